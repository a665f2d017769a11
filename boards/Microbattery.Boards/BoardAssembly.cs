using System;
using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Hal.Lines;

namespace Microbattery.Boards
{
    /// <summary>The adapters most boards are put together from: on the MCU by their Program, on a PC by the simulator.</summary>
    public static class BoardAssembly
    {
        /// <summary>The two switches, open. To be called first, before anything else can fail.</summary>
        /// <param name="board">The board.</param>
        /// <param name="pins">The pins.</param>
        /// <returns>The switches.</returns>
        public static IPowerSwitches OpenSwitches(BoardDescription board, GpioController pins) => new PowerSwitches(
            new GpioOutputLine(pins, board.ChargeSwitchPin),
            new GpioOutputLine(pins, board.LoadSwitchPin));

        /// <summary>The external watchdog.</summary>
        /// <param name="board">The board.</param>
        /// <param name="pins">The pins.</param>
        /// <returns>The watchdog, or null on a board without one.</returns>
        public static IWatchdog OpenWatchdog(BoardDescription board, GpioController pins) =>
            board.WatchdogPin == BoardDescription.NoPin ? null : new PulseWatchdog(new GpioOutputLine(pins, board.WatchdogPin));

        /// <summary>Takes this board's calibration over, before its sensor is opened. One that is refused is said in a line on the console, and
        /// leaves a sensor that reads nothing: both switches stay open.</summary>
        /// <param name="board">The board.</param>
        /// <param name="store">Where it keeps its calibration; null on a board whose constants stand in its design.</param>
        /// <returns>The calibration: whether it was refused, and why, for the telemetry.</returns>
        public static StoredCalibration LoadCalibration(BoardDescription board, IRecordStore store)
        {
            StoredCalibration calibration = new StoredCalibration(store, board.Design);
            if (!calibration.Load(board.MustBeCalibrated))
            {
                Console.WriteLine("calibration refused: " + calibration.Text());
            }

            return calibration;
        }

        /// <summary>The sensor of a board whose own converter reads divider, amplifiers and thermistor.</summary>
        /// <param name="board">The board; its design is an <see cref="AmplifierDesign"/>.</param>
        /// <param name="converter">The MCU's converter.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="clock">The clock.</param>
        /// <returns>The sensor.</returns>
        public static CellSensor OpenConverterSensor(BoardDescription board, AdcController converter, GpioController pins, IClock clock)
        {
            FrontEnd frontEnd = board.Design.CreateFrontEnd();
            return new CellSensor(frontEnd, new ConverterSampler(
                new AdcConverterChannel(converter, frontEnd.Voltage.Channel),
                new AdcConverterChannel(converter, frontEnd.FineCurrent.Channel),
                new AdcConverterChannel(converter, frontEnd.CoarseCurrent.Channel),
                new AdcConverterChannel(converter, frontEnd.Temperature.Channel),
                new GpioOutputLine(pins, board.DividerEnablePin),
                clock,
                frontEnd));
        }
    }
}
