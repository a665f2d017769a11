using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace Microbattery.Conformance
{
    /// <summary>The signatures in device/check/Libraries are those of the libraries.</summary>
    [TestClass]
    public sealed class LibrarySignatureTests
    {
        public static IEnumerable<object[]> Libraries => Directory
            .GetFiles(Path.Combine(RepositoryFiles.Root, "device", "check", "Libraries"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(path => new object[] { Path.GetFileNameWithoutExtension(path) });

        [TestMethod]
        [DynamicData(nameof(Libraries))]
        public void The_library_has_every_member(string library)
        {
            HashSet<string> has = [.. File.ReadLines(Path.Combine(RepositoryFiles.PlatformLists, library + ".txt"))];
            string[] declared = [.. Types(library).SelectMany(Lines)];

            Assert.IsNotEmpty(declared);
            Assert.AreEqual(string.Empty, string.Join(Environment.NewLine, declared.Where(line => !has.Contains(line))));
        }

        [TestMethod]
        [DynamicData(nameof(Libraries))]
        public void A_constant_has_the_value_that_the_host_implementation_gives_it(string library)
        {
            string host = Path.Combine(AppContext.BaseDirectory, library + ".dll");
            if (!File.Exists(host) || library == "nanoFramework.TestFramework")
            {
                Assert.IsFalse(Directory.Exists(Path.Combine(RepositoryFiles.Root, "hal", "host", library)), library);
                return;
            }

            using ModuleDefinition module = ModuleDefinition.ReadModule(host);
            foreach (FieldDefinition constant in Types(library).SelectMany(type => type.Fields).Where(field => field.IsLiteral))
            {
                FieldDefinition expected = module.GetType(constant.DeclaringType.FullName).Fields
                    .Single(field => field.Name == constant.Name);
                Assert.AreEqual(expected.Constant, constant.Constant, constant.FullName);
            }
        }

        private static TypeDefinition[] Types(string library)
        {
            ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(RepositoryFiles.Libraries, library + ".dll"));
            return [.. module.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic)];
        }

        private static IEnumerable<string> Lines(TypeDefinition type) =>
        [
            Signatures.Line(type),
            .. type.Fields.Where(field => field.IsPublic).Select(field => $"F:{type.FullName}.{field.Name}"),
            .. type.Methods.Where(method => method.IsPublic || method.IsFamily).Select(Signatures.Line),
        ];
    }
}
