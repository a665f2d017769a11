using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>There, but not to be built on: what Debug writes is gone in a Release build.</summary>
    internal sealed class UnreliableLibrary : Rule
    {
        internal override bool HoldsForTests => false;

        internal override string? CheckUse(MethodReference method) =>
            method.DeclaringType.FullName == "System.Diagnostics.Debug" ? method.FullName : null;
    }
}
