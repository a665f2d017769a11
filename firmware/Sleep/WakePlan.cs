using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>How far apart samples are: close while a switch is closed, for current may then change between them, and far with both open.</summary>
    public sealed class WakePlan : SettingGroup
    {
        /// <summary>The defaults, where nothing else is said.</summary>
        public WakePlan()
            : base(Setting.ActiveMilliseconds, Setting.BlindSamplesToSleep)
        {
        }

        private WakePlan(WakePlan other)
            : base(other)
        {
        }

        /// <summary>Between samples while a switch is closed, ms.</summary>
        public int ActiveMilliseconds { get => Number(Setting.ActiveMilliseconds); init => Set(Setting.ActiveMilliseconds, value); }

        /// <summary>From closing the charge switch, or opening the load switch beside it, to the next sample: what the source gives the
        /// cell is only known then, ms.</summary>
        public int AfterClosingMilliseconds
        {
            get => Number(Setting.AfterClosingMilliseconds);
            init => Set(Setting.AfterClosingMilliseconds, value);
        }

        /// <summary>Between samples while the load switch is closed near cut-off, ms.</summary>
        public int NearCutoffMilliseconds
        {
            get => Number(Setting.NearCutoffMilliseconds);
            init => Set(Setting.NearCutoffMilliseconds, value);
        }

        /// <summary>After so long with a closed charge switch that brings nothing, samples are as far apart as with both open,
        /// ms.</summary>
        public int QuietMilliseconds { get => Number(Setting.QuietMilliseconds); init => Set(Setting.QuietMilliseconds, value); }

        /// <summary>Between samples while both switches are open, ms.</summary>
        public int IdleMilliseconds { get => Number(Setting.IdleMilliseconds); init => Set(Setting.IdleMilliseconds, value); }

        /// <summary>The least a board that sleeps deeply does so. Each wake costs what its MCU takes to start.</summary>
        public long DeepSleepMilliseconds
        {
            get => Value(Setting.DeepSleepMilliseconds);
            init => Set(Setting.DeepSleepMilliseconds, value);
        }

        /// <summary>The longest it does, and the longest between samples while both switches are open, when the budget asks for longer
        /// times: what an application that wants its load, or a cell that may be over-discharged, can wait for, ms.</summary>
        public long LongestSleepMilliseconds
        {
            get => Value(Setting.LongestSleepMilliseconds);
            init => Set(Setting.LongestSleepMilliseconds, value);
        }

        /// <summary>Share of the cell's capacity that samples in sleep may take in a year, ppm.</summary>
        public int OwnSharePpm { get => Number(Setting.OwnSharePpm); init => Set(Setting.OwnSharePpm, value); }

        /// <summary>Samples in a row without anything to do before such a board goes to sleep.</summary>
        public int IdleSamplesToSleep { get => Number(Setting.IdleSamplesToSleep); init => Set(Setting.IdleSamplesToSleep, value); }

        /// <summary>Samples in a row in which both switches had to stay open because a sensor failed, a tick failed or the configuration
        /// was refused, before such a board goes to sleep. Each wake tries again.</summary>
        public int BlindSamplesToSleep { get => Number(Setting.BlindSamplesToSleep); init => Set(Setting.BlindSamplesToSleep, value); }

        /// <summary>A copy with one of them changed.</summary>
        /// <param name="setting">Which.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>Settings of their own, unchecked.</returns>
        public WakePlan With(Setting setting, long value)
        {
            WakePlan copy = new WakePlan(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
