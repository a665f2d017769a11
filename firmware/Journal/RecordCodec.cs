namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// A record as bytes, little endian: version (2), sequence (4), fingerprint (4), written (8), charge (8), throughput (8), shown charge
    /// (8), states (4 times 4, without the charge), deviations (5 times 4), correlations above the diagonal, row by row (10 times 2),
    /// polarisations (4 times 4), flags (2; bit 0 full, bit 1 last before sleep), CRC-16 of all before it (2). A record that was cut while
    /// written, or is of another version, is refused whole.
    /// </summary>
    public static class RecordCodec
    {
        /// <summary>Length of a record, bytes.</summary>
        public const int Length = 118;

        private const int Version = 0x4D03;
        private const int FullFlag = 1;
        private const int LastFlag = 2;
        private const int ChecksumAt = Length - 2;
        private const int StatesAt = 42;
        private const int DeviationsAt = StatesAt + 16;
        private const int CorrelationsAt = DeviationsAt + 20;
        private const int RelaxationAt = CorrelationsAt + 20;
        private const int FlagsAt = RelaxationAt + 16;

        /// <summary>Writes a record into a buffer.</summary>
        /// <param name="record">The record.</param>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        public static void Encode(JournalRecord record, byte[] buffer)
        {
            Put(buffer, 0, 2, Version);
            Put(buffer, 2, 4, record.Sequence);
            Put(buffer, 6, 4, record.ProfileFingerprint);
            Put(buffer, 10, 8, record.WrittenMilliseconds);
            Put(buffer, 18, 8, record.ChargeNanoampMilliseconds);
            Put(buffer, 26, 8, record.ThroughputPpm);
            Put(buffer, 34, 8, record.ShownNanoampMilliseconds);
            int correlation = CorrelationsAt;
            for (int i = 0; i < 5; i++)
            {
                if (i > 0)
                {
                    Put(buffer, StatesAt + (4 * i) - 4, 4, record.Values[i]);
                }

                Put(buffer, DeviationsAt + (4 * i), 4, record.Covariances[6 * i]);
                for (int j = i + 1; j < 5; j++)
                {
                    Put(buffer, correlation, 2, record.Covariances[(5 * i) + j]);
                    correlation += 2;
                }
            }

            for (int i = 0; i < 4; i++)
            {
                Put(buffer, RelaxationAt + (4 * i), 4, record.RelaxationMicrovolts[i]);
            }

            Put(buffer, FlagsAt, 2, (record.IsFull ? FullFlag : 0) | (record.IsLast ? LastFlag : 0));
            Put(buffer, ChecksumAt, 2, Checksum(buffer));
        }

        /// <summary>Reads a record out of a buffer.</summary>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        /// <param name="record">Filled when the buffer holds a whole record of this version; else left alone.</param>
        /// <returns>Whether it did.</returns>
        public static bool TryDecode(byte[] buffer, JournalRecord record)
        {
            if ((int)Get(buffer, 0, 2) != Version || (int)Get(buffer, ChecksumAt, 2) != Checksum(buffer))
            {
                return false;
            }

            record.Sequence = (int)Get(buffer, 2, 4);
            record.ProfileFingerprint = (int)Get(buffer, 6, 4);
            record.WrittenMilliseconds = Get(buffer, 10, 8);
            record.ChargeNanoampMilliseconds = Get(buffer, 18, 8);
            record.ThroughputPpm = Get(buffer, 26, 8);
            record.ShownNanoampMilliseconds = Get(buffer, 34, 8);
            int correlation = CorrelationsAt;
            for (int i = 0; i < 5; i++)
            {
                if (i > 0)
                {
                    record.Values[i] = (int)Get(buffer, StatesAt + (4 * i) - 4, 4);
                }

                record.Covariances[6 * i] = (int)Get(buffer, DeviationsAt + (4 * i), 4);
                for (int j = i + 1; j < 5; j++)
                {
                    record.Covariances[(5 * i) + j] = (short)Get(buffer, correlation, 2);
                    correlation += 2;
                }
            }

            for (int i = 0; i < 4; i++)
            {
                record.RelaxationMicrovolts[i] = (int)Get(buffer, RelaxationAt + (4 * i), 4);
            }

            int flags = (int)Get(buffer, FlagsAt, 2);
            record.IsFull = (flags & FullFlag) != 0;
            record.IsLast = (flags & LastFlag) != 0;
            return true;
        }

        private static void Put(byte[] buffer, int at, int count, long value)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[at + i] = (byte)(value >> (8 * i));
            }
        }

        private static long Get(byte[] buffer, int at, int count)
        {
            long value = 0;
            for (int i = count - 1; i >= 0; i--)
            {
                value = (value << 8) | buffer[at + i];
            }

            return value;
        }

        // CRC-16/IBM-3740 (polynomial 0x1021, start 0xFFFF): finds every burst up to 16 bits. A byte at a time without a table: for this
        // polynomial the eight steps of a byte x come to x ^ x>>4, shifted by 12, 5 and 0.
        private static int Checksum(byte[] buffer)
        {
            int crc = 0xFFFF;
            for (int i = 0; i < ChecksumAt; i++)
            {
                int x = (crc >> 8) ^ buffer[i];
                x ^= x >> 4;
                crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xFFFF;
            }

            return crc;
        }
    }
}
