namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// A record as bytes, little endian: version (2), sequence (4), fingerprint (4), written (8), charge (8), throughput (8), shown charge
    /// (8), states (4 times 4, without the charge), deviations (5 times 4), correlations above the diagonal, row by row (10 times 2),
    /// polarisations (4 times 4), flags (2; bit 0 full, bit 1 last before sleep, bit 2 formed, bit 3 gauge unknown), latched faults (4),
    /// CRC-16 of all before it (2). A record that was cut while written, or is of another version, is refused whole.
    /// </summary>
    public static class RecordCodec
    {
        /// <summary>Length of a record, bytes: with whole registers of 4 bytes it fits into the 128 of an STM32F7.</summary>
        public const int Length = 122;

        internal const int Version = 0x4D04;

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

        /// <summary>Writes a record into a buffer.</summary>
        /// <param name="record">The record.</param>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        public static void Encode(JournalRecord record, byte[] buffer)
        {
            EncodeContent(record, buffer);
            RecordFrame.Seal(buffer, Version, record.Sequence, record.ProfileFingerprint);
        }

        /// <summary>The same without version, sequence, fingerprint and checksum.</summary>
        internal static void EncodeContent(JournalRecord record, byte[] buffer)
        {
            RecordFrame.Put(buffer, RecordFrame.ContentAt, 8, record.WrittenMilliseconds);
            RecordFrame.Put(buffer, 18, 8, record.ChargeNanoampMilliseconds);
            RecordFrame.Put(buffer, 26, 8, record.ThroughputPpm);
            RecordFrame.Put(buffer, 34, 8, record.ShownNanoampMilliseconds);
            int correlation = CorrelationsAt;
            for (int i = 0; i < 5; i++)
            {
                if (i > 0)
                {
                    RecordFrame.Put(buffer, StatesAt + (4 * i) - 4, 4, record.Values[i]);
                }

                RecordFrame.Put(buffer, DeviationsAt + (4 * i), 4, record.Covariances[6 * i]);
                for (int j = i + 1; j < 5; j++)
                {
                    RecordFrame.Put(buffer, correlation, 2, record.Covariances[(5 * i) + j]);
                    correlation += 2;
                }
            }

            for (int i = 0; i < 4; i++)
            {
                RecordFrame.Put(buffer, SlowAt + (4 * i), 4, record.Slow[i]);
            }

            int flags = (record.IsFull ? FullFlag : 0)
                | (record.IsLast ? LastFlag : 0)
                | (record.IsFormed ? FormedFlag : 0)
                | (record.IsGaugeUnknown ? GaugeUnknownFlag : 0);
            RecordFrame.Put(buffer, FlagsAt, 2, flags);
            RecordFrame.Put(buffer, FaultsAt, 4, record.LatchedFaults);
        }

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

            record.Sequence = RecordFrame.Sequence(buffer);
            record.ProfileFingerprint = RecordFrame.Fingerprint(buffer);
            record.WrittenMilliseconds = RecordFrame.Get(buffer, RecordFrame.ContentAt, 8);
            record.ChargeNanoampMilliseconds = RecordFrame.Get(buffer, 18, 8);
            record.ThroughputPpm = RecordFrame.Get(buffer, 26, 8);
            record.ShownNanoampMilliseconds = RecordFrame.Get(buffer, 34, 8);
            int correlation = CorrelationsAt;
            for (int i = 0; i < 5; i++)
            {
                if (i > 0)
                {
                    record.Values[i] = (int)RecordFrame.Get(buffer, StatesAt + (4 * i) - 4, 4);
                }

                record.Covariances[6 * i] = (int)RecordFrame.Get(buffer, DeviationsAt + (4 * i), 4);
                for (int j = i + 1; j < 5; j++)
                {
                    record.Covariances[(5 * i) + j] = (short)RecordFrame.Get(buffer, correlation, 2);
                    correlation += 2;
                }
            }

            for (int i = 0; i < 4; i++)
            {
                record.Slow[i] = (int)RecordFrame.Get(buffer, SlowAt + (4 * i), 4);
            }

            int flags = (int)RecordFrame.Get(buffer, FlagsAt, 2);
            record.IsFull = (flags & FullFlag) != 0;
            record.IsLast = (flags & LastFlag) != 0;
            record.IsFormed = (flags & FormedFlag) != 0;
            record.IsGaugeUnknown = (flags & GaugeUnknownFlag) != 0;
            record.LatchedFaults = (int)RecordFrame.Get(buffer, FaultsAt, 4);
            return true;
        }
    }
}
