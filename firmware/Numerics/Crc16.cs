namespace Microbattery.Firmware.Numerics
{
    /// <summary>CRC-16/IBM-3740 (polynomial 0x1021, start 0xFFFF): detects a record that is cut or damaged.</summary>
    /// <remarks>
    /// In a record of up to 4 KB it detects every change of one, two or three bits, of any odd number of bits, and within any 16
    /// consecutive bits. Of all other changes one in 65 536 goes undetected.
    /// </remarks>
    public static class Crc16
    {
        private const int Start = 0xFFFF; // of CRC-16/IBM-3740: leading zeros change the result

        /// <summary>CRC of the first bytes of a buffer.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="count">How many bytes, 0 to its length.</param>
        /// <returns>0 to 0xFFFF.</returns>
        public static int Of(byte[] buffer, int count)
        {
            // A byte at a time without a table: for this polynomial the eight steps of a byte x come to x ^ x>>4, shifted by 12, 5 and 0.
            int crc = Start;
            for (int i = 0; i < count; i++)
            {
                int x = (crc >> 8) ^ buffer[i];
                x ^= x >> 4;
                crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xFFFF;
            }

            return crc;
        }
    }
}
