using System;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance.Rules
{
    /// <summary>
    /// Static fields start as constants, tables of constants or own objects that never change: then it does not matter when, or
    /// in which order, a platform runs their initializers.
    /// </summary>
    internal sealed class StaticConstructors : Rule
    {
        internal override string? Check(MethodDefinition method, Instruction instruction)
        {
            bool isStart = method.IsConstructor && method.IsStatic;
            return isStart && !IsPlain(method, instruction) ? $"more than filling static fields: {instruction.OpCode.Name}" : null;
        }

        private static bool IsPlain(MethodDefinition method, Instruction instruction) => instruction.OpCode.Code switch
        {
            Code.Nop or Code.Ret or Code.Dup or Code.Newarr or Code.Ldtoken or Code.Ldnull or Code.Ldstr => true,

            // Long constants are loaded as ints.
            Code.Conv_I8 or Code.Conv_U8 => true,
            Code.Call => ((MethodReference)instruction.Operand).Name == "InitializeArray",
            Code.Stsfld => ((FieldReference)instruction.Operand).DeclaringType == method.DeclaringType,
            Code.Newobj => IsImmutable(((MethodReference)instruction.Operand).DeclaringType),
            _ => instruction.OpCode.Name.StartsWith("ldc.", StringComparison.Ordinal)
                || instruction.OpCode.Name.StartsWith("stelem", StringComparison.Ordinal),
        };

        private static bool IsImmutable(TypeReference type) =>
            type is TypeDefinition own && own.Fields.All(field => field.IsStatic || field.IsInitOnly);
    }
}
