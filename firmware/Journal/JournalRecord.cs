using Microbattery.Firmware.Gauge;

namespace Microbattery.Firmware.Journal
{
    /// <summary>Content of a journal record: the gauge's state block, and what the journal itself keeps.</summary>
    public sealed class JournalRecord
    {
        /// <summary>When the gauge's state was saved, ms of the board's date.</summary>
        public long WrittenMilliseconds { get; set; }

        /// <summary>Whether charging was done, so that a restart does not begin it anew.</summary>
        public bool IsFull { get; set; }

        /// <summary>Whether it was written as the last thing before deep sleep: nothing was measured after it.</summary>
        public bool IsLast { get; set; }

        /// <summary>Whether the first charge of a lithium-free cell was done.</summary>
        public bool IsFormed { get; set; }

        /// <summary>Faults that stay until they are acknowledged, a mask of Faults.</summary>
        public int LatchedFaults { get; set; }

        /// <summary>Whether the gauge had never started: <see cref="GaugeState"/>, <see cref="IsFull"/> and the date then have no
        /// meaning.</summary>
        public bool IsGaugeUnknown { get; set; }

        /// <summary>State block of the gauge as <see cref="FuelGauge.SaveState"/> gives it: its version, its length, and content that only
        /// the gauge knows.</summary>
        public byte[] GaugeState { get; } = new byte[FuelGauge.StateLength];
    }
}
