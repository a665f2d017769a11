using System.Text.Json.Serialization;

namespace Microbattery.Cells.Materials
{
    /// <summary>A solid electrolyte: what it conducts at 25 °C, and how that falls with cold.</summary>
    public sealed class Electrolyte
    {
        /// <summary>Name, as designs and the command line use it.</summary>
        public required string Name { get; init; }

        /// <summary>Conductivity at 25 °C, S/cm.</summary>
        [JsonPropertyName("conductivity_s_cm")]
        public required double ConductivitySiemensPerCentimetre { get; init; }

        /// <summary>Lowest that films of it were seen to conduct at 25 °C, S/cm; 0 when not known.</summary>
        [JsonPropertyName("conductivity_lowest_s_cm")]
        public double LowestConductivitySiemensPerCentimetre { get; init; }

        /// <summary>Activation energy, eV.</summary>
        [JsonPropertyName("activation_ev")]
        public required double ActivationElectronvolts { get; init; }

        /// <summary>Where the figures are from.</summary>
        public required string Source { get; init; }

        /// <summary>Which paper, what was estimated.</summary>
        public required string Note { get; init; }

        /// <summary>Resistance of one square centimetre at 25 °C.</summary>
        /// <param name="micrometres">Thickness, µm.</param>
        /// <returns>ohm·cm².</returns>
        public double OhmSquareCentimetres(double micrometres) => micrometres * 1e-4 / ConductivitySiemensPerCentimetre;
    }
}
