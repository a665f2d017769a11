using System;
using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No LINQ.</summary>
    internal sealed class Linq : Rule
    {
        internal override string? CheckUse(MethodReference method) =>
            method.DeclaringType.Namespace.StartsWith("System.Linq", StringComparison.Ordinal) ? method.FullName : null;
    }
}
