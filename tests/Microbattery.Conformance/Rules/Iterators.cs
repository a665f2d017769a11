using System.Linq;
using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No yield.</summary>
    internal sealed class Iterators : Rule
    {
        internal override string? Check(MethodDefinition method) =>
            method.CustomAttributes.Any(IsIterator) ? "iterator" : null;

        private static bool IsIterator(CustomAttribute attribute) =>
            attribute.AttributeType.Name is "IteratorStateMachineAttribute" or "AsyncIteratorStateMachineAttribute";
    }
}
