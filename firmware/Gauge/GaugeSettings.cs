using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>How the gauge weighs what it is told: what an application may set, and what is as it is. Where the figures are from:
    /// docs/gauge.md.</summary>
    public sealed class GaugeSettings : SettingGroup
    {
        /// <summary>The defaults, where nothing else is said.</summary>
        public GaugeSettings()
            : base(Setting.LongestIntervalMilliseconds, Setting.LongestIntervalMilliseconds)
        {
        }

        private GaugeSettings(GaugeSettings other)
            : base(other)
        {
        }

        /// <summary>Between samples further apart than this the current is not taken to have changed evenly: it is a gap, ms.</summary>
        public int LongestIntervalMilliseconds
        {
            get => Number(Setting.LongestIntervalMilliseconds);
            init => Set(Setting.LongestIntervalMilliseconds, value);
        }

        /// <summary>Time between two looks at what the voltage says, ms.</summary>
        public const int CorrectionPeriodMilliseconds = 10000;

        /// <summary>For how long what is random in the voltage stays alike, ms.</summary>
        public const int CorrelatedMilliseconds = 300000;

        /// <summary>In what time what polarisation is off by changes, ms.</summary>
        public const int BiasMilliseconds = 2000000;

        /// <summary>How far relaxation of unknown history may be from done at the first look, µV.</summary>
        public const int UnknownRelaxationMicrovolts = 2000;

        /// <summary>How long the voltage alone says where the cell is after a start from nothing, ms.</summary>
        public const int ConvergingMilliseconds = 600000;

        /// <summary>Settling ends when this much was counted, ppm.</summary>
        public const int ConvergingPpm = 30000;

        /// <summary>How far an aged cell's capacity may be off its type's, one sigma, ppm.</summary>
        public const int AgedCapacityPpm = 120000;

        /// <summary>How far an aged cell's resistance may be off its type's, one sigma, ppm.</summary>
        public const int AgedResistancePpm = 550000;

        /// <summary>How closely the two go together, a correlation, per cent: a cell whose resistance has doubled has lost capacity, which
        /// is found in days where the resistance is in minutes. A choice: resistance tells the health of lithium-ion cells that age alike
        /// to better than 5 % (M. A. Hoque et al., J. Power Sources 513 (2021) 230519), and not all do.</summary>
        public const int AgedTogetherPercent = 80;

        /// <summary>Steps teach the resistance from this state of charge on, ppm: below it changes too fast for a table.</summary>
        public const int LeastStepPpm = 50000;

        /// <summary>How far "full by taper" may be off, and empty by voltage, ppm.</summary>
        public const int FullErrorPpm = 4000;

        /// <summary>No bound is smaller than this: voltages end a scale, tapers and tables are no better, ppm.</summary>
        public const int LeastErrorPpm = 5000;

        /// <summary>Added to the error of a start from a voltage that no state of charge has, ppm.</summary>
        public const int OutsideTableErrorPpm = 50000;

        /// <summary>A step of the clock that cannot be believed costs this much certainty, ppm.</summary>
        public const int ClockStepErrorPpm = 20000;

        /// <summary>A copy with one of them changed.</summary>
        /// <param name="setting">Which.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>Settings of their own, unchecked.</returns>
        public GaugeSettings With(Setting setting, long value)
        {
            GaugeSettings copy = new GaugeSettings(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
