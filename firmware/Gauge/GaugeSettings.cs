using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>Settings of the gauge: what an application may set, and constants that are part of the method, docs/gauge.md.</summary>
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

        /// <summary>Time between two corrections from the voltage, ms. A choice: noise is correlated for longer.</summary>
        public const int CorrectionPeriodMilliseconds = 10000;

        /// <summary>Correlation time of the noise in the voltage, ms: of the samples within it one counts. docs/decisions.md.</summary>
        public const int CorrelatedMilliseconds = 300000;

        /// <summary>Time constant of the polarisation's part of the bias, ms. docs/decisions.md.</summary>
        public const int BiasMilliseconds = 2000000;

        /// <summary>Error of the first voltage by relaxation of unknown history, one sigma, µV. A choice.</summary>
        public const int UnknownRelaxationMicrovolts = 2000;

        /// <summary>Length of the convergence after a start from the voltage alone, ms. A choice: two time constants of common
        /// polarisations.</summary>
        public const int ConvergingMilliseconds = 600000;

        /// <summary>Counted charge that ends the convergence, ppm. A choice.</summary>
        public const int ConvergingPpm = 30000;

        /// <summary>Uncertainty of an aged cell's capacity, one sigma, ppm of its type's. A choice: ends of life at 20 % loss are within
        /// two.</summary>
        public const int AgedCapacityPpm = 120000;

        /// <summary>Uncertainty of an aged cell's resistance, one sigma, ppm of its type's. A choice: one that has doubled is within
        /// two.</summary>
        public const int AgedResistancePpm = 550000;

        /// <summary>Correlation of capacity lost and resistance gained by age, per cent: the resistance is learned in minutes, the capacity
        /// in days. A choice: resistance tells the health of lithium-ion cells that age alike to better than 5 % (M. A. Hoque et al., J.
        /// Power Sources 513 (2021) 230519), and not all do.</summary>
        public const int AgedTogetherPercent = 80;

        /// <summary>Least state of charge at which steps correct the resistance, ppm: below, it changes too fast for a table.</summary>
        public const int LeastStepPpm = 50000;

        /// <summary>Uncertainty of full by taper and of empty by voltage, one sigma, ppm. A choice below
        /// <see cref="LeastErrorPpm"/>.</summary>
        public const int FullErrorPpm = 4000;

        /// <summary>Least uncertainty that is reported, one sigma, ppm: ends of scales, tapers and tables are no better,
        /// docs/measured.md.</summary>
        public const int LeastErrorPpm = 5000;

        /// <summary>Uncertainty added at a start from a voltage that no state of charge has, ppm. A choice.</summary>
        public const int OutsideTableErrorPpm = 50000;

        /// <summary>Uncertainty added by an implausible step of the clock, ppm. A choice.</summary>
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
