using System;

namespace Microbattery.Cells.Models
{
    /// <summary>
    /// How one cell differs from the nominal one of its type: production spread, and what years did to it. Every simulated cell is drawn
    /// here, whatever its model.
    /// </summary>
    public sealed record CellSpread
    {
        /// <summary>
        /// Spread of the thickness of films, one sigma: an estimate; no maker publishes one. Capacity goes with it, and the balance of the
        /// two electrodes where the negative is no reservoir.
        /// </summary>
        public const double CapacitySigma = 0.05;

        /// <summary>Spread of the resistance, one sigma of its logarithm: an estimate.</summary>
        public const double ResistanceSigma = 0.15;

        /// <summary>Spread of the self-discharge, one sigma of its logarithm: an estimate.</summary>
        public const double SelfDischargeSigma = 0.3;

        /// <summary>
        /// Spread of the open-circuit voltage along the curve, one sigma, V: between measured cells of one production 0.6 to 1.4 mV.
        /// </summary>
        public const double OpenCircuitSigmaVolts = 0.001;

        /// <summary>
        /// Spread of a leak beside the electrolyte (a pinhole, a contaminated edge), one sigma of a half normal distribution, share of the
        /// capacity in an hour: 1.8 % a year; an estimate.
        /// </summary>
        public const double LeakSigmaPerHour = 2e-6;

        /// <summary>The nominal cell.</summary>
        public static CellSpread Nominal { get; } = new();

        /// <summary>Capacity over nominal, by the thickness of the positive film.</summary>
        public double CapacityRatio { get; init; } = 1;

        /// <summary>Resistance over nominal.</summary>
        public double ResistanceRatio { get; init; } = 1;

        /// <summary>Self-discharge over nominal.</summary>
        public double SelfDischargeRatio { get; init; } = 1;

        /// <summary>Amplitude of the difference of the open-circuit voltage, V, a sine along the state of charge.</summary>
        public double OpenCircuitErrorVolts { get; init; }

        /// <summary>Where along the state of charge that lies, rad.</summary>
        public double OpenCircuitErrorPhase { get; init; }

        /// <summary>Leak beside the electrolyte, share of the capacity in an hour, 0 or more.</summary>
        public double LeakPerHour { get; init; }

        /// <summary>What years did to it.</summary>
        public CellAge Age { get; init; } = CellAge.Fresh;

        /// <summary>How far the balance of the electrodes is from nominal, sigmas.</summary>
        public double BalanceSigmas => Math.Log(CapacityRatio) / CapacitySigma;

        /// <summary>Draws one cell of a production.</summary>
        /// <param name="noise">Where from.</param>
        /// <param name="openCircuitSigmaVolts">Spread of the open-circuit voltage, one sigma, V.</param>
        /// <returns>The cell, fresh.</returns>
        public static CellSpread Draw(GaussianNoise noise, double openCircuitSigmaVolts = OpenCircuitSigmaVolts)
        {
            ArgumentNullException.ThrowIfNull(noise);
            return new CellSpread
            {
                CapacityRatio = Math.Exp(CapacitySigma * noise.Next()),
                ResistanceRatio = Math.Exp(ResistanceSigma * noise.Next()),
                SelfDischargeRatio = Math.Exp(SelfDischargeSigma * noise.Next()),
                OpenCircuitErrorVolts = openCircuitSigmaVolts * noise.Next(),
                OpenCircuitErrorPhase = 2 * noise.Next(),
                LeakPerHour = Math.Abs(LeakSigmaPerHour * noise.Next()),
            };
        }

        /// <summary>How far the open-circuit voltage is from nominal at a state of charge, without the balance.</summary>
        /// <param name="stateOfCharge">0 to 1.</param>
        /// <returns>V.</returns>
        public double OpenCircuitErrorAt(double stateOfCharge) =>
            OpenCircuitErrorVolts * Math.Sin((2 * Math.PI * stateOfCharge) + OpenCircuitErrorPhase);
    }

    /// <summary>What years did to a cell: area that no longer takes part, layers that conduct worse.</summary>
    /// <param name="CapacityRatio">Capacity left, above 0 to 1.</param>
    /// <param name="ResistanceRatio">Resistance over that when fresh, 1 or more.</param>
    public sealed record CellAge(double CapacityRatio, double ResistanceRatio)
    {
        /// <summary>As made.</summary>
        public static CellAge Fresh { get; } = new(1, 1);
    }
}
