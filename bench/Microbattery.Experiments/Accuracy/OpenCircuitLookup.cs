using System;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>Looks the measured voltage, less its ohmic drop, up in the open-circuit table, at every sample.</summary>
    public sealed class OpenCircuitLookup : IEstimator
    {
        private readonly ProfileTables _tables;

        /// <summary>A look-up.</summary>
        /// <param name="tables">The cell.</param>
        public OpenCircuitLookup(ProfileTables tables)
        {
            _tables = tables;
        }

        /// <inheritdoc/>
        public string Name => "voltage";

        /// <inheritdoc/>
        public double StateOfCharge { get; private set; } = double.NaN;

        /// <inheritdoc/>
        public double Uncertainty => double.NaN;

        /// <summary>State of charge from the voltage of a sample.</summary>
        /// <param name="tables">The cell.</param>
        /// <param name="sample">The sample.</param>
        /// <returns>0 to 1.</returns>
        public static double StateOfChargeAt(ProfileTables tables, in AccuracySample sample)
        {
            ArgumentNullException.ThrowIfNull(tables);

            // The resistance depends on the answer, weakly: the fourth turn no longer moves it, even where the curve is flat.
            double found = tables.Locate(sample.Volts);
            for (int i = 0; i < 4; i++)
            {
                found = tables.Locate(sample.Volts - (sample.Amps * tables.Ohms(found, sample.Celsius)));
            }

            return found;
        }

        /// <inheritdoc/>
        public void Update(in AccuracySample sample) => StateOfCharge = StateOfChargeAt(_tables, sample);
    }
}
