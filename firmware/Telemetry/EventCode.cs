namespace Microbattery.Firmware.Telemetry
{
    /// <summary>What happened.</summary>
    public enum EventCode
    {
        /// <summary>Nothing.</summary>
        None,

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

        /// <summary>The cell is full by taper; value: mean current, nA.</summary>
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
