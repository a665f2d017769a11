using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Cells
{
    /// <summary>Tables at even steps of state of charge, from 0 in the first entry to 1 in the last.</summary>
    public static class ChargeTable
    {
        /// <summary>A table at a state of charge, straight between entries, held at the ends.</summary>
        /// <param name="table">Two entries or more.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <returns>The value, in the table's unit.</returns>
        public static int Interpolate(int[] table, int stateOfChargePpm)
        {
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

        /// <summary>The state of charge at which a rising table has a value: the inverse of <see cref="Interpolate"/>.</summary>
        /// <param name="risingTable">Strictly rising, two entries or more.</param>
        /// <param name="value">The value, in the table's unit.</param>
        /// <returns>State of charge, ppm, 0 below the table and 1 000 000 above it.</returns>
        public static int Locate(int[] risingTable, int value)
        {
            int low = 0;
            int last = risingTable.Length - 1;
            int high = last;
            if (value <= risingTable[0])
            {
                return 0;
            }

            if (value >= risingTable[last])
            {
                return IntegerMath.Million;
            }

            while (high - low > 1)
            {
                int middle = (low + high) >> 1;
                if (risingTable[middle] <= value)
                {
                    low = middle;
                }
                else
                {
                    high = middle;
                }
            }

            // The two differences are below 2^32: 2^32 * 1e6 fits a long.
            long within = ((long)value - risingTable[low]) * IntegerMath.Million / ((long)risingTable[high] - risingTable[low]);
            return (int)((((long)low * IntegerMath.Million) + within) / last);
        }
    }
}
