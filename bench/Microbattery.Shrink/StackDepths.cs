using System;
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Shrink
{
    /// <summary>How many values are on the stack before each instruction of a method (ECMA-335, III.1.7.5: one pass in order finds it).</summary>
    public static class StackDepths
    {
        /// <summary>Finds them.</summary>
        /// <param name="body">The method's code, without exception handlers.</param>
        /// <returns>A depth for each instruction.</returns>
        public static Dictionary<Instruction, int> Before(MethodBody body)
        {
            ArgumentNullException.ThrowIfNull(body);
            Dictionary<Instruction, int> depths = [];
            int depth = 0;
            foreach (Instruction instruction in body.Instructions)
            {
                // A branch to here has said it already; after one that always goes elsewhere only that counts.
                depths.TryAdd(instruction, depth);
                depth = depths[instruction] + Change(body.Method, instruction);
                foreach (Instruction target in instruction.Operand as Instruction[] ?? (instruction.Operand is Instruction one ? [one] : []))
                {
                    depths.TryAdd(target, depth);
                }

                depth = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw ? 0 : depth;
            }

            return depths;
        }

        private static int Change(MethodDefinition method, Instruction instruction) => instruction.Operand switch
        {
            IMethodSignature called when instruction.OpCode.FlowControl == FlowControl.Call =>
                (instruction.OpCode == OpCodes.Newobj || called.ReturnType.MetadataType != MetadataType.Void ? 1 : 0)
                - called.Parameters.Count - (called.HasThis && instruction.OpCode != OpCodes.Newobj ? 1 : 0),
            _ when instruction.OpCode == OpCodes.Ret => method.ReturnType.MetadataType == MetadataType.Void ? 0 : -1,
            _ => Pushed(instruction.OpCode.StackBehaviourPush) - Popped(instruction.OpCode.StackBehaviourPop),
        };

        private static int Pushed(StackBehaviour push) => push switch
        {
            StackBehaviour.Push0 => 0,
            StackBehaviour.Push1_push1 => 2,
            _ => 1,
        };

        private static int Popped(StackBehaviour pop) => pop switch
        {
            StackBehaviour.Pop0 => 0,
            StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
            StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4
                or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
            _ => 2,
        };
    }
}
