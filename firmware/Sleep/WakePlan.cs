using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>Settings of the time between samples: short while a switch is closed and the current may change, long with both
    /// open.</summary>
    public sealed class WakePlan : SettingGroup
    {
        /// <summary>A plan with the defaults of the table of settings.</summary>
        public WakePlan()
            : base(Setting.ActiveMilliseconds, Setting.BlindSamplesToSleep)
        {
        }

        private WakePlan(WakePlan other)
            : base(other)
        {
        }

        /// <summary>Time between samples while a switch is closed, ms.</summary>
        public int ActiveMilliseconds { get => Number(Setting.ActiveMilliseconds); init => Set(Setting.ActiveMilliseconds, value); }

        /// <summary>Time from closing the charge switch, or opening the load switch beside it, to the next sample, ms. Only that sample
        /// shows what the source gives the cell.</summary>
        public int AfterClosingMilliseconds
        {
            get => Number(Setting.AfterClosingMilliseconds);
            init => Set(Setting.AfterClosingMilliseconds, value);
        }

        /// <summary>Time between samples while the load switch is closed near cut-off, ms.</summary>
        public int NearCutoffMilliseconds
        {
            get => Number(Setting.NearCutoffMilliseconds);
            init => Set(Setting.NearCutoffMilliseconds, value);
        }

        /// <summary>Time without charge current through a closed charge switch, ms. After it samples are as far apart as with both switches
        /// open.</summary>
        public int QuietMilliseconds { get => Number(Setting.QuietMilliseconds); init => Set(Setting.QuietMilliseconds, value); }

        /// <summary>Time between samples while both switches are open, ms.</summary>
        public int IdleMilliseconds { get => Number(Setting.IdleMilliseconds); init => Set(Setting.IdleMilliseconds, value); }

        /// <summary>Shortest deep sleep, ms. Each wake costs the charge that the MCU takes to start.</summary>
        public long DeepSleepMilliseconds
        {
            get => Value(Setting.DeepSleepMilliseconds);
            init => Set(Setting.DeepSleepMilliseconds, value);
        }

        /// <summary>Longest deep sleep, and longest time between samples while both switches are open, ms. It limits what the sample budget
        /// may ask for: an application that requests its load, or a cell near over-discharge, waits no longer than this.</summary>
        public long LongestSleepMilliseconds
        {
            get => Value(Setting.LongestSleepMilliseconds);
            init => Set(Setting.LongestSleepMilliseconds, value);
        }

        /// <summary>Share of the cell's capacity that samples in sleep may take in a year, ppm: the sample budget.</summary>
        public int OwnSharePpm { get => Number(Setting.OwnSharePpm); init => Set(Setting.OwnSharePpm, value); }

        /// <summary>Idle samples in a row before the board may sleep deeply.</summary>
        public int IdleSamplesToSleep { get => Number(Setting.IdleSamplesToSleep); init => Set(Setting.IdleSamplesToSleep, value); }

        /// <summary>Blind samples in a row before the board may sleep deeply: both switches are open because a sensor failed, a tick failed
        /// or the configuration was refused. Each wake tries again.</summary>
        public int BlindSamplesToSleep { get => Number(Setting.BlindSamplesToSleep); init => Set(Setting.BlindSamplesToSleep, value); }

        /// <summary>Copies the plan with one setting changed.</summary>
        /// <param name="setting">The setting.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>A new plan, unchecked.</returns>
        public WakePlan With(Setting setting, long value)
        {
            WakePlan copy = new WakePlan(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
