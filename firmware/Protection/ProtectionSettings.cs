using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Protection
{
    /// <summary>Settings of protection: debounce, hysteresis and ageing rates. The limits themselves are the profile's.</summary>
    public sealed class ProtectionSettings : SettingGroup
    {
        /// <summary>Settings with the defaults of the table of settings.</summary>
        public ProtectionSettings()
            : base(Setting.CurrentTripTicks, Setting.StoppedSampleMilliseconds)
        {
        }

        private ProtectionSettings(ProtectionSettings other)
            : base(other)
        {
        }

        /// <summary>Samples in a row above a current limit before it trips. Voltage and lost readings trip with one.</summary>
        public int CurrentTripTicks { get => Number(Setting.CurrentTripTicks); init => Set(Setting.CurrentTripTicks, value); }

        /// <summary>Samples in a row at or below the release point before a fault clears.</summary>
        public int ReleaseTicks { get => Number(Setting.ReleaseTicks); init => Set(Setting.ReleaseTicks, value); }

        /// <summary>Samples in a row without the over-current before its switch may close again.</summary>
        public int CurrentReleaseTicks { get => Number(Setting.CurrentReleaseTicks); init => Set(Setting.CurrentReleaseTicks, value); }

        /// <summary>Samples in a row before a fault trips that is judged with the switches open, or may be a transient.</summary>
        public int SettledTicks { get => Number(Setting.SettledTicks); init => Set(Setting.SettledTicks, value); }

        /// <summary>Time after which a latched fault clears when its cause has gone, ms, unless it is acknowledged before.</summary>
        public int LatchMilliseconds { get => Number(Setting.LatchMilliseconds); init => Set(Setting.LatchMilliseconds, value); }

        /// <summary>Largest score of contradiction that is accepted: the score grows by two for each step that the voltage did not follow,
        /// and falls by one for each that it did.</summary>
        public int MostContradiction { get => Number(Setting.MostContradiction); init => Set(Setting.MostContradiction, value); }

        /// <summary>Largest difference between two measurements of the voltage that counts as agreement, µV.</summary>
        public int DisagreementMicrovolts
        {
            get => Number(Setting.DisagreementMicrovolts);
            init => Set(Setting.DisagreementMicrovolts, value);
        }

        /// <summary>Samples in a row without advance of the clock that are accepted: with more the clock has stopped.</summary>
        public int StandingSamples { get => Number(Setting.StandingSamples); init => Set(Setting.StandingSamples, value); }

        /// <summary>Distance of the warning point inside a temperature limit, m°C.</summary>
        public int TemperatureWarningMillicelsius
        {
            get => Number(Setting.TemperatureWarningMillicelsius);
            init => Set(Setting.TemperatureWarningMillicelsius, value);
        }

        /// <summary>Hysteresis of a voltage limit, µV.</summary>
        public int VoltageHysteresisMicrovolts
        {
            get => Number(Setting.VoltageHysteresisMicrovolts);
            init => Set(Setting.VoltageHysteresisMicrovolts, value);
        }

        /// <summary>Distance of under-voltage below cut-off, µV; a quarter of the cut-off if that is less.</summary>
        public int UnderVoltageMarginMicrovolts
        {
            get => Number(Setting.UnderVoltageMarginMicrovolts);
            init => Set(Setting.UnderVoltageMarginMicrovolts, value);
        }

        /// <summary>Hysteresis of a temperature limit, m°C.</summary>
        public int TemperatureHysteresisMillicelsius
        {
            get => Number(Setting.TemperatureHysteresisMillicelsius);
            init => Set(Setting.TemperatureHysteresisMillicelsius, value);
        }

        /// <summary>Largest age of a temperature reading that allows charging, ms.</summary>
        public int LongestTemperatureAgeMilliseconds
        {
            get => Number(Setting.LongestTemperatureAgeMilliseconds);
            init => Set(Setting.LongestTemperatureAgeMilliseconds, value);
        }

        /// <summary>Fastest credible change of a current that is not measured, as the time from zero to the discharge limit, s.</summary>
        public int CurrentToLimitSeconds
        {
            get => Number(Setting.CurrentToLimitSeconds);
            init => Set(Setting.CurrentToLimitSeconds, value);
        }

        /// <summary>Fastest credible change of a cell voltage that is not measured, µV/s.</summary>
        public int VoltageRateMicrovoltsPerSecond
        {
            get => Number(Setting.VoltageRateMicrovoltsPerSecond);
            init => Set(Setting.VoltageRateMicrovoltsPerSecond, value);
        }

        /// <summary>Fastest credible change of a cell temperature that is not measured, m°C/s.</summary>
        public int TemperatureRateMillicelsiusPerSecond
        {
            get => Number(Setting.TemperatureRateMillicelsiusPerSecond);
            init => Set(Setting.TemperatureRateMillicelsiusPerSecond, value);
        }

        /// <summary>Time that protection counts for a sample while the clock has stopped, ms.</summary>
        public int StoppedSampleMilliseconds
        {
            get => Number(Setting.StoppedSampleMilliseconds);
            init => Set(Setting.StoppedSampleMilliseconds, value);
        }

        /// <summary>Copies the settings with one changed.</summary>
        /// <param name="setting">The setting.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>New settings, unchecked.</returns>
        public ProtectionSettings With(Setting setting, long value)
        {
            ProtectionSettings copy = new ProtectionSettings(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
