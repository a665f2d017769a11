using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No tuples.</summary>
    internal sealed class Tuples : Rule
    {
        internal override string? CheckUse(TypeReference type) =>
            type is not TypeSpecification && type.Namespace == "System" && type.Name.Split('`')[0] is "ValueTuple" or "Tuple"
                ? type.FullName
                : null;
    }
}
