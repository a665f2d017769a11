namespace Microbattery.Simulation.Supplies
{
    /// <summary>What feeds the MCU.</summary>
    public enum Rail
    {
        /// <summary>A supply of its own: USB, a bench supply.</summary>
        Own,

        /// <summary>The cell, through the supply capacitor where there is one.</summary>
        Cell,
    }

    /// <summary>What the MCU does, as its supply sees it.</summary>
    public enum McuPhase
    {
        /// <summary>Held in reset or without power.</summary>
        Off,

        /// <summary>From power or waking to the program's first sample.</summary>
        Starting,

        /// <summary>The program runs.</summary>
        Awake,

        /// <summary>Deep sleep.</summary>
        Asleep,
    }

    /// <summary>How an MCU is fed, and what it takes, as its board's sheet says.</summary>
    public sealed record SupplyDesign
    {
        /// <summary>An MCU that costs the cell nothing.</summary>
        public static SupplyDesign None { get; } = new();

        /// <summary>What feeds it while it starts.</summary>
        public Rail Starting { get; init; }

        /// <summary>What feeds it while its program runs.</summary>
        public Rail Awake { get; init; }

        /// <summary>What feeds it in deep sleep.</summary>
        public Rail Asleep { get; init; }

        /// <summary>What it takes while it starts, A.</summary>
        public double StartingAmps { get; init; }

        /// <summary>What it takes while its program runs, A.</summary>
        public double AwakeAmps { get; init; }

        /// <summary>What it takes in deep sleep, A.</summary>
        public double AsleepAmps { get; init; }

        /// <summary>What the front end takes from the cell while the program runs, A: divider, amplifiers, monitor.</summary>
        public double FrontEndAmps { get; init; }

        /// <summary>Below this the MCU stops, V.</summary>
        public double MinimumVolts { get; init; }

        /// <summary>At this it starts again, V, above <see cref="MinimumVolts"/>.</summary>
        public double RestartVolts { get; init; }

        /// <summary>Capacitor between the cell and the MCU, F; 0 for none.</summary>
        public double CapacitorFarads { get; init; }

        /// <summary>Resistor through which the cell fills it, ohm, above 0 where there is one.</summary>
        public double FillOhms { get; init; } = 1;

        /// <summary>The rail of a phase.</summary>
        /// <param name="phase">The phase; an MCU that is off waits for the rail it would start from.</param>
        /// <returns>The rail.</returns>
        public Rail RailOf(McuPhase phase) => phase switch
        {
            McuPhase.Awake => Awake,
            McuPhase.Asleep => Asleep,
            _ => Starting,
        };

        /// <summary>What the MCU takes in a phase, whatever feeds it.</summary>
        /// <param name="phase">The phase.</param>
        /// <returns>A.</returns>
        public double AmpsOf(McuPhase phase) => phase switch
        {
            McuPhase.Starting => StartingAmps,
            McuPhase.Awake => AwakeAmps,
            McuPhase.Asleep => AsleepAmps,
            _ => 0,
        };

        /// <summary>The same MCU with everything from the cell.</summary>
        /// <returns>The design.</returns>
        public SupplyDesign AllFromCell() => this with { Starting = Rail.Cell, Awake = Rail.Cell, Asleep = Rail.Cell };
    }
}
