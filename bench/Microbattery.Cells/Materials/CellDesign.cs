namespace Microbattery.Cells.Materials
{
    /// <summary>A cell composed of layers: what was deposited, how thick, on what area, and between which voltages it is used.</summary>
    public sealed record CellDesign
    {
        /// <summary>Positive electrode.</summary>
        public required HalfCell Positive { get; init; }

        /// <summary>Thickness of the positive electrode, µm.</summary>
        public required double PositiveMicrometres { get; init; }

        /// <summary>
        /// Share of the positive electrode's volume that is active material: 1 for a dense film, 0.5 to 0.7 for a composite.
        /// </summary>
        public double PositiveActiveRatio { get; init; } = 1;

        /// <summary>
        /// Surface of the positive's grains over the cell's area: 1 for a film; three times the active volume over the radius for a powder.
        /// Lithium enters through it.
        /// </summary>
        public double PositiveSurfaceRatio { get; init; } = 1;

        /// <summary>Electrolyte.</summary>
        public required Electrolyte Electrolyte { get; init; }

        /// <summary>Thickness of the electrolyte, µm.</summary>
        public required double ElectrolyteMicrometres { get; init; }

        /// <summary>Negative electrode.</summary>
        public required HalfCell Negative { get; init; }

        /// <summary>Thickness of the negative electrode, µm; what is plated, for a lithium-free one.</summary>
        public required double NegativeMicrometres { get; init; }

        /// <summary>Share of the negative electrode's volume that is active material.</summary>
        public double NegativeActiveRatio { get; init; } = 1;

        /// <summary>Active area, cm².</summary>
        public required double AreaSquareCentimetres { get; init; }

        /// <summary>Charge voltage, V.</summary>
        public required double ChargeVolts { get; init; }

        /// <summary>Discharge cut-off, V.</summary>
        public required double CutoffVolts { get; init; }

        /// <summary>
        /// Charge transfer at the positive face, ohm·cm² at half filling and 25 °C. Films give 8.6 (Haruta 2015, cleanest) to several
        /// hundred (not annealed): 100 is an estimate.
        /// </summary>
        public double PositiveTransferOhmSquareCentimetres { get; init; } = 100;

        /// <summary>Charge transfer at the negative face, ohm·cm² at 25 °C; an estimate.</summary>
        public double NegativeTransferOhmSquareCentimetres { get; init; } = 10;

        /// <summary>Current collectors, leads and contacts, ohm.</summary>
        public double ContactOhms { get; init; }
    }
}
