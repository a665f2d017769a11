namespace Microbattery.Firmware.Charging
{
    /// <summary>Where charging stands, whether or not the switch may be closed just now.</summary>
    /// <remarks>
    /// <code>
    ///   AwaitsFormation -- once allowed -- Formation: from there on as Bulk.
    ///   Precharge -- from its voltage on -- Bulk -- at charge voltage -- ConstantVoltage; back when the source is too weak for it.
    ///   ConstantVoltage -- current at the taper, or long enough at charge voltage -- TopOff -- after its time -- Full, or Floating.
    ///   Full -- recharge threshold: state of charge, or the voltage for some time -- Bulk.
    ///   Floating -- the voltage not held for some time -- Bulk.
    /// </code>
    /// </remarks>
    public enum ChargePhase
    {
        /// <summary>The cell takes what the source gives.</summary>
        Bulk,

        /// <summary>The switch opens at charge voltage and closes again below it.</summary>
        ConstantVoltage,

        /// <summary>Charging is done; the switch stays open until the recharge threshold.</summary>
        Full,

        /// <summary>The cell is deeply discharged and takes little.</summary>
        Precharge,

        /// <summary>A lithium-free cell that was never charged: the switch stays open until its first charge is allowed.</summary>
        AwaitsFormation,

        /// <summary>The first, slow charge of a lithium-free cell.</summary>
        Formation,

        /// <summary>Full by its current; charge voltage is held a while longer.</summary>
        TopOff,

        /// <summary>Full, and held at charge voltage.</summary>
        Floating,
    }
}
