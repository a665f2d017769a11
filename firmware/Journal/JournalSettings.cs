namespace Microbattery.Firmware.Journal
{
    /// <summary>When the journal writes.</summary>
    public sealed class JournalSettings
    {
        /// <summary>Write when the state of charge has moved this far since the last record, ppm: the most a power cut can cost.</summary>
        public const int ChangePpm = 5000;

        /// <summary>After a write that failed, try again after this time, ms.</summary>
        public const int RetryMilliseconds = 10000;

        /// <summary>Write at least this often, ms.</summary>
        public int LongestMilliseconds = 3600000;

        /// <summary>A fault history writes a trip at once, but no more than so many at once, 1 or more.</summary>
        public const int FaultBurst = 4;

        /// <summary>After this time, ms, one more: a fault that comes and goes for ever costs a write each such time.</summary>
        public int FaultPauseMilliseconds = 3600000;
    }
}
