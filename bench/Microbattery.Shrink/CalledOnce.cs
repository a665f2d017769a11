using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Microbattery.Shrink
{
    /// <summary>
    /// Puts a method that is called at one place, by its own class, in the place of the call: the row of a method is 16 bytes, its signature and the passing
    /// of its arguments are some more, and a call is what costs most on the interpreter.
    /// </summary>
    public static class CalledOnce
    {
        /// <summary>Puts them there in an assembly.</summary>
        /// <param name="module">The assembly's module.</param>
        /// <returns>How many there were.</returns>
        public static int Inline(ModuleDefinition module)
        {
            ArgumentNullException.ThrowIfNull(module);
            MethodDefinition[] methods = [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)];
            ILookup<object, (MethodDefinition Caller, Instruction Call)> named = methods
                .SelectMany(method => method.Body.Instructions.Select(instruction => (Caller: method, Call: instruction)))
                .Where(use => use.Call.Operand is MethodDefinition)
                .ToLookup(use => use.Call.Operand);
            HashSet<object> waiting = [.. methods.Where(method => named[method].Count() == 1 && CanMove(method, named[method].Single()))];
            Dictionary<MethodDefinition, List<VariableDefinition>> spare = [];
            int count = 0;

            // Those first that have none to take in, so that what was moved is not live in what moves with it.
            while (waiting.Cast<MethodDefinition>().FirstOrDefault(method => !method.Body.Instructions.Any(instruction => waiting.Contains(instruction.Operand))) is { } next)
            {
                waiting.Remove(next);
                (MethodDefinition caller, Instruction call) = named[next].Single();
                if (!CanMove(next, named[next].Single()))
                {
                    // It has branches since its own callee came in, or its call has them before it.
                    continue;
                }

                Move(next, caller.Body, call, spare.TryGetValue(caller, out List<VariableDefinition>? free) ? free : spare[caller] = []);
                next.DeclaringType.Methods.Remove(next);
                count++;
            }

            return count;
        }

        // With branches only where nothing is on the stack, before the call and after it: the metadata processor reckons a stack's depth anew after each.
        // And only where the object is the caller's own: another could be null, which a call finds out.
        private static bool CanMove(MethodDefinition method, (MethodDefinition Caller, Instruction Call) use) =>
            NameShortener.IsHidden(method)
            && !method.IsSpecialName
            && method != method.Module.EntryPoint
            && method.DeclaringType == use.Caller.DeclaringType
            && method != use.Caller
            && use.Call.OpCode.FlowControl == FlowControl.Call
            && use.Call.OpCode != OpCodes.Newobj
            && !use.Caller.Body.HasExceptionHandlers
            && !method.Body.HasExceptionHandlers
            && !method.DeclaringType.IsValueType
            && !method.HasGenericParameters
            && method.Parameters.All(parameter => !parameter.ParameterType.IsByReference)
            && method.Body.Instructions.Last().OpCode == OpCodes.Ret
            && method.Body.Instructions.All(instruction => instruction.OpCode.Code is not (Code.Starg or Code.Starg_S or Code.Ldarga or Code.Ldarga_S))
            && IsPlaceFor(method, use.Caller.Body, use.Call);

        private static bool IsPlaceFor(MethodDefinition method, MethodBody caller, Instruction call)
        {
            Dictionary<Instruction, int> depths = StackDepths.Before(caller);
            int below = depths[call] - method.Parameters.Count - (method.HasThis ? 1 : 0);
            bool branches = method.Body.Instructions.Any(instruction => instruction.Operand is Instruction or Instruction[]);
            Instruction first = call;
            while (method.HasThis && first.Previous is not null && (first == call || depths[first] > below))
            {
                first = first.Previous;
            }

            bool isThis = first.OpCode == OpCodes.Ldarg_0 || (first.OpCode == OpCodes.Ldarg && first.Operand == caller.ThisParameter);
            bool isOwn = !method.HasThis || (caller.Method.HasThis && isThis);
            return isOwn && (!branches || (below == 0 && method.ReturnType.MetadataType == MetadataType.Void));
        }

        private static void Move(MethodDefinition method, MethodBody caller, Instruction call, List<VariableDefinition> free)
        {
            caller.SimplifyMacros();
            method.Body.SimplifyMacros();
            Instruction[] body = [.. method.Body.Instructions];
            List<VariableDefinition> left = [.. free];
            Dictionary<object, VariableDefinition> locals = [];
            foreach (VariableDefinition local in method.Body.Variables)
            {
                locals[local] = Take(caller, free, left, local.VariableType);
            }

            // An argument that is no more than a variable is read where it is used, the others are put by.
            Dictionary<object, Instruction> arguments = [];
            List<Instruction> code = [];
            Instruction first = call;
            bool plain = true;
            foreach (ParameterDefinition parameter in method.Parameters.Reverse().Concat(method.HasThis ? [method.Body.ThisParameter] : []))
            {
                plain = plain && !IsTarget(caller, first);
                if (plain && first.Previous is { OpCode.Code: Code.Ldarg or Code.Ldloc } load)
                {
                    first = load;
                    arguments[parameter] = load;
                }
                else
                {
                    plain = false;
                    VariableDefinition local = Take(caller, free, left, parameter.ParameterType);
                    code.Add(Instruction.Create(OpCodes.Stloc, local));
                    arguments[parameter] = Instruction.Create(OpCodes.Ldloc, local);
                }
            }

            foreach (Instruction instruction in body)
            {
                (instruction.OpCode, instruction.Operand) = instruction.OpCode.Code switch
                {
                    Code.Ldarg => (arguments[instruction.Operand].OpCode, arguments[instruction.Operand].Operand),
                    Code.Ret => (OpCodes.Br, call.Next),
                    _ => (instruction.OpCode, instruction.Operand is VariableDefinition local ? locals[local] : instruction.Operand),
                };
            }

            method.Body.Instructions.Clear();
            code.AddRange(body);
            Retarget(code, code[^1], call.Next);
            code.RemoveAt(code.Count - 1);
            Replace(caller, first, call, code);
            caller.InitLocals |= method.Body.InitLocals;
            caller.OptimizeMacros();
        }

        private static VariableDefinition Take(MethodBody caller, List<VariableDefinition> free, List<VariableDefinition> left, TypeReference type)
        {
            VariableDefinition? local = left.FirstOrDefault(local => local.VariableType.FullName == type.FullName);
            if (local is null)
            {
                local = new VariableDefinition(type);
                caller.Variables.Add(local);
                free.Add(local);
            }

            left.Remove(local);
            return local;
        }

        private static void Replace(MethodBody body, Instruction first, Instruction last, List<Instruction> code)
        {
            Instruction after = last.Next;
            ILProcessor processor = body.GetILProcessor();
            code.ForEach(instruction => processor.InsertBefore(first, instruction));
            Retarget(body.Instructions, first, code.Count > 0 ? code[0] : after);
            Instruction? before = first.Previous;
            while (after.Previous != before)
            {
                processor.Remove(after.Previous);
            }
        }

        private static bool IsTarget(MethodBody body, Instruction instruction) =>
            body.Instructions.Any(one => one.Operand == instruction || (one.Operand is Instruction[] targets && targets.Contains(instruction)));

        private static void Retarget(IEnumerable<Instruction> code, Instruction from, Instruction to)
        {
            foreach (Instruction instruction in code)
            {
                instruction.Operand = instruction.Operand == from ? to : instruction.Operand;
                if (instruction.Operand is Instruction[] targets)
                {
                    instruction.Operand = Array.ConvertAll(targets, target => target == from ? to : target);
                }
            }
        }
    }
}
