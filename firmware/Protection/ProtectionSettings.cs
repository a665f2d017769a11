namespace Microbattery.Firmware.Protection
{
    /// <summary>How protection judges. The limits themselves are the cell's.</summary>
    public sealed class ProtectionSettings
    {
        /// <summary>Ticks in a row a limit must be exceeded before it trips. Voltage and lost readings never wait.</summary>
        public int CurrentTripTicks = 2;

        /// <summary>Ticks in a row a limit must be kept, with its hysteresis, before it releases.</summary>
        public int ReleaseTicks = 10;

        /// <summary>Ticks in a row an over-current must be gone before its switch is tried again.</summary>
        public int CurrentReleaseTicks = 60;

        /// <summary>Ticks in a row what is judged with the switches open, or may be a transient, must last.</summary>
        public int SettledTicks = 5;

        /// <summary>A latched fault is released this long after its cause has gone, ms, unless somebody does so before.</summary>
        public int LatchMilliseconds = 900000;

        /// <summary>More than this contradicts: two for a step of current that the voltage did not follow, one less for each that it did.</summary>
        public int MostContradiction = 3;

        /// <summary>Two ways of measuring the voltage that are further apart than this do not agree, µV.</summary>
        public int DisagreementMicrovolts = 50000;

        /// <summary>A clock that has not gone on for more looks than this stands still.</summary>
        public int StandingSamples = 4;

        /// <summary>Warn this far inside a temperature limit, m°C.</summary>
        public const int TemperatureWarningMillicelsius = 5000;

        /// <summary>Release this far inside a voltage limit, µV.</summary>
        public int VoltageHysteresisMicrovolts = 20000;

        /// <summary>Protection trips this far below cut-off, µV, or a quarter of the cut-off when that is less: above it the load gate acts, protection only when that failed.</summary>
        public const int UnderVoltageMarginMicrovolts = 100000;

        /// <summary>Release this far inside a temperature limit, m°C.</summary>
        public const int TemperatureHysteresisMillicelsius = 2000;

        /// <summary>A temperature reading older than this is no basis for charging, ms.</summary>
        public const int LongestTemperatureAgeMilliseconds = 30000;

        /// <summary>Worst believable change of the current while it is not read: from nothing to the discharge limit in this time, s.</summary>
        public int CurrentToLimitSeconds = 10;

        /// <summary>Worst believable change of the cell voltage while it is not read, µV/s: cut-off is reached from 3.9 V in 90 s.</summary>
        public const int VoltageRateMicrovoltsPerSecond = 10000;

        /// <summary>Worst believable change of the cell temperature while it is not read, m°C/s.</summary>
        public const int TemperatureRateMillicelsiusPerSecond = 100;
    }
}
