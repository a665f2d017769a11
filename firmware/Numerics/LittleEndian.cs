namespace Microbattery.Firmware.Numerics
{
    /// <summary>Integers as bytes, lowest byte first: the encoding of every record.</summary>
    public static class LittleEndian
    {
        /// <summary>Puts a number's lowest bytes into a buffer.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="at">Where the first goes.</param>
        /// <param name="count">How many bytes, 1 to 8.</param>
        /// <param name="value">The number.</param>
        public static void Put(byte[] buffer, int at, int count, long value)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[at + i] = (byte)(value >> (8 * i));
            }
        }

        /// <summary>Reads a number from a buffer.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="at">Where the first is.</param>
        /// <param name="count">How many bytes, 1 to 8.</param>
        /// <returns>The number; negative only when it has 8 bytes.</returns>
        public static long Get(byte[] buffer, int at, int count)
        {
            long value = 0;
            for (int i = count - 1; i >= 0; i--)
            {
                value = (value << 8) | buffer[at + i];
            }

            return value;
        }
    }
}
