namespace Microbattery.Firmware.Journal
{
    /// <summary>What must survive a power cut.</summary>
    public sealed class JournalRecord
    {
        /// <summary>When it was written, ms of the board's date.</summary>
        public long WrittenMilliseconds;

        /// <summary>Charge above empty, nA·ms.</summary>
        public long ChargeNanoampMilliseconds;

        /// <summary>Charge through the cell in its life, both ways, ppm of its profile's capacity.</summary>
        public long ThroughputPpm;

        /// <summary>What the display shows, nA·ms above empty.</summary>
        public long DisplayedNanoampMilliseconds;

        /// <summary>States of the estimator, in 1/256 of their units.</summary>
        public readonly int[] Values = new int[5];

        /// <summary>How far they may be off, and how that goes together; as StateEstimator.Save gives it.</summary>
        public readonly int[] Covariances = new int[25];

        /// <summary>What is slow in the cell, as CellModel.Slow gives it; what the profile does not have is 0.</summary>
        public readonly int[] Slow = new int[4];

        /// <summary>Whether charging was done, so that a restart does not begin it anew.</summary>
        public bool IsFull;

        /// <summary>Whether it was written as the last thing before deep sleep: nothing was measured after it.</summary>
        public bool IsLast;

        /// <summary>Whether the first charge of a lithium-free cell was done.</summary>
        public bool IsFormed;

        /// <summary>Faults that stay until somebody clears them, a mask of Faults.</summary>
        public int LatchedFaults;

        /// <summary>Whether the gauge had never started: only <see cref="IsFormed"/> and <see cref="LatchedFaults"/> mean anything then.</summary>
        public bool IsGaugeUnknown;
    }
}
