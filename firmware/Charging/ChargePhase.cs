namespace Microbattery.Firmware.Charging
{
    /// <summary>Phase of charging, whether or not the charge switch may be closed at the moment.</summary>
    /// <remarks>
    /// <code>
    ///   AwaitsFormation --(formation allowed)--> Formation, which continues as Bulk does
    ///   Bulk --(below the pre-charge voltage)--> Precharge --(above it by a hysteresis)--> Bulk
    ///   Bulk --(at charge voltage)--> ConstantVoltage
    ///   ConstantVoltage, TopOff --(source too weak for charge voltage)--> Bulk
    ///   ConstantVoltage --(taper current, or its longest time)--> TopOff --(its time)--> Full, or Floating
    ///   Full --(recharge threshold: state of charge, or the voltage for some time)--> Bulk
    ///   Floating --(the same)--> Bulk
    /// </code>
    /// </remarks>
    public enum ChargePhase
    {
        /// <summary>The switch is closed and the cell takes the current that the source gives.</summary>
        Bulk,

        /// <summary>The switch opens at charge voltage and closes again below it.</summary>
        ConstantVoltage,

        /// <summary>Charging is done; the switch stays open until the recharge threshold.</summary>
        Full,

        /// <summary>The cell is deeply discharged: its mean current is limited to the pre-charge current.</summary>
        Precharge,

        /// <summary>A lithium-free cell before its first charge: the switch stays open until formation is allowed.</summary>
        AwaitsFormation,

        /// <summary>The first, slow charge of a lithium-free cell.</summary>
        Formation,

        /// <summary>The taper current is reached; charge voltage is held for a further time.</summary>
        TopOff,

        /// <summary>The cell is full and held at charge voltage.</summary>
        Floating,
    }
}
