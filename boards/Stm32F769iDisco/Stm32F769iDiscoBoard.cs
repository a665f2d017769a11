using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards.Stm32F769iDisco
{
    /// <summary>
    /// STM32F769I-DISCO with the front end of this folder's README on its Arduino header. 12 bit converter, 3.3 V reference; pin number
    /// = port * 16 + pin.
    /// </summary>
    public static class Stm32F769iDiscoBoard
    {
        /// <summary>The board as data.</summary>
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
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 3000,
                CurrentOffsetErrorNanoamps = 200,
                CurrentGainErrorPpm = 3000,
                SleepCurrentNanoamps = 3000,
                SleepCurrentErrorNanoamps = 1000,
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
