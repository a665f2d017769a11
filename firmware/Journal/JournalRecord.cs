namespace Microbattery.Firmware.Journal
{
    /// <summary>What must survive a power cut.</summary>
    public sealed class JournalRecord
    {
        /// <summary>Counts up with every record written; the higher of two is the newer.</summary>
        public int Sequence;

        /// <summary>Fingerprint of the profile the record was written for.</summary>
        public int ProfileFingerprint;

        /// <summary>When it was written, ms of the board's date.</summary>
        public long WrittenMilliseconds;

        /// <summary>Charge above empty, nA·ms.</summary>
        public long ChargeNanoampMilliseconds;

        /// <summary>Bound of the error of the state of charge, ppm.</summary>
        public int ErrorPpm;

        /// <summary>Slow polarisation, µV.</summary>
        public int PolarizationMicrovolts;

        /// <summary>Whether charging was done, so that a restart does not begin it anew.</summary>
        public bool IsFull;

        /// <summary>Whether it was written as the last thing before deep sleep: nothing was measured after it.</summary>
        public bool IsLast;
    }
}
