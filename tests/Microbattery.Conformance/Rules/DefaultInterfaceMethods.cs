using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>Interfaces have no code.</summary>
    internal sealed class DefaultInterfaceMethods : Rule
    {
        internal override string? Check(MethodDefinition method) =>
            method.DeclaringType.IsInterface && method.HasBody ? "interface method with a body" : null;
    }
}
