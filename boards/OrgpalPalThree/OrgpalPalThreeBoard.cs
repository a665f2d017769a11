using System.Device.Gpio;
using System.Device.I2c;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Chips;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards.OrgpalPalThree
{
    /// <summary>
    /// ORGPAL PalThree (STM32F769) with an ADS1115 on its second bus reading divider, amplifiers and thermistor: the front end of the
    /// STM32F769I-DISCO with steps a sixth as large. Pin number = port * 16 + pin.
    /// </summary>
    public static class OrgpalPalThreeBoard
    {
        /// <summary>Bus of the converter: PH4 clock, PH5 data.</summary>
        public const int ConverterBus = 2;

        /// <summary>Address of the converter, ADDR at ground.</summary>
        public const int ConverterAddress = 0x48;

        private const int PortG = 6 * 16;
        private const int PortH = 7 * 16;

        /// <summary>The board as data.</summary>
        /// <returns>A new description.</returns>
        public static BoardDescription Create() => new BoardDescription
        {
            Name = "orgpal-palthree",
            ChargeSwitchPin = PortH + 13,
            LoadSwitchPin = PortH + 14,
            DividerEnablePin = PortH + 15,
            WatchdogPin = PortG + 9,
            Design = new AmplifierDesign
            {
                ResolutionBits = 15,
                ReferenceMicrovolts = 4096000,
                BiasMicrovolts = 3300000,
                Oversampling = 2, // each takes the chip 5 ms
                DividerPpm = 700000,
                ShuntMilliohms = 20000,
                FineGain = 50,
                CoarseGain = 5,
                VoltageChannel = 0,
                FineCurrentChannel = 1,
                CoarseCurrentChannel = 2,
                TemperatureChannel = 3,
            },
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 2000,
                CurrentOffsetErrorNanoamps = 200,
                CurrentGainErrorPpm = 3000,
                SleepCurrentNanoamps = 3000,
                SleepCurrentErrorNanoamps = 1000,
                PeakLoadNanoamps = 5000000,
                LongestSameSamples = 20,
            },
        };

        /// <summary>The sensor as it is wired: everything on the ADS1115.</summary>
        /// <param name="board">The board.</param>
        /// <param name="converter">The converter on its bus.</param>
        /// <param name="pins">The pins.</param>
        /// <param name="clock">The clock.</param>
        /// <returns>The sensor.</returns>
        public static CellSensor OpenSensor(BoardDescription board, I2cDevice converter, GpioController pins, IClock clock)
        {
            FrontEnd frontEnd = board.Design.CreateFrontEnd();
            I2cRegisters registers = new I2cRegisters(converter);
            return new CellSensor(frontEnd, new ConverterSampler(
                new Ads1115Channel(registers, frontEnd.Voltage.Channel, clock),
                new Ads1115Channel(registers, frontEnd.FineCurrent.Channel, clock),
                new Ads1115Channel(registers, frontEnd.CoarseCurrent.Channel, clock),
                new Ads1115Channel(registers, frontEnd.Temperature.Channel, clock),
                new GpioOutputLine(pins, board.DividerEnablePin),
                clock,
                frontEnd));
        }
    }
}
