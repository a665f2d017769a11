using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>Values are never null.</summary>
    internal sealed class NullableValues : Rule
    {
        internal override string? CheckUse(TypeReference type) =>
            type is GenericInstanceType { ElementType.FullName: "System.Nullable`1" } ? type.FullName : null;
    }
}
