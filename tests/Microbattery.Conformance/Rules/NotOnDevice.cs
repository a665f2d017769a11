using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>
    /// Of the class library only what its image carries: the compiler sees more. Attributes are exempt, since no code uses them.
    /// </summary>
    internal sealed class NotOnDevice : Rule
    {
        internal override string? CheckUse(TypeReference type) =>
            type is not TypeSpecification && IsLibrary(type) && !ClassLibrary.IsOnDevice(Signatures.Line(type)) ? type.FullName : null;

        // Methods of multi-dimensional arrays belong to no type, and have a rule of their own.
        internal override string? CheckUse(MethodReference method) =>
            method.DeclaringType is not ArrayType && IsLibrary(method.DeclaringType) && !ClassLibrary.IsOnDevice(Signatures.Line(method))
                ? method.FullName
                : null;

        private static bool IsLibrary(TypeReference type) =>
            type.GetElementType().Scope is AssemblyNameReference { Name: ClassLibrary.Name };
    }
}
