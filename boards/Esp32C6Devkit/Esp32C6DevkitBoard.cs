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
    /// ESP32-C6-DevKitC-1 with an INA228 in the cell's line: steps of 0.8 nA, an offset of some 10 nA. It has the finest resolution of
    /// these boards, for cells of some tens of µA·h.
    /// </summary>
    public static class Esp32C6DevkitBoard
    {
        /// <summary>Number of the monitor's bus.</summary>
        public const int MonitorBus = 1;

        /// <summary>Pin of that bus's data line.</summary>
        public const int MonitorDataPin = 18;

        /// <summary>Pin of that bus's clock line.</summary>
        public const int MonitorClockPin = 19;

        /// <summary>Address of the monitor with A0 and A1 at ground.</summary>
        public const int MonitorAddress = 0x40;

        /// <summary>Creates the board as data.</summary>
        /// <returns>A new description.</returns>
        public static BoardDescription Create() => new BoardDescription
        {
            Name = "esp32-c6-devkit",
            ChargeSwitchPin = 10,
            LoadSwitchPin = 11,
            DividerEnablePin = 3,
            WatchdogPin = 1,
            WakePin = 2,
            Design = MonitorDesign.CreateIna228(100000), // 100 ohm: 0.78 nA a step, 1.6 mA at most

            // One sigma after calibration. Estimates from the data sheets until a meter says better (docs/porting.md).
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 3000, // 1 mV of offset, and half of the 0.1 % at 4.2 V that wiring and drift leave
                CurrentOffsetErrorNanoamps = 10, // 1 µV of offset in 100 ohm
                CurrentGainErrorPpm = 2000, // a shunt of 0.1 %, and as much for its temperature
                SleepCurrentNanoamps = 12000, // board.json
                SleepCurrentErrorNanoamps = 4000, // a third: a choice
                PeakLoadNanoamps = 1600000, // the end of the coarse range
                LongestSameSamples = 20, // its noise is some steps, so 20 equal readings do not happen by chance
            },
        };

        /// <summary>Opens the sensor as it is wired: voltage, current and temperature of the monitor.</summary>
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
