using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Cells
{
    /// <summary>A table at even steps of state of charge, from 0 in the first entry to 1 in the last.</summary>
    public sealed class ChargeTable : IntegerTable
    {
        /// <summary>A table of the given entries.</summary>
        /// <param name="entries">Two or more; copied.</param>
        public ChargeTable(int[] entries)
            : base(entries)
        {
        }

        /// <summary>A table of the given entries, if there are any.</summary>
        /// <param name="entries">Two or more, copied; or null.</param>
        /// <returns>The table; null for null.</returns>
        public static ChargeTable FromOptional(int[] entries) => entries == null ? null : new ChargeTable(entries);

        /// <summary>The value at a state of charge: linear between entries, constant beyond the ends.</summary>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <returns>The value, in the table's unit.</returns>
        public int At(int stateOfChargePpm)
        {
            int[] table = Entries;
            if (stateOfChargePpm <= 0)
            {
                return table[0];
            }

            int last = table.Length - 1;
            if (stateOfChargePpm >= IntegerMath.Million)
            {
                return table[last];
            }

            // At most 1e6 * 1000 entries: fits an int up to 2147 entries, and the check refuses more than 1001.
            int scaled = stateOfChargePpm * last;
            int index = scaled / IntegerMath.Million;
            int within = scaled - (index * IntegerMath.Million);
            return (int)(table[index] + (((long)table[index + 1] - table[index]) * within / IntegerMath.Million));
        }

        /// <summary>The state of charge at which a strictly rising table has a value: the inverse of <see cref="At"/>.</summary>
        /// <param name="value">The value, in the table's unit.</param>
        /// <returns>State of charge, ppm, 0 below the table and 1 000 000 above it.</returns>
        public int ChargeAt(int value)
        {
            int[] table = Entries;
            int low = 0;
            int last = table.Length - 1;
            int high = last;
            if (value <= table[0])
            {
                return 0;
            }

            if (value >= table[last])
            {
                return IntegerMath.Million;
            }

            while (high - low > 1)
            {
                int middle = (low + high) >> 1;
                if (table[middle] <= value)
                {
                    low = middle;
                }
                else
                {
                    high = middle;
                }
            }

            // The two differences are below 2^32: 2^32 * 1e6 fits a long.
            long within = ((long)value - table[low]) * IntegerMath.Million / ((long)table[high] - table[low]);
            return (int)((((long)low * IntegerMath.Million) + within) / last);
        }
    }
}
