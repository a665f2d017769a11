using System;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>Nothing relies on overflow being noticed: on the device it wraps all the same.</summary>
    internal sealed class CheckedArithmetic : Rule
    {
        internal override string? Check(MethodDefinition method, Instruction instruction)
        {
            string name = instruction.OpCode.Name;

            // The length of an array, when it is a long, is converted so by the compiler, whoever asks.
            bool isLength = name == "conv.ovf.i" && instruction.Next?.OpCode.Code == Code.Newarr;
            return name.Contains(".ovf", StringComparison.Ordinal) && !isLength ? name : null;
        }
    }
}
