using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No decimal.</summary>
    internal sealed class Decimals : Rule
    {
        internal override string? CheckUse(TypeReference type) => type.FullName == "System.Decimal" ? type.FullName : null;
    }
}
