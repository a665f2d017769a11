using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Microbattery.Shrink
{
    /// <summary>
    /// Gives those local variables of a method the first four numbers, which instructions of one byte name, that are read and written at most places: the compiler
    /// goes by where they are declared.
    /// </summary>
    public static class LocalOrder
    {
        /// <summary>Orders the locals in an assembly.</summary>
        /// <param name="module">The assembly's module.</param>
        /// <returns>In how many methods they had another order.</returns>
        public static int Sort(ModuleDefinition module)
        {
            ArgumentNullException.ThrowIfNull(module);
            return module.GetTypes().SelectMany(type => type.Methods).Count(method => method.HasBody && Sort(method));
        }

        private static bool Sort(MethodDefinition method)
        {
            MethodBody body = method.Body;
            body.SimplifyMacros();
            Dictionary<VariableDefinition, int> uses = body.Variables.ToDictionary(local => local, local => 0);
            foreach (Instruction instruction in body.Instructions.Where(instruction => instruction.OpCode.Code is Code.Ldloc or Code.Stloc))
            {
                uses[(VariableDefinition)instruction.Operand]++;
            }

            VariableDefinition[] before = [.. body.Variables];
            VariableDefinition[] after = [.. before.OrderByDescending(local => uses[local])];
            bool changes = !before.SequenceEqual(after);
            if (changes)
            {
                KeepNames(method);
                body.Variables.Clear();
                Array.ForEach(after, body.Variables.Add);
            }

            body.OptimizeMacros();
            return changes;
        }

        // Symbols name a local by its number.
        private static void KeepNames(MethodDefinition method)
        {
            foreach (ScopeDebugInformation scope in method.DebugInformation.GetScopes())
            {
                VariableDebugInformation[] named = [.. scope.Variables.Select(local => new VariableDebugInformation(method.Body.Variables[local.Index], local.Name))];
                scope.Variables.Clear();
                Array.ForEach(named, scope.Variables.Add);
            }
        }
    }
}
