using System.Linq;
using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No async, no tasks.</summary>
    internal sealed class Async : Rule
    {
        internal override string? Check(MethodDefinition method) =>
            method.CustomAttributes.Any(IsAsync) ? "async method" : null;

        internal override string? CheckUse(TypeReference type) => type.Namespace == "System.Threading.Tasks" ? type.FullName : null;

        private static bool IsAsync(CustomAttribute attribute) =>
            attribute.AttributeType.Name is "AsyncStateMachineAttribute" or "AsyncIteratorStateMachineAttribute";
    }
}
