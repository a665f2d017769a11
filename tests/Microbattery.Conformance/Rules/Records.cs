using System.Linq;
using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No records, known by the members the compiler gives them.</summary>
    internal sealed class Records : Rule
    {
        internal override string? Check(TypeDefinition type) =>
            type.Methods.Any(method => method.Name is "<Clone>$" or "get_EqualityContract" or "PrintMembers") ? "record" : null;
    }
}
