using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards.Esp32Devkit
{
    /// <summary>
    /// ESP32 DevKit (classic ESP32) with the front end of this folder's README. 12 bit converter, uncalibrated, attenuation fixed at
    /// 12 dB: noisier and coarser than the STM32, and its figures say so.
    /// </summary>
    public static class Esp32DevkitBoard
    {
        /// <summary>The board as data.</summary>
        /// <returns>A new description.</returns>
        public static BoardDescription Create() => new BoardDescription
        {
            Name = "esp32-devkit",
            ChargeSwitchPin = 25,
            LoadSwitchPin = 26,
            DividerEnablePin = 27,
            WatchdogPin = 18,
            Design = new AmplifierDesign
            {
                ResolutionBits = 12,
                ReferenceMicrovolts = 3100000, // what full scale at 12 dB comes to by part; calibrate against a meter
                BiasMicrovolts = 3300000, // amplifiers and thermistor stand on the 3.3 V supply
                VoltageTolerancePpm = 120000, // 1.0 to 1.2 V behind the attenuation, and the divider
                VoltageOffsetToleranceMicrovolts = 300000, // it bends: a straight line through two points misses zero
                CurrentTolerancePpm = 120000,
                MiddleToleranceMicrovolts = 300000, // middle 1.65 V: its gain error there, and the bend
                DividerPpm = 600000,
                ShuntMilliohms = 20000,
                FineGain = 50,
                CoarseGain = 5,
                VoltageChannel = 6, // GPIO34
                FineCurrentChannel = 7, // GPIO35
                CoarseCurrentChannel = 4, // GPIO32
                TemperatureChannel = 5, // GPIO33
            },
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 10000,
                CurrentOffsetErrorNanoamps = 1000,
                CurrentGainErrorPpm = 10000,
                SleepCurrentNanoamps = 15000,
                SleepCurrentErrorNanoamps = 5000,
                PeakLoadNanoamps = 5000000,
                LongestSameVoltageSamples = 20,
                LongestSameSamples = 20,
            },
        };

        /// <summary>The sensor as it is wired: everything on the MCU's converter.</summary>
        /// <param name="board">The board.</param>
        /// <param name="converter">The MCU's converter.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="clock">The clock.</param>
        /// <returns>The sensor.</returns>
        public static CellSensor OpenSensor(BoardDescription board, AdcController converter, GpioController pins, IClock clock) =>
            BoardAssembly.OpenConverterSensor(board, converter, pins, clock);
    }
}
