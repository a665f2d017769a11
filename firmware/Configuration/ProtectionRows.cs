namespace Microbattery.Firmware.Configuration
{
    /// <summary>Rows of protection's settings.</summary>
    internal static class ProtectionRows
    {
        /// <summary>The row of a setting.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>A new row; null when it is of another group.</returns>
        internal static SettingRow Row(Setting setting)
        {
            switch (setting)
            {
                case Setting.CurrentTripTicks:
                    return new SettingRow("Protection.CurrentTripTicks", "samples", 1, 10, 2,
                        "One sample may fall on an edge; ten are ten seconds of over-current.");
                case Setting.ReleaseTicks:
                    return new SettingRow("Protection.ReleaseTicks", "samples", 1, 600, 10,
                        "Longer than a transient; after ten minutes without the cause there is no reason to wait.");
                case Setting.CurrentReleaseTicks:
                    return new SettingRow("Protection.CurrentReleaseTicks", "samples", 1, 3600, 60,
                        "The switch is tried once a minute by default, and once an hour at the least.");
                case Setting.SettledTicks:
                    return new SettingRow("Protection.SettledTicks", "samples", 1, 60, 5,
                        "Relays and sources settle within seconds; a switch that is stuck for a minute fills a small cell.");
                case Setting.LatchMilliseconds:
                    return new SettingRow("Protection.LatchMilliseconds", "ms", 0, 604800000, 900000,
                        "Up to a week; 0 clears the fault with its cause.");
                case Setting.MostContradiction:
                    return new SettingRow("Protection.MostContradiction", "score", 1, 5, 3,
                        "The score ends at 6: a threshold of 6 would switch the check off.");
                case Setting.DisagreementMicrovolts:
                    return new SettingRow("Protection.DisagreementMicrovolts", "µV", 1000, 500000, 50000,
                        "Below 1 mV every pair of converters disagrees; 0.5 V hides a broken reference.");
                case Setting.StandingSamples:
                    return new SettingRow("Protection.StandingSamples", "samples", 1, 20, 4,
                        "A clock of 10 ms steps may repeat; at 20 samples protection by time begins after 20 s.");
                case Setting.TemperatureWarningMillicelsius:
                    return new SettingRow("Protection.TemperatureWarningMillicelsius", "m°C", 0, 20000, 5000,
                        "A band wider than 20 °C is most of a window.");
                case Setting.VoltageHysteresisMicrovolts:
                    return new SettingRow("Protection.VoltageHysteresisMicrovolts", "µV", 0, 200000, 20000,
                        "More than 0.2 V inside a limit is most of a plateau.");
                case Setting.UnderVoltageMarginMicrovolts:
                    return new SettingRow("Protection.UnderVoltageMarginMicrovolts", "µV", 0, 500000, 100000,
                        "Above it the load gate acts; protection acts only when the load gate has failed.");
                case Setting.TemperatureHysteresisMillicelsius:
                    return new SettingRow("Protection.TemperatureHysteresisMillicelsius", "m°C", 0, 10000, 2000,
                        "More than 10 °C is most of a window.");
                case Setting.LongestTemperatureAgeMilliseconds:
                    return new SettingRow("Protection.LongestTemperatureAgeMilliseconds", "ms", 1000, 300000, 30000,
                        "A thin-film cell follows its board within minutes.");
                case Setting.CurrentToLimitSeconds:
                    return new SettingRow("Protection.CurrentToLimitSeconds", "s", 1, 3600, 10,
                        "A load changes at once; over an hour a lost current would never age to a limit.");
                case Setting.VoltageRateMicrovoltsPerSecond:
                    return new SettingRow("Protection.VoltageRateMicrovoltsPerSecond", "µV/s", 100, 1000000, 10000,
                        "10 mV/s: from 3.9 V to a 3.0 V cut-off in 90 s, a discharge at 40C.");
                case Setting.TemperatureRateMillicelsiusPerSecond:
                    return new SettingRow("Protection.TemperatureRateMillicelsiusPerSecond", "m°C/s", 1, 10000, 100,
                        "0.1 °C/s: a board that is put into the sun or a freezer changes more slowly.");
                case Setting.StoppedSampleMilliseconds:
                    return new SettingRow("Protection.StoppedSampleMilliseconds", "ms", 10, 1000, 50,
                        "The shortest time between two samples: more would trip a sound cell, less protects later.");
                default:
                    return null;
            }
        }
    }
}
