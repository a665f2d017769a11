using System;

namespace Microbattery.Firmware.Protection
{
    /// <summary>Consequences of a fault.</summary>
    [Flags]
    public enum FaultTraits
    {
        /// <summary>The fault is only reported.</summary>
        None = 0,

        /// <summary>It keeps the charge switch open.</summary>
        BlocksCharge = 1,

        /// <summary>It keeps the load switch open.</summary>
        BlocksLoad = 2,

        /// <summary>It stays after its cause has gone, also over a reset, until a time has passed or it is acknowledged: closing a switch
        /// into the cause again does the harm.</summary>
        Latched = 4,

        /// <summary>Its trips are recorded in the fault history.</summary>
        Recorded = 8,

        /// <summary>While it is active and both switches are open, measuring on is of no use: a board may sleep.</summary>
        Blinding = 16,

        /// <summary>The allowed charge current falls from its warning point to its trip point.</summary>
        LimitsCharge = 32,

        /// <summary>The allowed load current falls from its warning point to its trip point.</summary>
        LimitsLoad = 64,
    }
}
