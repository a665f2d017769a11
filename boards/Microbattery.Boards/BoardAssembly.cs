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
    /// <summary>Opens the adapters that most boards have: on the MCU for their Program, on a PC for the simulator.</summary>
    public static class BoardAssembly
    {
        /// <summary>Opens the pins of the two switches, both low. Call it first, before anything else can fail.</summary>
        /// <param name="board">The board.</param>
        /// <param name="pins">The pins.</param>
        /// <returns>The switches.</returns>
        /// <exception cref="ArgumentNullException">Board or pins are missing.</exception>
        public static IPowerSwitches OpenSwitches(BoardDescription board, GpioController pins)
        {
            ArgumentNullException.ThrowIfNull(board, nameof(board));
            return new PowerSwitches(new GpioOutputLine(pins, board.ChargeSwitchPin), new GpioOutputLine(pins, board.LoadSwitchPin));
        }

        /// <summary>Opens the pin of the external watchdog.</summary>
        /// <param name="board">The board.</param>
        /// <param name="pins">The pins.</param>
        /// <returns>The watchdog; null on a board without one.</returns>
        /// <exception cref="ArgumentNullException">Board or pins are missing.</exception>
        public static IWatchdog OpenWatchdog(BoardDescription board, GpioController pins)
        {
            ArgumentNullException.ThrowIfNull(board, nameof(board));
            return board.WatchdogPin == BoardDescription.NoPin ? null : new PulseWatchdog(new GpioOutputLine(pins, board.WatchdogPin));
        }

        /// <summary>Loads this board's calibration into its design. Call it before the sensor is opened. A calibration that is refused is
        /// printed on the console, with the reason, and every reading of the sensor fails: both switches stay open.</summary>
        /// <param name="board">The board.</param>
        /// <param name="store">Storage of the calibration; null on a board whose calibration is in its design.</param>
        /// <returns>The calibration: whether it was refused, and why, for the telemetry.</returns>
        /// <exception cref="ArgumentNullException">The board is missing.</exception>
        public static StoredCalibration LoadCalibration(BoardDescription board, IRecordStore store)
        {
            ArgumentNullException.ThrowIfNull(board, nameof(board));
            StoredCalibration calibration = new StoredCalibration(store, board.Design);
            if (!calibration.Load(board.MustBeCalibrated))
            {
                Console.WriteLine("# calibration refused, both switches stay open: " + calibration.Text());
            }

            return calibration;
        }

        /// <summary>Opens the sensor of a board whose MCU's own converter reads divider, amplifiers and thermistor.</summary>
        /// <param name="board">The board; its design is an <see cref="AmplifierDesign"/>.</param>
        /// <param name="converter">The MCU's converter.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="clock">The clock.</param>
        /// <returns>The sensor.</returns>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        public static CellSensor OpenConverterSensor(BoardDescription board, AdcController converter, GpioController pins, IClock clock)
        {
            ArgumentNullException.ThrowIfNull(board, nameof(board));
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
