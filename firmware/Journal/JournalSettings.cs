using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Journal
{
    /// <summary>When the journal and the fault history write.</summary>
    public sealed class JournalSettings : SettingGroup
    {
        /// <summary>The defaults, where nothing else is said.</summary>
        public JournalSettings()
            : base(Setting.ChangePpm, Setting.FaultPauseMilliseconds)
        {
        }

        private JournalSettings(JournalSettings other)
            : base(other)
        {
        }

        /// <summary>Write when the state of charge has moved this far since the last record: the most a power cut can cost,
        /// ppm.</summary>
        public int ChangePpm { get => Number(Setting.ChangePpm); init => Set(Setting.ChangePpm, value); }

        /// <summary>After a write that failed, try again after this time, ms.</summary>
        public int RetryMilliseconds { get => Number(Setting.RetryMilliseconds); init => Set(Setting.RetryMilliseconds, value); }

        /// <summary>Write at least this often, ms.</summary>
        public int LongestMilliseconds { get => Number(Setting.LongestMilliseconds); init => Set(Setting.LongestMilliseconds, value); }

        /// <summary>A fault history writes a trip at once, but no more than so many at once.</summary>
        public int FaultBurst { get => Number(Setting.FaultBurst); init => Set(Setting.FaultBurst, value); }

        /// <summary>After this time one more may be written at once, ms.</summary>
        public int FaultPauseMilliseconds
        {
            get => Number(Setting.FaultPauseMilliseconds);
            init => Set(Setting.FaultPauseMilliseconds, value);
        }

        /// <summary>A copy with one of them changed.</summary>
        /// <param name="setting">Which.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>Settings of their own, unchecked.</returns>
        public JournalSettings With(Setting setting, long value)
        {
            JournalSettings copy = new JournalSettings(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
