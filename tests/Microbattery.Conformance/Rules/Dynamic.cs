using System;
using Mono.Cecil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No dynamic.</summary>
    internal sealed class Dynamic : Rule
    {
        internal override string? CheckAttribute(CustomAttribute attribute) =>
            attribute.AttributeType.FullName == "System.Runtime.CompilerServices.DynamicAttribute" ? "dynamic" : null;

        internal override string? CheckUse(MethodReference method) =>
            method.DeclaringType.FullName.StartsWith("Microsoft.CSharp.RuntimeBinder.", StringComparison.Ordinal) ? method.FullName : null;
    }
}
