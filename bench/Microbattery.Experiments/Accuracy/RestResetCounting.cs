using System;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>
    /// Counts charge, looks the voltage up after every half hour of rest, and says 100 % when charging is done: most gauges of small
    /// devices.
    /// </summary>
    public sealed class RestResetCounting : IEstimator
    {
        private const double RestSeconds = 1800;
        private const double RestRate = 1 / 200.0; // currents below C/200 count as rest
        private const double HourSeconds = 3600;

        private readonly ProfileTables _tables;
        private readonly ChargeBetweenSamples _charge;
        private double _restedSeconds;

        /// <summary>A counter.</summary>
        /// <param name="tables">The cell.</param>
        /// <param name="sleepAmps">What the board is said to take while it sleeps, A.</param>
        public RestResetCounting(ProfileTables tables, double sleepAmps)
        {
            _tables = tables;
            _charge = new ChargeBetweenSamples(sleepAmps);
        }

        /// <inheritdoc/>
        public string Name => "rest reset";

        /// <inheritdoc/>
        public double StateOfCharge { get; private set; } = double.NaN;

        /// <inheritdoc/>
        public double Uncertainty => double.NaN;

        /// <inheritdoc/>
        public void Update(in AccuracySample sample)
        {
            double coulombs = _charge.Add(sample);
            bool isResting = Math.Abs(sample.Amps) < RestRate * _tables.CapacityCoulombs / HourSeconds;
            _restedSeconds = isResting ? _restedSeconds + _charge.Seconds : 0;
            if (sample.FoundFull)
            {
                StateOfCharge = 1;
            }
            else if (double.IsNaN(StateOfCharge) || _restedSeconds >= RestSeconds)
            {
                StateOfCharge = OpenCircuitLookup.StateOfChargeAt(_tables, sample);
                _restedSeconds = 0;
            }
            else
            {
                StateOfCharge = Math.Clamp(StateOfCharge + (coulombs / _tables.CapacityCoulombs), 0, 1);
            }
        }
    }
}
