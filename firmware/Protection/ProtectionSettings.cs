using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Protection
{
    /// <summary>How protection judges. The limits themselves are the cell's.</summary>
    public sealed class ProtectionSettings : SettingGroup
    {
        /// <summary>The defaults, where nothing else is said.</summary>
        public ProtectionSettings()
            : base(Setting.CurrentTripTicks, Setting.StoppedSampleMilliseconds)
        {
        }

        private ProtectionSettings(ProtectionSettings other)
            : base(other)
        {
        }

        /// <summary>Samples in a row a current limit must be exceeded before it trips. Voltage and lost readings never wait.</summary>
        public int CurrentTripTicks { get => Number(Setting.CurrentTripTicks); init => Set(Setting.CurrentTripTicks, value); }

        /// <summary>Samples in a row a limit must be kept, with its hysteresis, before it clears.</summary>
        public int ReleaseTicks { get => Number(Setting.ReleaseTicks); init => Set(Setting.ReleaseTicks, value); }

        /// <summary>Samples in a row an over-current must be gone before its switch is tried again.</summary>
        public int CurrentReleaseTicks { get => Number(Setting.CurrentReleaseTicks); init => Set(Setting.CurrentReleaseTicks, value); }

        /// <summary>Samples in a row what is judged with the switches open, or may be a transient, must last.</summary>
        public int SettledTicks { get => Number(Setting.SettledTicks); init => Set(Setting.SettledTicks, value); }

        /// <summary>A latched fault clears this long after its cause has gone, unless somebody acknowledges it before, ms.</summary>
        public int LatchMilliseconds { get => Number(Setting.LatchMilliseconds); init => Set(Setting.LatchMilliseconds, value); }

        /// <summary>A score above this is a contradiction: two for a step of current that the voltage did not follow, one less for each
        /// that it did.</summary>
        public int MostContradiction { get => Number(Setting.MostContradiction); init => Set(Setting.MostContradiction, value); }

        /// <summary>Two ways of measuring the voltage that are further apart than this do not agree, µV.</summary>
        public int DisagreementMicrovolts
        {
            get => Number(Setting.DisagreementMicrovolts);
            init => Set(Setting.DisagreementMicrovolts, value);
        }

        /// <summary>A clock that has not gone on for more samples than this has stopped.</summary>
        public int StandingSamples { get => Number(Setting.StandingSamples); init => Set(Setting.StandingSamples, value); }

        /// <summary>Warn this far inside a temperature limit, m°C.</summary>
        public int TemperatureWarningMillicelsius
        {
            get => Number(Setting.TemperatureWarningMillicelsius);
            init => Set(Setting.TemperatureWarningMillicelsius, value);
        }

        /// <summary>A voltage limit clears this far inside, µV.</summary>
        public int VoltageHysteresisMicrovolts
        {
            get => Number(Setting.VoltageHysteresisMicrovolts);
            init => Set(Setting.VoltageHysteresisMicrovolts, value);
        }

        /// <summary>Protection trips this far below cut-off, or a quarter of the cut-off when that is less, µV.</summary>
        public int UnderVoltageMarginMicrovolts
        {
            get => Number(Setting.UnderVoltageMarginMicrovolts);
            init => Set(Setting.UnderVoltageMarginMicrovolts, value);
        }

        /// <summary>A temperature limit clears this far inside, m°C.</summary>
        public int TemperatureHysteresisMillicelsius
        {
            get => Number(Setting.TemperatureHysteresisMillicelsius);
            init => Set(Setting.TemperatureHysteresisMillicelsius, value);
        }

        /// <summary>A temperature reading older than this is no basis for charging, ms.</summary>
        public int LongestTemperatureAgeMilliseconds
        {
            get => Number(Setting.LongestTemperatureAgeMilliseconds);
            init => Set(Setting.LongestTemperatureAgeMilliseconds, value);
        }

        /// <summary>Worst believable change of the current while it is not read: from nothing to the discharge limit in this time,
        /// s.</summary>
        public int CurrentToLimitSeconds { get => Number(Setting.CurrentToLimitSeconds); init => Set(Setting.CurrentToLimitSeconds, value); }

        /// <summary>Worst believable change of the cell voltage while it is not read, µV/s.</summary>
        public int VoltageRateMicrovoltsPerSecond
        {
            get => Number(Setting.VoltageRateMicrovoltsPerSecond);
            init => Set(Setting.VoltageRateMicrovoltsPerSecond, value);
        }

        /// <summary>Worst believable change of the cell temperature while it is not read, m°C/s.</summary>
        public int TemperatureRateMillicelsiusPerSecond
        {
            get => Number(Setting.TemperatureRateMillicelsiusPerSecond);
            init => Set(Setting.TemperatureRateMillicelsiusPerSecond, value);
        }

        /// <summary>What protection counts a sample as while the clock stands, ms.</summary>
        public int StoppedSampleMilliseconds
        {
            get => Number(Setting.StoppedSampleMilliseconds);
            init => Set(Setting.StoppedSampleMilliseconds, value);
        }

        /// <summary>A copy with one of them changed.</summary>
        /// <param name="setting">Which.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>Settings of their own, unchecked.</returns>
        public ProtectionSettings With(Setting setting, long value)
        {
            ProtectionSettings copy = new ProtectionSettings(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
