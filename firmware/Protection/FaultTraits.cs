using System;

namespace Microbattery.Firmware.Protection
{
    /// <summary>What follows from a fault.</summary>
    [Flags]
    public enum FaultTraits
    {
        /// <summary>It is only told.</summary>
        None = 0,

        /// <summary>It keeps the charge switch open.</summary>
        BlocksCharge = 1,

        /// <summary>It keeps the load switch open.</summary>
        BlocksLoad = 2,

        /// <summary>It stays when its cause has gone, over a reset too, until a time has passed or somebody acknowledges it: closing into it again
        /// is what does the harm.</summary>
        Latched = 4,

        /// <summary>Its trips are kept in the fault history.</summary>
        Recorded = 8,

        /// <summary>With it and both switches open there is nothing to watch: a board may sleep.</summary>
        Blinding = 16,

        /// <summary>From its warning to its trip point less and less charge current is allowed.</summary>
        LimitsCharge = 32,

        /// <summary>From its warning to its trip point the load should take less and less.</summary>
        LimitsLoad = 64,
    }
}
