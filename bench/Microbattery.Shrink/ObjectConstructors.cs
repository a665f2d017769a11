using System;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Shrink
{
    /// <summary>
    /// Drops what every class without a base says at the start of its constructor: a call of <c>Object</c>'s, which does nothing. Four bytes
    /// each, and a call each time one is made.
    /// </summary>
    public static class ObjectConstructors
    {
        /// <summary>Drops them from an assembly.</summary>
        /// <param name="module">The assembly's module.</param>
        /// <returns>How many calls there were.</returns>
        public static int Drop(ModuleDefinition module)
        {
            ArgumentNullException.ThrowIfNull(module);
            int count = 0;
            foreach (MethodDefinition constructor in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.IsConstructor && method.HasBody))
            {
                Instruction? call = constructor.Body.Instructions.FirstOrDefault(IsObjectConstructor);
                if (call?.Previous?.OpCode == OpCodes.Ldarg_0)
                {
                    ILProcessor body = constructor.Body.GetILProcessor();
                    body.Remove(call.Previous);
                    body.Remove(call);
                    count++;
                }
            }

            return count;
        }

        private static bool IsObjectConstructor(Instruction instruction) =>
            instruction.OpCode == OpCodes.Call && instruction.Operand is MethodReference { Name: ".ctor", DeclaringType.FullName: "System.Object" };
    }
}
