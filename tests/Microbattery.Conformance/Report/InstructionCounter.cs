using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using FieldAttributes = Mono.Cecil.FieldAttributes;
using MethodBody = Mono.Cecil.Cil.MethodBody;
using TypeAttributes = Mono.Cecil.TypeAttributes;

namespace Microbattery.Conformance.Report
{
    /// <summary>
    /// Counts the instructions that compiled device code executes, by class: at the start of each straight run of them a counter is
    /// raised by its length. What the interpreter on a device executes is the same code, an instruction at a time; class library code is
    /// not in the count.
    /// </summary>
    internal sealed class InstructionCounter : AssemblyLoadContext
    {
        private const string CounterType = "InstructionCount";
        private const string CounterField = "Executed";

        private readonly Dictionary<string, Assembly> _loaded = [];
        private readonly List<string> _names = [];
        private readonly long[] _executed;

        /// <summary>Loads assemblies with counters.</summary>
        /// <param name="counted">The files of those to count in; the first is referenced by the others, or by none.</param>
        /// <param name="driver">One that calls them and is not counted.</param>
        internal InstructionCounter(IReadOnlyList<string> counted, string driver)
            : base(isCollectible: true)
        {
            using DefaultAssemblyResolver resolver = new();
            foreach (string folder in counted.Select(one => Path.GetDirectoryName(one)!).Distinct())
            {
                resolver.AddSearchDirectory(folder);
            }

            FieldDefinition? field = null;
            foreach (string one in counted)
            {
                ReaderParameters parameters = new() { AssemblyResolver = resolver };
                using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(one, parameters);
                field ??= AddCounter(assembly.MainModule);
                FieldReference counter = assembly.MainModule.ImportReference(field);
                foreach (TypeDefinition type in assembly.MainModule.GetTypes().Where(type => type.HasMethods))
                {
                    foreach (MethodDefinition method in type.Methods.Where(method => method.HasBody))
                    {
                        Count(method, counter, _names.Count);
                    }

                    _names.Add(type.Name);
                }

                using MemoryStream image = new();
                assembly.Write(image);
                image.Position = 0;
                _loaded[Path.GetFileNameWithoutExtension(one)] = LoadFromStream(image);
            }

            Driver = LoadFromAssemblyPath(driver);
            _executed = new long[_names.Count];
            _loaded[Path.GetFileNameWithoutExtension(counted[0])].GetType(CounterType)!.GetField(CounterField)!.SetValue(null, _executed);
        }

        /// <summary>The assembly that calls the counted ones.</summary>
        internal Assembly Driver { get; }

        /// <summary>Instructions executed so far.</summary>
        internal long Executed => _executed.Sum();

        /// <summary>The same by class, those that executed any, most first.</summary>
        internal IEnumerable<(string Name, long Executed)> ByClass =>
            _names.Zip(_executed).Where(one => one.Second > 0).OrderByDescending(one => one.Second);

        /// <inheritdoc/>
        protected override Assembly? Load(AssemblyName assemblyName) => _loaded.GetValueOrDefault(assemblyName.Name!);

        private static FieldDefinition AddCounter(ModuleDefinition module)
        {
            const TypeAttributes Static = TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed;
            TypeDefinition type = new(string.Empty, CounterType, Static, module.TypeSystem.Object);
            ArrayType counters = new(module.TypeSystem.Int64);
            FieldDefinition field = new(CounterField, FieldAttributes.Public | FieldAttributes.Static, counters);
            type.Fields.Add(field);
            module.Types.Add(type);
            return field;
        }

        private static void Count(MethodDefinition method, FieldReference counter, int index)
        {
            method.Body.SimplifyMacros();
            Instruction[] all = [.. method.Body.Instructions];
            HashSet<Instruction> starts = Starts(method.Body, all);
            ILProcessor code = method.Body.GetILProcessor();
            for (int i = 0; i < all.Length;)
            {
                int end = i + 1;
                while (end < all.Length && !starts.Contains(all[end]))
                {
                    end++;
                }

                // An unoptimised build's nops are no instructions of the program.
                int length = all[i..end].Count(instruction => instruction.OpCode != OpCodes.Nop);
                Instruction first = code.Create(OpCodes.Ldsfld, counter);
                code.InsertBefore(all[i], first);
                code.InsertBefore(all[i], code.Create(OpCodes.Ldc_I4, index));
                code.InsertBefore(all[i], code.Create(OpCodes.Ldelema, method.Module.TypeSystem.Int64));
                code.InsertBefore(all[i], code.Create(OpCodes.Dup));
                code.InsertBefore(all[i], code.Create(OpCodes.Ldind_I8));
                code.InsertBefore(all[i], code.Create(OpCodes.Ldc_I8, (long)length));
                code.InsertBefore(all[i], code.Create(OpCodes.Add));
                code.InsertBefore(all[i], code.Create(OpCodes.Stind_I8));
                Redirect(method.Body, all[i], first);
                i = end;
            }

            method.Body.OptimizeMacros();
        }

        private static HashSet<Instruction> Starts(MethodBody body, Instruction[] all)
        {
            HashSet<Instruction> starts = [all[0]];
            foreach (Instruction instruction in all)
            {
                if (instruction.Operand is Instruction target)
                {
                    starts.Add(target);
                }
                else if (instruction.Operand is Instruction[] targets)
                {
                    starts.UnionWith(targets);
                }

                bool ends = instruction.OpCode.FlowControl
                    is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
                if (ends && instruction.Next is Instruction next)
                {
                    starts.Add(next);
                }
            }

            foreach (ExceptionHandler handler in body.ExceptionHandlers)
            {
                Instruction?[] edges = [handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart];
                starts.UnionWith(edges.OfType<Instruction>());
            }

            return starts;
        }

        private static void Redirect(MethodBody body, Instruction from, Instruction to)
        {
            foreach (Instruction instruction in body.Instructions.Where(instruction => instruction.Operand is Instruction or Instruction[]))
            {
                if (instruction.Operand is Instruction[] targets)
                {
                    instruction.Operand = targets.Select(target => target == from ? to : target).ToArray();
                }
                else if (instruction.Operand == from)
                {
                    instruction.Operand = to;
                }
            }

            foreach (ExceptionHandler handler in body.ExceptionHandlers)
            {
                handler.TryStart = handler.TryStart == from ? to : handler.TryStart;
                handler.TryEnd = handler.TryEnd == from ? to : handler.TryEnd;
                handler.HandlerStart = handler.HandlerStart == from ? to : handler.HandlerStart;
                handler.HandlerEnd = handler.HandlerEnd == from ? to : handler.HandlerEnd;
                handler.FilterStart = handler.FilterStart == from ? to : handler.FilterStart;
            }
        }
    }
}
