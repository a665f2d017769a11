using System;

namespace Microbattery.Cells.Models
{
    /// <summary>How the simulated cell differs from its profile: no two cells are alike, and no profile is right.</summary>
    /// <param name="CapacityRatio">True capacity over the profile's.</param>
    /// <param name="ResistanceRatio">True resistance over the profile's.</param>
    /// <param name="OpenCircuitErrorVolts">Amplitude of the difference of the open-circuit voltage, V.</param>
    /// <param name="OpenCircuitErrorPhase">Where along the state of charge that difference lies, rad.</param>
    /// <param name="SelfDischargeRatio">True self-discharge over the profile's.</param>
    public sealed record CellTruth(
        double CapacityRatio,
        double ResistanceRatio,
        double OpenCircuitErrorVolts,
        double OpenCircuitErrorPhase,
        double SelfDischargeRatio)
    {
        /// <summary>A cell that is its profile.</summary>
        public static CellTruth Nominal { get; } = new(1, 1, 0, 0, 1);

        /// <summary>A cell as they come: capacity 2 %, resistance 15 %, open-circuit voltage 2 mV, self-discharge 30 % (one sigma).</summary>
        /// <param name="seed">Equal seeds give equal cells.</param>
        /// <returns>The cell.</returns>
        public static CellTruth Draw(int seed)
        {
            GaussianNoise noise = new(seed);
            return new CellTruth(
                1 + (0.02 * noise.Next()),
                Math.Exp(0.15 * noise.Next()),
                0.002 * noise.Next(),
                2 * noise.Next(),
                Math.Exp(0.3 * noise.Next()));
        }
    }
}
