using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// A record as bytes, little endian: version (2), sequence (4), fingerprint (4), written (8), charge (8), throughput (8), shown charge
    /// (8), states (4 times 4, without the charge), deviations (5 times 4, in 1/256), correlations above the diagonal, row by row (10
    /// times 2), polarisations (4 times 4), flags (2; bit 0 full, bit 1 last before sleep, bit 2 formed, bit 3 gauge unknown), latched
    /// faults (4), CRC-16 of all before it (2). A record that was cut while written, or is of another version, is refused whole.
    /// </summary>
    public static class RecordCodec
    {
        /// <summary>Length of a record, bytes: with whole registers of 4 bytes it fits into the 128 of an STM32F7.</summary>
        public const int Length = 122;

        internal const int Version = 0x4D05;

        private const int FullFlag = 1;
        private const int LastFlag = 2;
        private const int FormedFlag = 4;
        private const int GaugeUnknownFlag = 8;
        private const int StatesAt = 42;
        private const int DeviationsAt = StatesAt + 16;
        private const int CorrelationsAt = DeviationsAt + 20;
        private const int SlowAt = CorrelationsAt + 20;
        private const int FlagsAt = SlowAt + 16;
        private const int FaultsAt = FlagsAt + 2;

        /// <summary>Writes a record into a buffer, but for version, sequence, fingerprint and checksum: those belong to the slots it is kept in.</summary>
        /// <param name="record">The record.</param>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        public static void Encode(JournalRecord record, byte[] buffer) => Exchange(record, buffer, true);

        /// <summary>Reads a record out of a buffer.</summary>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        /// <param name="record">Filled when the buffer holds a whole record of this version; else left alone.</param>
        /// <returns>Whether it did.</returns>
        public static bool TryDecode(byte[] buffer, JournalRecord record)
        {
            if (buffer.Length != Length || !RecordFrame.IsWhole(buffer, Version))
            {
                return false;
            }

            Exchange(record, buffer, false);
            return true;
        }

        /// <summary>Every field, either way: what is written is left in the record as it was.</summary>
        private static void Exchange(JournalRecord record, byte[] buffer, bool isWriting)
        {
            record.WrittenMilliseconds = Field(buffer, isWriting, RecordFrame.ContentAt, 8, record.WrittenMilliseconds);
            record.ChargeNanoampMilliseconds = Field(buffer, isWriting, 18, 8, record.ChargeNanoampMilliseconds);
            record.ThroughputPpm = Field(buffer, isWriting, 26, 8, record.ThroughputPpm);
            record.DisplayedNanoampMilliseconds = Field(buffer, isWriting, 34, 8, record.DisplayedNanoampMilliseconds);
            int[] covariances = record.Covariances;
            int correlation = CorrelationsAt;
            for (int i = 0; i < 5; i++)
            {
                if (i > 0)
                {
                    record.Values[i] = (int)Field(buffer, isWriting, StatesAt + (4 * i) - 4, 4, record.Values[i]);
                }

                covariances[6 * i] = (int)Field(buffer, isWriting, DeviationsAt + (4 * i), 4, covariances[6 * i]);
                for (int j = (5 * i) + i + 1; j < (5 * i) + 5; j++)
                {
                    covariances[j] = (short)Field(buffer, isWriting, correlation, 2, covariances[j]);
                    correlation += 2;
                }
            }

            for (int i = 0; i < 4; i++)
            {
                record.Slow[i] = (int)Field(buffer, isWriting, SlowAt + (4 * i), 4, record.Slow[i]);
            }

            int flags = (record.IsFull ? FullFlag : 0)
                | (record.IsLast ? LastFlag : 0)
                | (record.IsFormed ? FormedFlag : 0)
                | (record.IsGaugeUnknown ? GaugeUnknownFlag : 0);
            flags = (int)Field(buffer, isWriting, FlagsAt, 2, flags);
            record.IsFull = (flags & FullFlag) != 0;
            record.IsLast = (flags & LastFlag) != 0;
            record.IsFormed = (flags & FormedFlag) != 0;
            record.IsGaugeUnknown = (flags & GaugeUnknownFlag) != 0;
            record.LatchedFaults = (int)Field(buffer, isWriting, FaultsAt, 4, record.LatchedFaults);
        }

        private static long Field(byte[] buffer, bool isWriting, int at, int count, long value)
        {
            if (isWriting)
            {
                LittleEndian.Put(buffer, at, count, value);
                return value;
            }

            return LittleEndian.Get(buffer, at, count);
        }
    }
}
