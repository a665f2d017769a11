using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>No pointers to data or functions, no pinning, no stackalloc.</summary>
    internal sealed class Pointers : Rule
    {
        internal override string? Check(MethodDefinition method, Instruction instruction) =>
            instruction.OpCode.Code is Code.Localloc or Code.Calli ? instruction.OpCode.Name : null;

        internal override string? CheckUse(TypeReference type) =>
            type is PointerType or FunctionPointerType or PinnedType ? type.FullName : null;
    }
}
