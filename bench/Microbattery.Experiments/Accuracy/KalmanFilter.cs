using System;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>
    /// An ordinary extended Kalman filter in double: state of charge and the voltage of one relaxation, as watch and wallet firmware has.
    /// A full cell sets it to 100 %.
    /// </summary>
    public sealed class KalmanFilter : IEstimator
    {
        private const double StartDeviation = 0.1;
        private const double FullDeviation = 0.005;

        private readonly ProfileTables _tables;
        private readonly ChargeBetweenSamples _charge;
        private readonly KalmanTuning _tuning;
        private double _relaxationVolts;
        private double _socVariance;
        private double _covariance;
        private double _relaxationVariance;

        /// <summary>A filter that has seen nothing.</summary>
        /// <param name="tables">The cell.</param>
        /// <param name="sleepAmps">What the board is said to take while it sleeps, A.</param>
        /// <param name="tuning">Noise it assumes.</param>
        public KalmanFilter(ProfileTables tables, double sleepAmps, KalmanTuning tuning)
        {
            _tables = tables;
            _charge = new ChargeBetweenSamples(sleepAmps);
            _tuning = tuning;
        }

        /// <inheritdoc/>
        public string Name { get; init; } = "Kalman";

        /// <inheritdoc/>
        public double StateOfCharge { get; private set; } = double.NaN;

        /// <inheritdoc/>
        public double Uncertainty => Math.Sqrt(_socVariance);

        /// <summary>Starts from a state of charge instead of the first sample.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <param name="deviation">How far that may be off, one sigma.</param>
        public void Start(double stateOfCharge, double deviation)
        {
            StateOfCharge = stateOfCharge;
            _socVariance = deviation * deviation;
            _covariance = 0;
            _relaxationVolts = 0;
            _relaxationVariance = _tuning.RelaxationVolts * _tuning.RelaxationVolts;
        }

        /// <inheritdoc/>
        public void Update(in AccuracySample sample)
        {
            double coulombs = _charge.Add(sample);
            if (double.IsNaN(StateOfCharge))
            {
                Start(OpenCircuitLookup.StateOfChargeAt(_tables, sample), StartDeviation);
            }

            Predict(_charge.Seconds, coulombs, sample.Celsius);
            Correct(sample);
            if (sample.FoundFull)
            {
                StateOfCharge = 1;
                _socVariance = FullDeviation * FullDeviation;
                _covariance = 0;
            }
        }

        private void Predict(double seconds, double coulombs, double celsius)
        {
            if (seconds <= 0)
            {
                return;
            }

            double keep = Math.Exp(-seconds / _tables.PolarizationSeconds);
            double target = coulombs / seconds * _tables.Ohms(StateOfCharge, celsius) * _tables.PolarizationShare;
            _relaxationVolts = target + ((_relaxationVolts - target) * keep);
            StateOfCharge = Math.Clamp(StateOfCharge + (coulombs / _tables.CapacityCoulombs), 0, 1);

            // A random walk of the count, the charge's own share of error, and a relaxation that is only about one exponential.
            double share = _tuning.ChargeShare * coulombs / _tables.CapacityCoulombs;
            _socVariance += (_tuning.WalkPerRootHour * _tuning.WalkPerRootHour * seconds / 3600) + (share * share);
            _covariance *= keep;
            _relaxationVariance = (_relaxationVariance * keep * keep)
                + (_tuning.RelaxationVolts * _tuning.RelaxationVolts * (1 - (keep * keep)));
        }

        private void Correct(in AccuracySample sample)
        {
            double drop = sample.Amps * _tables.Ohms(StateOfCharge, sample.Celsius);
            double slope = _tables.OpenCircuitSlope(StateOfCharge);
            double innovation = sample.Volts - _tables.OpenCircuitVolts(StateOfCharge) - _relaxationVolts - drop;

            // CellSample row [slope, 1].
            double towardsSoc = (_socVariance * slope) + _covariance;
            double towardsRelaxation = (_covariance * slope) + _relaxationVariance;
            double dropVolts = _tuning.ResistanceShare * drop;
            double expected = (towardsSoc * slope) + towardsRelaxation + (_tuning.VoltageVolts * _tuning.VoltageVolts)
                + (dropVolts * dropVolts);
            double socGain = towardsSoc / expected;
            double relaxationGain = towardsRelaxation / expected;
            StateOfCharge = Math.Clamp(StateOfCharge + (socGain * innovation), 0, 1);
            _relaxationVolts += relaxationGain * innovation;
            _socVariance -= socGain * towardsSoc;
            _covariance -= socGain * towardsRelaxation;
            _relaxationVariance -= relaxationGain * towardsRelaxation;
        }
    }

    /// <summary>What noise the filter assumes: of 162 tunings tried on the whole matrix, the one with the smallest RMSE.</summary>
    public sealed record KalmanTuning
    {
        /// <summary>Noise of a voltage: sensor and table together, one sigma, V.</summary>
        public double VoltageVolts { get; init; } = 0.007;

        /// <summary>Share of the ohmic drop that may be off.</summary>
        public double ResistanceShare { get; init; } = 0.05;

        /// <summary>Random walk of the state of charge in an hour.</summary>
        public double WalkPerRootHour { get; init; } = 0.003;

        /// <summary>Share of each counted charge that may be off.</summary>
        public double ChargeShare { get; init; } = 0.02;

        /// <summary>How far the relaxation wanders from one exponential, V.</summary>
        public double RelaxationVolts { get; init; } = 0.006;
    }
}
