using Microbattery.Cells.Materials;

namespace Microbattery.Cells.Designs
{
    /// <summary>A design with what its layers cannot tell: what it is, and the limits people know or guess.</summary>
    public sealed record CellRecipe
    {
        /// <summary>Name of the profile.</summary>
        public required string Name { get; init; }

        /// <summary>Row of the table of systems in docs/cells.md, 1 to 20; 0 outside it.</summary>
        public int Row { get; init; }

        /// <summary>Maker; empty for a family.</summary>
        public string Maker { get; init; } = string.Empty;

        /// <summary>Product, or what family it stands for.</summary>
        public required string Product { get; init; }

        /// <summary>Whether it is a family's profile: no limits were published for a product.</summary>
        public bool IsFamily { get; init; } = true;

        /// <summary>Layers, area and window.</summary>
        public required CellDesign Design { get; init; }

        /// <summary>Where the chemistry is from.</summary>
        public Sourced Chemistry { get; init; } = new("paper", "review (doi 10.31857/S0424857025010029)");

        /// <summary>Where the charge voltage and cut-off are from.</summary>
        public Sourced Window { get; init; } = new("estimated", "general knowledge of the family, not checked against a data sheet");

        /// <summary>Published capacity, A·h; 0 for what the layers give.</summary>
        public double CapacityAmpHours { get; init; }

        /// <summary>Where that capacity is from.</summary>
        public Sourced Capacity { get; init; } = new("derived", "from the layers");

        /// <summary>Tolerance of the charge voltage, V.</summary>
        public double ToleranceVolts { get; init; } = 0.05;

        /// <summary>Largest continuous charge current over capacity, 1/h.</summary>
        public double ChargeRate { get; init; } = 1;

        /// <summary>Largest continuous discharge current over capacity, 1/h.</summary>
        public double DischargeRate { get; init; } = 2;

        /// <summary>Largest current of a pulse over capacity, 1/h.</summary>
        public double PulseRate { get; init; } = 5;

        /// <summary>Where the currents are from.</summary>
        public Sourced Currents { get; init; } = new("estimated", "of the family");

        /// <summary>Taper current over capacity, 1/h.</summary>
        public double TaperRate { get; init; } = 0.05;

        /// <summary>How it is charged; null for what the layers tell (<see cref="ChargingByChemistry"/>).</summary>
        public ChargingManner? Charging { get; init; }

        /// <summary>Coldest and hottest cell in charge, °C.</summary>
        public double[] ChargeCelsius { get; init; } = [-10, 60];

        /// <summary>Coldest and hottest cell in discharge, °C.</summary>
        public double[] DischargeCelsius { get; init; } = [-20, 60];

        /// <summary>Where the temperatures are from.</summary>
        public Sourced Temperatures { get; init; } = new("estimated", "of the family");

        /// <summary>Size, mm: length, width, height.</summary>
        public double[] SizeMillimetres { get; init; } = [];

        /// <summary>Where the size is from.</summary>
        public Sourced Size { get; init; } = new("estimated", "the active area, square, with half a millimetre around it, 0.3 mm thick");

        /// <summary>Full cycles to 80 % of capacity.</summary>
        public double Cycles { get; init; } = 1000;

        /// <summary>Depth of those cycles.</summary>
        public double CycleDepth { get; init; } = 1;

        /// <summary>Where the cycles are from.</summary>
        public Sourced Life { get; init; } = new("estimated", "of the family");

        /// <summary>Share of capacity lost by self-discharge in a year at 25 °C.</summary>
        public double SelfDischargePerYear { get; init; } = 0.05;
    }

    /// <summary>Where a figure is from.</summary>
    /// <param name="Source">datasheet, paper, derived, estimated or measured.</param>
    /// <param name="Note">Which, and how.</param>
    public sealed record Sourced(string Source, string Note);
}
