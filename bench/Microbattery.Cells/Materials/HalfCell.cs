using System;
using System.Text.Json.Serialization;

namespace Microbattery.Cells.Materials
{
    /// <summary>
    /// An electrode against lithium: its potential over its filling (lithium content as a share of its sites), or, for a reservoir such as
    /// metallic lithium, one potential that no amount of lithium changes.
    /// </summary>
    public sealed class HalfCell
    {
        // Beyond the ends of what was measured a potential goes on this steeply, so that every filling from 0 to 1 has one: V for a filling
        // of 1.
        private const double VoltsBeyondEnds = 20;

        /// <summary>Name, as designs and the command line use it.</summary>
        public required string Name { get; init; }

        /// <summary>Formula.</summary>
        public required string Formula { get; init; }

        /// <summary>Charge from filling 0 to 1, mA·h per g.</summary>
        [JsonPropertyName("capacity_mah_g")]
        public required double CapacityMilliampHoursPerGram { get; init; }

        /// <summary>Density, g/cm³.</summary>
        [JsonPropertyName("density_g_cm3")]
        public required double DensityGramsPerCubicCentimetre { get; init; }

        /// <summary>Where the figures are from: datasheet, paper, derived, estimated or measured.</summary>
        public required string Source { get; init; }

        /// <summary>Which paper, what was estimated.</summary>
        public required string Note { get; init; }

        /// <summary>Filling as deposited, 0 to 1.</summary>
        [JsonPropertyName("filling_as_made")]
        public double FillingAsMade { get; init; }

        /// <summary>Diffusivity of lithium at a filling of 0.5 and 25 °C, m²/s; an estimate, films differ by decades.</summary>
        [JsonPropertyName("diffusivity_m2_s")]
        public double DiffusivitySquareMetresPerSecond { get; init; }

        /// <summary>Filling of the first entry of <see cref="PotentialVolts"/>.</summary>
        [JsonPropertyName("first_filling")]
        public double FirstFilling { get; init; }

        /// <summary>Filling of the last entry of <see cref="PotentialVolts"/>.</summary>
        [JsonPropertyName("last_filling")]
        public double LastFilling { get; init; }

        /// <summary>Potential against lithium at even steps of filling, V, falling. Empty for a reservoir.</summary>
        [JsonPropertyName("potential_v")]
        public double[] PotentialVolts { get; init; } = [];

        /// <summary>Potential of a reservoir, V against lithium.</summary>
        [JsonPropertyName("reservoir_potential_v")]
        public double ReservoirPotentialVolts { get; init; }

        /// <summary>A reservoir that starts empty: lithium is plated in the first charge.</summary>
        [JsonPropertyName("lithium_free")]
        public bool IsLithiumFree { get; init; }

        /// <summary>Share of the first charge of a lithium-free cell that never comes back.</summary>
        [JsonPropertyName("formation_loss_ratio")]
        public double FormationLossRatio { get; init; }

        /// <summary>Whether its potential is one figure.</summary>
        public bool IsReservoir => PotentialVolts.Length == 0;

        /// <summary>Charge from filling 0 to 1 in a volume, C/m³: capacity times density.</summary>
        public double CoulombsPerCubicMetre => CapacityMilliampHoursPerGram * 3.6 * DensityGramsPerCubicCentimetre * 1e6;

        /// <summary>Potential at a filling.</summary>
        /// <param name="filling">Lithium content as a share of the sites. Beyond the measured ends the potential goes on steeply.</param>
        /// <returns>V against lithium.</returns>
        public double Potential(double filling)
        {
            if (IsReservoir)
            {
                return ReservoirPotentialVolts;
            }

            int last = PotentialVolts.Length - 1;
            double position = (filling - FirstFilling) / (LastFilling - FirstFilling) * last;
            if (position <= 0)
            {
                return PotentialVolts[0] + ((FirstFilling - filling) * VoltsBeyondEnds);
            }

            if (position >= last)
            {
                return PotentialVolts[last] - ((filling - LastFilling) * VoltsBeyondEnds);
            }

            int index = (int)position;
            double within = position - index;
            return PotentialVolts[index] + (within * (PotentialVolts[index + 1] - PotentialVolts[index]));
        }

        /// <summary>Slope of the potential at a filling, over one hundredth of filling.</summary>
        /// <param name="filling">Lithium content as a share of the sites.</param>
        /// <returns>V for a filling of 1, 0 or more.</returns>
        public double SlopeVolts(double filling) => Math.Max(0, (Potential(filling - 0.005) - Potential(filling + 0.005)) / 0.01);
    }
}
