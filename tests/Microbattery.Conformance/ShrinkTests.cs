using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microbattery.Shrink;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance
{
    /// <summary>The step of the device build that makes images smaller, on the assemblies of this build, and what is left.</summary>
    [TestClass]
    public class ShrinkTests
    {
        private const int EstimateErrorBytes = 60;
        private const int MostFirmwareBytes = (40 * 1024) - EstimateErrorBytes;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void What_another_assembly_can_name_keeps_its_name_and_all_else_has_a_letter_or_two()
        {
            foreach (CompiledAssembly assembly in DeviceCode.Assemblies)
            {
                using ModuleDefinition module = Read(assembly);
                string[] before = [.. Visible(module).Order()];
                int hidden = Hidden(module).Length;
                NameShortener.Shorten(module);

                CollectionAssert.AreEqual(before, Visible(module).Order().ToArray(), assembly.Name);
                Assert.HasCount(hidden, Hidden(module), assembly.Name);
                foreach (IMemberDefinition member in Hidden(module))
                {
                    Assert.IsLessThanOrEqualTo(2, member.Name.Length, $"{assembly.Name}: {member.FullName}");
                }

                foreach (TypeDefinition type in module.GetTypes().Where(type => !IsVisible((IMemberDefinition)type) && type.Name != "<Module>"))
                {
                    Assert.IsLessThanOrEqualTo(2, type.Name.Length, $"{assembly.Name}: {type.FullName}");
                }

                Assert.AreEqual(0, NameShortener.Shorten(module), $"{assembly.Name} again");
            }
        }

        [TestMethod]
        public void No_two_members_of_a_type_get_the_same_name()
        {
            foreach (CompiledAssembly assembly in DeviceCode.Assemblies)
            {
                using ModuleDefinition module = Read(assembly);
                NameShortener.Shorten(module);
                foreach (TypeDefinition type in module.GetTypes())
                {
                    IMemberDefinition[] own = [.. Members(module).Where(member => member.DeclaringType == type)];
                    string[] visible = [.. own.Where(IsVisible).Select(member => member.Name)];
                    string[] hidden = [.. own.Where(member => !IsVisible(member)).Select(member => member.Name)];
                    CollectionAssert.AllItemsAreUnique(hidden, type.FullName);
                    Assert.IsEmpty(hidden.Intersect(visible), type.FullName);
                }
            }
        }

        [TestMethod]
        public void No_constructor_calls_that_of_Object()
        {
            foreach (CompiledAssembly assembly in DeviceCode.Assemblies)
            {
                using ModuleDefinition module = Read(assembly);
                int before = ImageSize.Estimate(module);
                int count = ObjectConstructors.Drop(module);
                Assert.AreEqual(0, ObjectConstructors.Drop(module), assembly.Name);
                Assert.IsEmpty(module.GetMemberReferences().Where(member => member.Name == ".ctor" && member.DeclaringType.FullName == "System.Object" && Calls(module, member)), assembly.Name);
                Assert.AreEqual(before - (4 * count), ImageSize.Estimate(module), 3 * count, assembly.Name);
            }
        }

        [TestMethod]
        public void What_a_class_calls_at_one_place_is_there_and_nowhere_else()
        {
            foreach (CompiledAssembly assembly in DeviceCode.Assemblies)
            {
                using ModuleDefinition module = Read(assembly);
                string[] visible = [.. Visible(module).Order()];
                int before = ImageSize.Estimate(module);
                int methods = Methods(module).Length;
                int count = CalledOnce.Inline(module);

                Assert.HasCount(methods - count, Methods(module), assembly.Name);
                CollectionAssert.AreEqual(visible, Visible(module).Order().ToArray(), assembly.Name);
                Assert.IsLessThanOrEqualTo(before - (10 * count), ImageSize.Estimate(module), assembly.Name);
                foreach (MethodDefinition method in Methods(module).Where(method => method.HasBody))
                {
                    Instruction[] code = [.. method.Body.Instructions];
                    object[] named = [.. code.Select(instruction => instruction.Operand)];
                    Assert.IsEmpty(named.OfType<Instruction>().Except(code), method.FullName);
                    Assert.IsEmpty(named.OfType<VariableDefinition>().Except(method.Body.Variables), method.FullName);
                    Assert.IsEmpty(named.OfType<ParameterDefinition>().Except([.. method.Parameters, method.Body.ThisParameter]), method.FullName);
                    Assert.IsEmpty(named.OfType<MethodDefinition>().Where(callee => callee.DeclaringType is null), method.FullName);
                }

                Assert.AreEqual(0, CalledOnce.Inline(module), $"{assembly.Name} again");
            }
        }

        [TestMethod]
        public void What_was_put_in_the_place_of_its_call_does_the_same_there()
        {
            string name = typeof(CalledOnceSample).FullName!;
            using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(ShrinkTests).Assembly.Location, new ReaderParameters { InMemory = true });
            CalledOnce.Inline(module);
            Assert.AreEqual(".ctor All Count Looped Run Skip Touch Touched", string.Join(" ", module.GetType(name).Methods.Select(method => method.Name).Order(StringComparer.Ordinal)));
            AssemblyShrinker.Shrink(module);
            using MemoryStream image = new();
            module.Write(image);
            image.Position = 0;
            AssemblyLoadContext context = new("shrunk", isCollectible: true);
            Func<int, int, long> run = context.LoadFromStream(image).GetType(name)!.GetMethod("Run")!.CreateDelegate<Func<int, int, long>>();
            for (int i = -100; i < 100; i++)
            {
                Assert.AreEqual(CalledOnceSample.Run(i, (7 * i) - 50), run(i, (7 * i) - 50), $"{i}");
            }

            context.Unload();
        }

        [TestMethod]
        public void The_locals_that_are_named_most_come_first()
        {
            int saved = 0;
            foreach (CompiledAssembly assembly in DeviceCode.Assemblies)
            {
                using ModuleDefinition module = Read(assembly);
                saved += ImageSize.Estimate(module);
                LocalOrder.Sort(module);
                saved -= ImageSize.Estimate(module);
                Assert.AreEqual(0, LocalOrder.Sort(module), $"{assembly.Name} again");
                foreach (MethodDefinition method in Methods(module).Where(method => method.HasBody && method.Body.Variables.Count > 4))
                {
                    int[] named = [.. method.Body.Variables.Select(local => method.Body.Instructions.Count(instruction => instruction.Operand == local && instruction.OpCode != OpCodes.Ldloca_S)).Skip(4)];
                    CollectionAssert.AreEqual(named.OrderDescending().ToArray(), named, method.FullName);
                }
            }

            Assert.IsGreaterThan(50, saved);
        }

        [TestMethod]
        public void A_shrunk_firmware_does_the_same_to_the_last_bit()
        {
            string[] names = ["Microbattery.Hal", "Microbattery.Firmware"];
            string path = DeviceCode.Assemblies.Single(assembly => assembly.Name == "Microbattery.Tests").AssemblyPath;
            ShrunkAssemblies shrunk = new([.. DeviceCode.Assemblies.Where(assembly => names.Contains(assembly.Name))], Path.GetDirectoryName(path)!);
            Assembly tests = shrunk.LoadFromAssemblyPath(path);
            Type type = tests.GetType("Microbattery.Tests.Recorded.RecordedTicksTests")!;
            type.GetMethod("Every_recorded_tick_comes_out_the_same_to_the_last_bit")!.CreateDelegate<Action>(Activator.CreateInstance(type)!)();
            shrunk.Unload();
        }

        [TestMethod]
        public void The_firmwares_image_stays_below_40_KB()
        {
            using ModuleDefinition module = Read(DeviceCode.Assemblies.Single(assembly => assembly.Name == "Microbattery.Firmware"));
            int whole = ImageSize.Estimate(module);
            AssemblyShrinker.Shrink(module);
            int shrunk = ImageSize.Estimate(module);
            TestContext.WriteLine($"image of the firmware, about: {shrunk} bytes; {whole} as compiled");
            Assert.IsGreaterThan(30000, shrunk);
            Assert.IsLessThan(MostFirmwareBytes, shrunk);
        }

        [TestMethod]
        public void A_file_is_rewritten_with_its_symbols()
        {
            CompiledAssembly firmware = DeviceCode.Assemblies.Single(assembly => assembly.Name == "Microbattery.Firmware");
            string folder = Directory.CreateTempSubdirectory().FullName;
            string path = Path.Combine(folder, "Microbattery.Firmware.dll");
            File.Copy(firmware.AssemblyPath, path);
            File.Copy(Path.ChangeExtension(firmware.AssemblyPath, ".pdb"), Path.ChangeExtension(path, ".pdb"));

            Assert.IsGreaterThan(300, AssemblyShrinker.ShrinkFile(path));
            Assert.AreEqual(0, AssemblyShrinker.ShrinkFile(path));
            using (ModuleDefinition module = ModuleDefinition.ReadModule(path, new ReaderParameters { ReadSymbols = true }))
            {
                Assert.IsTrue(module.HasSymbols);
                Assert.IsTrue(module.GetTypes().SelectMany(type => type.Methods).Any(method => method.DebugInformation.GetScopes().Any(scope => scope.HasVariables)));
                Assert.IsTrue(module.GetTypes().SelectMany(type => type.Methods).Any(method => method.DebugInformation.HasSequencePoints));
            }

            Directory.Delete(folder, true);
        }

        private static ModuleDefinition Read(CompiledAssembly assembly) => ModuleDefinition.ReadModule(assembly.AssemblyPath, new ReaderParameters { InMemory = true });

        private static MethodDefinition[] Methods(ModuleDefinition module) => [.. module.GetTypes().SelectMany(type => type.Methods)];

        private static IEnumerable<IMemberDefinition> Members(ModuleDefinition module) =>
            module.GetTypes().SelectMany(type => type.Fields.Where(field => !field.IsLiteral).Cast<IMemberDefinition>().Concat(type.Methods));

        /// <summary>By what the compiler of another assembly sees, and what is found by name at run time.</summary>
        private static bool IsVisible(IMemberDefinition member) => member switch
        {
            FieldDefinition field => field.IsRuntimeSpecialName || (IsVisible(field.DeclaringType) && field.IsPublic),
            MethodDefinition method => method.IsRuntimeSpecialName || method.IsVirtual || method == method.Module.EntryPoint
                || (IsVisible(method.DeclaringType) && (method.IsPublic || method.IsFamily)),
            TypeDefinition type => type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType)),
            _ => throw new ArgumentException(member.FullName),
        };

        private static IEnumerable<string> Visible(ModuleDefinition module) =>
            Members(module).Where(member => IsVisible(member) && IsVisible(member.DeclaringType)).Select(member => member.FullName);

        private static IMemberDefinition[] Hidden(ModuleDefinition module) => [.. Members(module).Where(member => !IsVisible(member))];

        private static bool Calls(ModuleDefinition module, MemberReference callee) =>
            module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Any(instruction => instruction.Operand == callee);

        /// <summary>Shrunk assemblies, and whatever refers to them.</summary>
        private sealed class ShrunkAssemblies : AssemblyLoadContext
        {
            private readonly Dictionary<string, Assembly> _loaded = [];

            private readonly string _otherwiseFrom;

            internal ShrunkAssemblies(CompiledAssembly[] assemblies, string otherwiseFrom)
                : base(isCollectible: true)
            {
                _otherwiseFrom = otherwiseFrom;
                foreach (CompiledAssembly one in assemblies)
                {
                    using ModuleDefinition module = Read(one);
                    AssemblyShrinker.Shrink(module);
                    using MemoryStream image = new();
                    module.Write(image);
                    image.Position = 0;
                    _loaded[one.Name] = LoadFromStream(image);
                }
            }

            /// <inheritdoc/>
            protected override Assembly? Load(AssemblyName assemblyName)
            {
                string path = Path.Combine(_otherwiseFrom, $"{assemblyName.Name}.dll");
                return _loaded.GetValueOrDefault(assemblyName.Name!) ?? (File.Exists(path) ? LoadFromAssemblyPath(path) : null);
            }
        }
    }
}
