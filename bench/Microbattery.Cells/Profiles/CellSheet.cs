namespace Microbattery.Cells.Profiles
{
    /// <summary>What a profile says beyond what the gauge uses.</summary>
    public sealed record CellSheet
    {
        /// <summary>Whether its limits are those of a family of cells, not published for a product.</summary>
        public required bool IsFamily { get; init; }

        /// <summary>Maker; empty for a family.</summary>
        public required string Maker { get; init; }

        /// <summary>Product, or what family it stands for.</summary>
        public required string Product { get; init; }

        /// <summary>Positive electrode.</summary>
        public required string Positive { get; init; }

        /// <summary>Electrolyte.</summary>
        public required string Electrolyte { get; init; }

        /// <summary>Negative electrode.</summary>
        public required string Negative { get; init; }

        /// <summary>Length, width and height, mm; empty where a measured cell's size was not said.</summary>
        public required double[] SizeMillimetres { get; init; }

        /// <summary>Largest discharge current for <see cref="PulseSeconds"/>, A.</summary>
        public required double PulseAmps { get; init; }

        /// <summary>How long a pulse may last, s.</summary>
        public required double PulseSeconds { get; init; }

        /// <summary>Share of the currents at 25 °C that is allowed from -40 to 80 °C in steps of 5 °C.</summary>
        public required double[] CurrentTemperature { get; init; }

        /// <summary>Times of the slow polarisation, s, rising.</summary>
        public required double[] RelaxationSeconds { get; init; }

        /// <summary>Share of the ohmic drop that each adds in the steady state.</summary>
        public required double[] RelaxationShares { get; init; }

        /// <summary>How far they may be off together, one sigma, share of themselves.</summary>
        public required double RelaxationErrorRatio { get; init; }

        /// <summary>Capacity against current.</summary>
        public required RateCapacity RateCapacity { get; init; }

        /// <summary>Share of capacity lost in a cycle of <see cref="FadeDepth"/>.</summary>
        public required double FadePerCycle { get; init; }

        /// <summary>Depth of that cycle, 0 to 1.</summary>
        public required double FadeDepth { get; init; }

        /// <summary>Share of capacity lost in a year at 25 °C.</summary>
        public required double FadePerYear { get; init; }

        /// <summary>First charge of a lithium-free cell; null for one that came with lithium.</summary>
        public required Formation? Formation { get; init; }

        /// <summary>Full cycles until 80 % of capacity is left, cycles of <see cref="FadeDepth"/>.</summary>
        public double CyclesToEightyPercent => FadePerCycle > 0 ? 0.2 / FadePerCycle : double.PositiveInfinity;
    }

    /// <summary>The first charge of a cell that was made without lithium at its negative.</summary>
    /// <param name="ChargeAmps">Charge current, A.</param>
    /// <param name="LossRatio">Share of that charge which does not come back.</param>
    public sealed record Formation(double ChargeAmps, double LossRatio);
}
