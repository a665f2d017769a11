namespace Microbattery.Firmware.Charging
{
    /// <summary>Where charging stands, whether or not the switch may be closed just now.</summary>
    /// <remarks>
    /// <code>
    ///              voltage reaches charge voltage
    ///   Bulk  ------------------------------------->  ConstantVoltage
    ///    ^  ^                                          |   |
    ///    |  |  source too weak to hold the voltage     |   |  mean current at charge voltage
    ///    |  +------------------------------------------+   |  has fallen to the taper
    ///    |                                                 v
    ///    +-------------------------------------------  Full
    ///         recharge threshold: state of charge, or the voltage for some time
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
    }
}
