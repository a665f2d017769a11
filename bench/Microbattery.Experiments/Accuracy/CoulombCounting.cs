using System;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>
    /// Counts charge over the nominal capacity, from a first look-up of the voltage less its ohmic drop; nothing corrects it.
    /// </summary>
    public sealed class CoulombCounting : IEstimator
    {
        private readonly ProfileTables _tables;
        private readonly ChargeBetweenSamples _charge;

        /// <summary>A counter.</summary>
        /// <param name="tables">The cell.</param>
        /// <param name="sleepAmps">What the board is said to take while it sleeps, A.</param>
        public CoulombCounting(ProfileTables tables, double sleepAmps)
        {
            _tables = tables;
            _charge = new ChargeBetweenSamples(sleepAmps);
        }

        /// <inheritdoc/>
        public string Name => "counting";

        /// <inheritdoc/>
        public double StateOfCharge { get; private set; } = double.NaN;

        /// <inheritdoc/>
        public double Uncertainty => double.NaN;

        /// <inheritdoc/>
        public void Update(in AccuracySample sample)
        {
            double coulombs = _charge.Add(sample);
            StateOfCharge = double.IsNaN(StateOfCharge)
                ? OpenCircuitLookup.StateOfChargeAt(_tables, sample)
                : Math.Clamp(StateOfCharge + (coulombs / _tables.CapacityCoulombs), 0, 1);
        }
    }
}
