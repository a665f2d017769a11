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
    /// Raspberry Pi Pico (RP2040) or Pico 2 (RP2350), wired the same, with an INA226 in the cell's line. The MCU's converter, with a
    /// reference of its own, reads the thermistor and the cell voltage a second time.
    /// </summary>
    /// <remarks>nanoFramework has no sleep for this MCU: it is a bench board, powered by USB.</remarks>
    public static class RaspberryPiPicoBoard
    {
        /// <summary>Number of the monitor's bus; buses count from 0 on this MCU.</summary>
        public const int MonitorBus = 0;

        /// <summary>Address of the monitor with A0 and A1 at ground.</summary>
        public const int MonitorAddress = 0x40;

        /// <summary>Creates the board as data.</summary>
        /// <returns>A new description.</returns>
        public static BoardDescription Create() => new BoardDescription
        {
            Name = "raspberry-pi-pico",
            ChargeSwitchPin = 14,
            LoadSwitchPin = 15,
            DividerEnablePin = 13,
            WatchdogPin = 12,
            Design = new MonitorDesign(MonitorChip.Ina226, 47000) // 47 ohm: 53 nA a step, 1.7 mA at most
            {
                TemperatureChannel = 0, // GP26

                // The second voltage: 3.0 V of 0.1 % at ADC_VREF, and a divider of two equal resistors of 0.1 %, buffered.
                SecondVoltageChannel = 1, // GP27
                ReferenceMicrovolts = 3000000,
            },

            // One sigma after calibration. Estimates from the data sheets until a meter says better (docs/porting.md).
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 4000, // three steps of 1.25 mV
                CurrentOffsetErrorNanoamps = 100, // two steps of 53 nA
                CurrentGainErrorPpm = 3000, // a shunt of 0.1 %, and its temperature
                SleepCurrentNanoamps = 1000, // not used: the board has no deep sleep
                SleepCurrentErrorNanoamps = 500,
                PeakLoadNanoamps = 1700000, // the end of the range
            },
        };

        /// <summary>Opens the sensor as it is wired: voltage and current of the monitor; second voltage and temperature of the MCU's
        /// converter.</summary>
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
