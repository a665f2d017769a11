using System.Collections.Generic;
using Microbattery.Experiments.Safety;

namespace Microbattery.HostTests.Safety
{
    /// <summary>Where the firmware does not keep its promises yet. With <see cref="AreAllowed"/> false no row may break one.</summary>
    internal static class KnownGaps
    {
        /// <summary>Whether rows that break a promise only show as inconclusive. To be false as soon as there are none.</summary>
        internal const bool AreAllowed = false;

        private static readonly HashSet<string> s_faults = [];

        /// <summary>Whether a fault does harm, or may.</summary>
        internal static bool Has(InjectedFault fault) => fault.Beyond is not null || (AreAllowed && s_faults.Contains(fault.Name));
    }
}
