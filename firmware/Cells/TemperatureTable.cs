namespace Microbattery.Firmware.Cells
{
    /// <summary>A table on the grid of temperatures of all profiles: -40 to 80 °C in steps of 5 °C.</summary>
    public sealed class TemperatureTable : IntegerTable
    {
        /// <summary>Temperature of the first entry, m°C: the coldest window of the catalogue begins there.</summary>
        public const int FirstMillicelsius = -40000;

        /// <summary>Step between entries, m°C: a resistance of 0.6 eV is linear over it within 4 % from -20 °C on, 5 % below.</summary>
        public const int StepMillicelsius = 5000;

        /// <summary>Number of entries: -40 to 80 °C.</summary>
        public const int Count = 25;

        /// <summary>A table of the given entries.</summary>
        /// <param name="entries"><see cref="Count"/> of them; copied.</param>
        public TemperatureTable(int[] entries)
            : base(entries)
        {
        }

        /// <summary>A table of the given entries, if there are any.</summary>
        /// <param name="entries"><see cref="Count"/> of them, copied; or null.</param>
        /// <returns>The table; null for null.</returns>
        public static TemperatureTable FromOptional(int[] entries) => entries == null ? null : new TemperatureTable(entries);

        /// <summary>The value at a temperature: linear between entries, constant beyond the ends.</summary>
        /// <param name="temperatureMillicelsius">Temperature, m°C.</param>
        /// <returns>The value, in the table's unit.</returns>
        public int At(int temperatureMillicelsius)
        {
            int[] table = Entries;
            int above = temperatureMillicelsius - FirstMillicelsius;
            if (temperatureMillicelsius <= FirstMillicelsius)
            {
                return table[0];
            }

            int index = above / StepMillicelsius;
            if (above < 0 || index >= Count - 1)
            {
                return table[Count - 1];
            }

            // |difference| < 2^32 and the remainder is below 5000: below 2^45.
            long rise = ((long)table[index + 1] - table[index]) * (above - (index * StepMillicelsius));
            return (int)(table[index] + (rise / StepMillicelsius));
        }
    }
}
