using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>Arrays have one dimension; arrays of arrays are fine.</summary>
    internal sealed class MultidimensionalArrays : Rule
    {
        internal override string? CheckUse(TypeReference type) => type is ArrayType { IsVector: false } ? type.FullName : null;
    }
}
