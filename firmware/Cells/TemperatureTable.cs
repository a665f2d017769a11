namespace Microbattery.Firmware.Cells
{
    /// <summary>A table on the grid of temperatures of all profiles: -40 to 80 °C in steps of 5 °C.</summary>
    public sealed class TemperatureTable : IntegerTable
    {
        /// <summary>First entry, m°C.</summary>
        public const int FirstMillicelsius = -40000;

        /// <summary>Between entries, m°C.</summary>
        public const int StepMillicelsius = 5000;

        /// <summary>Number of entries.</summary>
        public const int Count = 25;

        /// <summary>A table of these entries.</summary>
        /// <param name="entries"><see cref="Count"/> of them; copied.</param>
        public TemperatureTable(int[] entries)
            : base(entries)
        {
        }

        /// <summary>A table where there is one.</summary>
        /// <param name="entries"><see cref="Count"/> of them, copied; or null.</param>
        /// <returns>The table, or null.</returns>
        public static TemperatureTable FromOptional(int[] entries) => entries == null ? null : new TemperatureTable(entries);

        /// <summary>The value at a temperature, straight between entries, held at the ends.</summary>
        /// <param name="temperatureMillicelsius">m°C.</param>
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
