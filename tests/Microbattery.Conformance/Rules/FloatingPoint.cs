using System;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>What ships computes in integers: the same bits on every device.</summary>
    internal sealed class FloatingPoint : Rule
    {
        internal override bool HoldsForTests => false;

        internal override string? Check(MethodDefinition method, Instruction instruction)
        {
            // ldc, conv, ldelem, stelem, ldind and stind of a float or a double.
            string name = instruction.OpCode.Name;
            return name.Contains(".r4", StringComparison.Ordinal) || name.Contains(".r8", StringComparison.Ordinal) || name == "conv.r.un"
                ? name
                : null;
        }

        internal override string? CheckUse(TypeReference type) =>
            type.FullName is "System.Single" or "System.Double" ? type.FullName : null;
    }
}
