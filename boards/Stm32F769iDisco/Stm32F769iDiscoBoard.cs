using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards.Stm32F769iDisco
{
    /// <summary>
    /// STM32F769I-DISCO with the front end of this folder's README on its Arduino header. Converter of 12 bits with a reference of 3.3 V.
    /// Pin number = port * 16 + pin.
    /// </summary>
    public static class Stm32F769iDiscoBoard
    {
        /// <summary>Creates the board as data.</summary>
        /// <returns>A new description.</returns>
        public static BoardDescription Create() => new BoardDescription
        {
            Name = "stm32f769i-disco",
            ChargeSwitchPin = (9 * 16) + 1, // PJ1, D2
            LoadSwitchPin = 9 * 16, // PJ0, D4
            DividerEnablePin = (9 * 16) + 3, // PJ3, D7
            WatchdogPin = (9 * 16) + 4, // PJ4, D8
            Design = new AmplifierDesign
            {
                ResolutionBits = 12,
                ReferenceMicrovolts = 3300000,
                DividerPpm = 700000,
                ShuntMilliohms = 20000,
                FineGain = 50,
                CoarseGain = 5,
                VoltageChannel = 0, // PA6, A0
                FineCurrentChannel = 1, // PA4, A1
                CoarseCurrentChannel = 2, // PC2, A2
                TemperatureChannel = 3, // PF10, A3
            },

            // One sigma after calibration. Estimates from the data sheets until a meter says better (docs/porting.md).
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 3000, // two and a half steps of 1.2 mV
                CurrentOffsetErrorNanoamps = 200, // a quarter of a step of 806 nA: 32 conversions, and drift
                CurrentGainErrorPpm = 3000, // shunt and reference after calibration: drift
                SleepCurrentNanoamps = 3000, // board.json, rounded down
                SleepCurrentErrorNanoamps = 1000, // a third: a choice
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
