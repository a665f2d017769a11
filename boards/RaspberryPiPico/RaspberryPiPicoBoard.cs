using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Chips;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards.RaspberryPiPico
{
    /// <summary>
    /// Raspberry Pi Pico (RP2040) or Pico 2 (RP2350), wired the same, with an INA226 in the cell's line; thermistor and a second look
    /// at the cell voltage on the MCU's converter, which has a reference of its own. nanoFramework has no sleep for it: a bench board, powered by USB.
    /// </summary>
    public static class RaspberryPiPicoBoard
    {
        /// <summary>Bus of the monitor; numbered from 0 on this MCU.</summary>
        public const int MonitorBus = 0;

        /// <summary>Address of the monitor, A0 and A1 at ground.</summary>
        public const int MonitorAddress = 0x40;

        /// <summary>The board as data.</summary>
        /// <returns>A new description.</returns>
        public static BoardDescription Create()
        {
            MonitorDesign design = MonitorDesign.CreateIna226(47000);
            design.TemperatureChannel = 0; // GP26

            // A second way to the cell voltage with another reference: 3.0 V of 0.1 % at ADC_VREF, a divider of two equal resistors of 0.1 %, buffered.
            design.SecondVoltageChannel = 1; // GP27
            design.ReferenceMicrovolts = 3000000;
            return new BoardDescription
            {
                Name = "raspberry-pi-pico",
                ChargeSwitchPin = 14,
                LoadSwitchPin = 15,
                DividerEnablePin = 13,
                WatchdogPin = 12,
                Design = design,
                Accuracy = new BoardFigures
                {
                    VoltageErrorMicrovolts = 4000,
                    CurrentOffsetErrorNanoamps = 100,
                    CurrentGainErrorPpm = 3000,
                    SleepCurrentNanoamps = 1000,
                    SleepCurrentErrorNanoamps = 500,
                    PeakLoadNanoamps = 1700000,
                },
            };
        }

        /// <summary>The sensor as it is wired: voltage and current by the monitor, the voltage once more and the temperature by the MCU's converter.</summary>
        /// <param name="board">The board.</param>
        /// <param name="monitor">The monitor on its bus.</param>
        /// <param name="converter">The MCU's converter.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="clock">The clock.</param>
        /// <returns>The sensor.</returns>
        public static CellSensor OpenSensor(
            BoardDescription board, I2cDevice monitor, AdcController converter, GpioController pins, IClock clock)
        {
            FrontEnd frontEnd = board.Design.CreateFrontEnd();
            return new CellSensor(frontEnd, new MonitorSampler(
                new Ina226(new I2cRegisters(monitor), clock),
                new AdcConverterChannel(converter, frontEnd.Temperature.Channel),
                new AdcConverterChannel(converter, frontEnd.SecondVoltage.Channel),
                new GpioOutputLine(pins, board.DividerEnablePin),
                clock,
                frontEnd));
        }
    }
}
