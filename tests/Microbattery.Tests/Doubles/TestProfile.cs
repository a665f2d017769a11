using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A small valid profile with round figures: 700 µA·h, 100 ohm, flat between 40 and 70 %.</summary>
    public static class TestProfile
    {
        /// <summary>700 µA·h, nA·s.</summary>
        public const long CapacityNanoampSeconds = 2520000000L;

        /// <summary>One part per million of it, nA·ms.</summary>
        public const long NanoampMillisecondsPerPpm = 2520000L;

        /// <summary>A new profile.</summary>
        public static CellProfile Create() => Create("test");

        /// <summary>The same by another name.</summary>
        public static CellProfile Create(string name) => new CellProfile
        {
            Name = name,
            ChargeVoltageMicrovolts = 4200000,
            ChargeVoltageToleranceMicrovolts = 50000,
            CutoffVoltageMicrovolts = 3000000,
            CapacityNanoampSeconds = CapacityNanoampSeconds,
            CapacityErrorPpm = 10000,
            ChargeCurrentLimitNanoamps = 7000000,
            DischargeCurrentLimitNanoamps = 10000000,
            DischargePulseNanoamps = 20000000,
            DischargePulseMilliseconds = 1000,
            CurrentTemperaturePpm = new TemperatureTable(Even(TemperatureTable.Count, 1000000)),
            TaperCurrentNanoamps = 35000,
            ChargeMinimumMillicelsius = -10000,
            ChargeMaximumMillicelsius = 45000,
            DischargeMinimumMillicelsius = -20000,
            DischargeMaximumMillicelsius = 60000,
            OpenCircuitMicrovolts = new ChargeTable(new int[]
            {
                3000000, 3600000, 3750000, 3850000, 3880000, 3884000, 3888000, 3892000, 3950000, 4070000, 4200000,
            }),
            OpenCircuitErrorMicrovolts = 3000,
            ResistanceMilliohms = new ChargeTable(new int[] { 100000, 100000, 100000 }),
            ResistanceTemperatureThousandths = new TemperatureTable(TwiceInTheCold()),
            ResistanceErrorPpm = 100000,
            RelaxationPpm = new IntegerTable(new int[] { 250000 }),
            RelaxationMilliseconds = new IntegerTable(new int[] { 300000 }),
            RelaxationErrorPpm = 500000,
            RateReferenceNanoamps = 140000,
            RateCapacityPpm = new IntegerTable(new int[] { 1000000, 990000, 970000, 900000 }),
            SelfDischargePicoamps = new TemperatureTable(Even(TemperatureTable.Count, 1000)),
        };

        /// <summary>The same with a film of a diffusion time of one hour, four times as long in the cold.</summary>
        public static CellProfile WithDiffusion()
        {
            int[] ratios = Even(TemperatureTable.Count, 4000);
            for (int i = 13; i < ratios.Length; i++)
            {
                ratios[i] = 1000;
            }

            return Create()
                .With(Setting.DiffusionMilliseconds, new ChargeTable(new int[] { 3600000, 3600000 }))
                .With(Setting.DiffusionTemperatureThousandths, new TemperatureTable(ratios));
        }

        /// <summary>Entries of a constant table.</summary>
        public static int[] Even(int count, int value)
        {
            int[] table = new int[count];
            for (int i = 0; i < count; i++)
            {
                table[i] = value;
            }

            return table;
        }

        // 2 below 25 °C, 1 there, 0.5 above.
        private static int[] TwiceInTheCold()
        {
            int[] table = Even(TemperatureTable.Count, 2000);
            table[13] = 1000;
            for (int i = 14; i < table.Length; i++)
            {
                table[i] = 500;
            }

            return table;
        }
    }
}
