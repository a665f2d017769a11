namespace Microbattery.Cells.Designs
{
    /// <summary>How a cell is charged apart from its limits: each figure with where it is from.</summary>
    public sealed record ChargingManner
    {
        /// <summary>Below this the cell is deeply discharged and charged slowly, V; 0 for one that never is.</summary>
        public required Sourced<double> PrechargeBelowVolts { get; init; }

        /// <summary>Mean current of that slow charge over capacity, 1/h.</summary>
        public required Sourced<double> PrechargeRate { get; init; }

        /// <summary>Below this the cell is never charged, V; 0 for one that may be charged from nothing.</summary>
        public required Sourced<double> NotBelowVolts { get; init; }

        /// <summary>How much lower the charge voltage is from -40 to 80 °C in steps of 5 °C, V; null for never.</summary>
        public Sourced<double[]>? ChargeVoltageDropVolts { get; init; }

        /// <summary>The cell is full after this long at charge voltage, s; 0 for by its current alone.</summary>
        public required Sourced<double> ConstantVoltageSeconds { get; init; }

        /// <summary>How long charge voltage is held after the current has fallen to the taper, s.</summary>
        public Sourced<double> TopOffSeconds { get; init; } = new(0, "estimated", "nobody asks for it");

        /// <summary>Whether a full cell may be held at charge voltage for ever.</summary>
        public required Sourced<bool> MayFloat { get; init; }
    }

    /// <summary>A figure, and where it is from.</summary>
    /// <param name="Value">The figure.</param>
    /// <param name="Source">datasheet, paper, derived, estimated or measured.</param>
    /// <param name="Note">Which, and how.</param>
    public sealed record Sourced<T>(T Value, string Source, string Note);
}
