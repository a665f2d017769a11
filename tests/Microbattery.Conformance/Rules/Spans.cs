using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No spans but SpanByte, which is the device's own.</summary>
    /// <remarks>On .NET a text plus a char becomes two: write <c>text + letter.ToString()</c>, which is what it is on the device.</remarks>
    internal sealed class Spans : Rule
    {
        internal override string? CheckUse(TypeReference type) =>
            type is not TypeSpecification && type.Namespace == "System" && type.Name is "Span`1" or "ReadOnlySpan`1" or "Memory`1"
                ? type.FullName
                : null;
    }
}
