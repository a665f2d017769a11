namespace Microbattery.Tests.Recorded
{
    /// <summary>
    /// Unpacks recorded ticks: of each row a mask of the columns that changed, then by how much, all as numbers of 7 bits a byte, lowest
    /// first, the eighth bit set when more follow; changes are folded so that small ones of either sign are small (ZigZag).
    /// </summary>
    public sealed class TickReader
    {
        private readonly byte[] _packed;
        private readonly int[] _row = new int[(int)TickColumn.Count];
        private int _at;

        /// <summary>A reader before the first row.</summary>
        public TickReader(byte[] packed)
        {
            _packed = packed;
        }

        /// <summary>Goes to the next row.</summary>
        /// <returns>False after the last.</returns>
        public bool Next()
        {
            if (_at >= _packed.Length)
            {
                return false;
            }

            long mask = Number();
            for (int column = 0; column < _row.Length; column++)
            {
                if (((mask >> column) & 1) != 0)
                {
                    long folded = Number();
                    _row[column] += (int)((folded >> 1) ^ -(folded & 1));
                }
            }

            return true;
        }

        /// <summary>A column of this row.</summary>
        public int Get(TickColumn column) => _row[(int)column];

        private long Number()
        {
            long value = 0;
            int shift = 0;
            while (true)
            {
                byte part = _packed[_at++];
                value |= (long)(part & 0x7F) << shift;
                if (part < 0x80)
                {
                    return value;
                }

                shift += 7;
            }
        }
    }
}
