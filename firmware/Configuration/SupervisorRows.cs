namespace Microbattery.Firmware.Configuration
{
    /// <summary>Rows of the settings of gauge, journal, sleep and supervisor.</summary>
    internal static class SupervisorRows
    {
        /// <summary>The row of a setting.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>A new row; null when it is of another group.</returns>
        internal static SettingRow Row(Setting setting)
        {
            switch (setting)
            {
                case Setting.LongestIntervalMilliseconds:
                    return new SettingRow("Gauge.LongestIntervalMilliseconds", "ms", 1000, int.MaxValue, 60000,
                        "Above the time between samples; a recorded trace may have long ones.");
                case Setting.ChangePpm:
                    return new SettingRow("Journal.ChangePpm", "ppm", 100, 100000, 5000,
                        "A record each 0.01 % wears the storage out; a tenth of the charge is too much to lose.");
                case Setting.RetryMilliseconds:
                    return new SettingRow("Journal.RetryMilliseconds", "ms", 1000, 3600000, 10000,
                        "A failed write is tried again, and not in every tick.");
                case Setting.LongestMilliseconds:
                    return new SettingRow("Journal.LongestMilliseconds", "ms", 1000, 604800000, 3600000,
                        "Learned values change over hours; a power cut may lose a week of them at most.");
                case Setting.FaultBurst:
                    return new SettingRow("Journal.FaultBurst", "records", 1, 100, 4, "As many as the fault history holds.");
                case Setting.FaultPauseMilliseconds:
                    return new SettingRow("Journal.FaultPauseMilliseconds", "ms", 0, 604800000, 3600000,
                        "A fault that comes and goes without end costs one write in each such time.");
                case Setting.ActiveMilliseconds:
                    return new SettingRow("Wake.ActiveMilliseconds", "ms", 50, 10000, 1000,
                        "The current may change between samples: at 10 s a limit may be exceeded for as long.");
                case Setting.AfterClosingMilliseconds:
                    return new SettingRow("Wake.AfterClosingMilliseconds", "ms", 10, 1000, 50,
                        "The first sample of what a source gives; at a second the cell may be above its limit for as long.");
                case Setting.NearCutoffMilliseconds:
                    return new SettingRow("Wake.NearCutoffMilliseconds", "ms", 10, 1000, 100,
                        "The voltage of a nearly empty cell falls by a volt in seconds.");
                case Setting.QuietMilliseconds:
                    return new SettingRow("Wake.QuietMilliseconds", "ms", 1000, 3600000, 60000,
                        "Longer than a cloud edge; an hour is half a night.");
                case Setting.IdleMilliseconds:
                    return new SettingRow("Wake.IdleMilliseconds", "ms", 100, 60000, 10000,
                        "Within the age that protection and gauge accept for a reading.");
                case Setting.DeepSleepMilliseconds:
                    return new SettingRow("Wake.DeepSleepMilliseconds", "ms", 1000, 1728000000, 600000,
                        "1 s to 20 days: the range of the wake timers of all boards.");
                case Setting.LongestSleepMilliseconds:
                    return new SettingRow("Wake.LongestSleepMilliseconds", "ms", 1000, 1728000000, 86400000,
                        "1 s to 20 days: the range of the wake timers of all boards.");
                case Setting.OwnSharePpm:
                    return new SettingRow("Wake.OwnSharePpm", "ppm", 1, 1000000, 10000,
                        "1 % of the cell a year by default; all of it at most.");
                case Setting.IdleSamplesToSleep:
                    return new SettingRow("Wake.IdleSamplesToSleep", "samples", 1, int.MaxValue, 2, "The largest value: never.");
                case Setting.BlindSamplesToSleep:
                    return new SettingRow("Wake.BlindSamplesToSleep", "samples", 1, int.MaxValue, 12,
                        "Two minutes by default; the largest value: never.");
                case Setting.CalibrationFault:
                    return new SettingRow("CalibrationFault", "code", 0, 0, 0, "0: not refused; the codes are in docs/calibration.md.");
                case Setting.CellIsFormed:
                    return new SettingRow("CellIsFormed", "", 0, 1, 0, "No or yes.");
                default:
                    return null;
            }
        }
    }
}
