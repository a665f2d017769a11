namespace Microbattery.Firmware.Numerics
{
    /// <summary>Numbers as bytes, the lowest first: what every record is made of.</summary>
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

        /// <summary>Gets it back.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="at">Where the first is.</param>
        /// <param name="count">How many bytes, 1 to 8.</param>
        /// <returns>The number; below zero only of 8 bytes.</returns>
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
