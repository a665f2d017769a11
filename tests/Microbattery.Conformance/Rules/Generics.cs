using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No generic types or methods, neither own nor used.</summary>
    internal sealed class Generics : Rule
    {
        internal override string? Check(TypeDefinition type) => type.HasGenericParameters ? "generic type" : null;

        internal override string? Check(MethodDefinition method) => method.HasGenericParameters ? "generic method" : null;

        internal override string? CheckUse(TypeReference type) => type is GenericInstanceType ? type.FullName : null;

        internal override string? CheckUse(MethodReference method) => method is GenericInstanceMethod ? method.FullName : null;
    }
}
