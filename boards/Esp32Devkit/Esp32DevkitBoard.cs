using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards.Esp32Devkit
{
    /// <summary>
    /// ESP32 DevKit (classic ESP32) with the front end of this folder's README. Its own converter has 12 bits, is not calibrated, and has a
    /// fixed attenuation of 12 dB: it has more noise and larger steps than that of the STM32.
    /// </summary>
    public static class Esp32DevkitBoard
    {
        /// <summary>Creates the board as data.</summary>
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
                ReferenceMicrovolts = 3100000, // nominal full scale at 12 dB; it differs from part to part
                BiasMicrovolts = 3300000, // amplifiers and thermistor are fed by the 3.3 V supply
                VoltageTolerancePpm = 120000, // a reference of 1.0 to 1.2 V, +-9 %, and the divider
                VoltageOffsetToleranceMicrovolts = 300000, // an estimate: a line through two points of its curve misses zero
                CurrentTolerancePpm = 120000, // the same reference, and the shunt
                MiddleToleranceMicrovolts = 300000, // the gain error at 1.65 V, half of the bias, and the nonlinearity
                DividerPpm = 600000,
                ShuntMilliohms = 20000,
                FineGain = 50,
                CoarseGain = 5,
                VoltageChannel = 6, // GPIO34
                FineCurrentChannel = 7, // GPIO35
                CoarseCurrentChannel = 4, // GPIO32
                TemperatureChannel = 5, // GPIO33
            },

            // One sigma after calibration. Estimates from the data sheets until a meter says better (docs/porting.md).
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 10000, // an estimate of the nonlinearity that two points leave
                CurrentOffsetErrorNanoamps = 1000, // a step and a third: noise and drift of the amplifier
                CurrentGainErrorPpm = 10000, // nonlinearity, 1 %
                SleepCurrentNanoamps = 15000, // board.json
                SleepCurrentErrorNanoamps = 5000, // a third: a choice
                PeakLoadNanoamps = 5000000, // 0.1 V across the shunt: a choice, within the coarse range
                LongestSameVoltageSamples = 20, // as below
                LongestSameSamples = 20, // the mean of a burst has noise, so 20 equal readings do not happen by chance
            },
        };

        /// <summary>Opens the sensor as it is wired: all inputs on the MCU's converter.</summary>
        /// <param name="board">The board.</param>
        /// <param name="converter">The MCU's converter.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="clock">The clock.</param>
        /// <returns>The sensor.</returns>
        public static CellSensor OpenSensor(BoardDescription board, AdcController converter, GpioController pins, IClock clock) =>
            BoardAssembly.OpenConverterSensor(board, converter, pins, clock);
    }
}
