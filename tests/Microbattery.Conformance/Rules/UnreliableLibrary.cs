using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>There, but not to be built on: Math has single precision on some devices, Debug is gone in a Release build.</summary>
    internal sealed class UnreliableLibrary : Rule
    {
        internal override bool HoldsForTests => false;

        internal override string? CheckUse(MethodReference method) =>
            method.DeclaringType.FullName is "System.Math" or "System.Diagnostics.Debug" ? method.FullName : null;
    }
}
