using System.Device.Gpio;
using System.Device.I2c;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Chips;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards.Esp32C6Devkit
{
    /// <summary>
    /// ESP32-C6-DevKitC-1 with an INA228 in the cell's line: steps of 0.8 nA, an offset of some 10 nA. The finest of these boards, and
    /// the one for cells of a few tens of µA·h.
    /// </summary>
    public static class Esp32C6DevkitBoard
    {
        /// <summary>Bus of the monitor.</summary>
        public const int MonitorBus = 1;

        /// <summary>Data line of that bus.</summary>
        public const int MonitorDataPin = 18;

        /// <summary>Clock line of that bus.</summary>
        public const int MonitorClockPin = 19;

        /// <summary>Address of the monitor, A0 and A1 at ground.</summary>
        public const int MonitorAddress = 0x40;

        /// <summary>The board as data.</summary>
        /// <returns>A new description.</returns>
        public static BoardDescription Create() => new BoardDescription
        {
            Name = "esp32-c6-devkit",
            ChargeSwitchPin = 10,
            LoadSwitchPin = 11,
            DividerEnablePin = 3,
            WatchdogPin = 1,
            WakePin = 2,
            Design = MonitorDesign.CreateIna228(100000),
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 3000,
                CurrentOffsetErrorNanoamps = 10,
                CurrentGainErrorPpm = 2000,
                SleepCurrentNanoamps = 12000,
                SleepCurrentErrorNanoamps = 4000,
                PeakLoadNanoamps = 1600000,
                LongestSameSamples = 20,
            },
        };

        /// <summary>The sensor as it is wired: voltage, current and temperature by the monitor.</summary>
        /// <param name="board">The board.</param>
        /// <param name="monitor">The monitor on its bus.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="clock">The clock.</param>
        /// <returns>The sensor.</returns>
        public static CellSensor OpenSensor(BoardDescription board, I2cDevice monitor, GpioController pins, IClock clock)
        {
            FrontEnd frontEnd = board.Design.CreateFrontEnd();
            Ina228 chip = new Ina228(new I2cRegisters(monitor), clock);
            GpioOutputLine voltageSwitch = new GpioOutputLine(pins, board.DividerEnablePin);
            return new CellSensor(frontEnd, new MonitorSampler(chip, chip, null, voltageSwitch, clock, frontEnd));
        }
    }
}
