namespace Microbattery.Simulation.Boards
{
    /// <summary>Something that a person wants to know happened on a board.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="DateMilliseconds">When, ms of the board's date.</param>
    /// <param name="Value">The number that goes with it, as its kind says.</param>
    public readonly record struct BoardEvent(BoardEventKind Kind, long DateMilliseconds, int Value);

    /// <summary>What happened.</summary>
    public enum BoardEventKind
    {
        /// <summary>The gauge has its first state of charge, from the voltage; value: ppm.</summary>
        GaugeStarted,

        /// <summary>The gauge goes on from the journal; value: ppm.</summary>
        GaugeResumed,

        /// <summary>The charge switch closed; value: cell voltage, µV.</summary>
        ChargeClosed,

        /// <summary>The charge switch opened; value: cell voltage, µV.</summary>
        ChargeOpened,

        /// <summary>The load switch closed; value: cell voltage, µV.</summary>
        LoadClosed,

        /// <summary>The load switch opened; value: cell voltage, µV.</summary>
        LoadOpened,

        /// <summary>Charging reached charge voltage; value: cell voltage, µV.</summary>
        ConstantVoltage,

        /// <summary>The cell is full; value: cell voltage, µV.</summary>
        Full,

        /// <summary>Charging began anew; value: state of charge, ppm.</summary>
        Recharge,

        /// <summary>Faults came; value: their flags.</summary>
        FaultsRaised,

        /// <summary>Faults went; value: their flags.</summary>
        FaultsCleared,

        /// <summary>Charging entered one of its rarer phases; value: the phase.</summary>
        PhaseEntered,
    }
}
