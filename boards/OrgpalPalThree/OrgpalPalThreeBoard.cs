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
    /// ORGPAL PalThree (STM32F769) with an ADS1115 on its second bus, which reads divider, amplifiers and thermistor: the front end of the
    /// STM32F769I-DISCO with steps of a sixth. Pin number = port * 16 + pin.
    /// </summary>
    public static class OrgpalPalThreeBoard
    {
        /// <summary>Number of the converter's bus: PH4 clock, PH5 data.</summary>
        public const int ConverterBus = 2;

        /// <summary>Address of the converter with ADDR at ground.</summary>
        public const int ConverterAddress = 0x48;

        private const int PortG = 6 * 16;
        private const int PortH = 7 * 16;

        /// <summary>Creates the board as data.</summary>
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
                ResolutionBits = 15, // of its 16, those above ground
                ReferenceMicrovolts = 4096000,
                BiasMicrovolts = 3300000,
                Oversampling = 2, // a conversion takes 5 ms
                DividerPpm = 700000,
                ShuntMilliohms = 20000,
                FineGain = 50,
                CoarseGain = 5,
                VoltageChannel = 0,
                FineCurrentChannel = 1,
                CoarseCurrentChannel = 2,
                TemperatureChannel = 3,
            },

            // One sigma after calibration. Estimates from the data sheets until a meter says better (docs/porting.md).
            Accuracy = new BoardFigures
            {
                VoltageErrorMicrovolts = 2000, // ten steps of 0.2 mV: drift of reference and divider
                CurrentOffsetErrorNanoamps = 200, // two steps of 125 nA: drift of the amplifier
                CurrentGainErrorPpm = 3000, // shunt and reference after calibration: drift
                SleepCurrentNanoamps = 3000, // not used: the board has no deep sleep
                SleepCurrentErrorNanoamps = 1000, // a third: a choice
                PeakLoadNanoamps = 5000000, // 0.1 V across the shunt: a choice, within the coarse range
                LongestSameSamples = 20, // the mean of a burst has noise, so 20 equal readings do not happen by chance
            },
        };

        /// <summary>Opens the sensor as it is wired: all inputs on the ADS1115.</summary>
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
