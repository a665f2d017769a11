using System;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance
{
    /// <summary>An assembly as the compiler left it, with its symbols.</summary>
    internal sealed class CompiledAssembly
    {
        // "Compilation options" in the specification of portable symbol files.
        private static readonly Guid s_compilationOptions = new("b5feec05-8cd0-4a83-96da-466284bb4bd8");

        internal CompiledAssembly(string projectPath, string assemblyPath, bool isTests)
        {
            ProjectPath = projectPath;
            AssemblyPath = assemblyPath;
            IsTests = isTests;
            Module = ModuleDefinition.ReadModule(
                assemblyPath,
                new ReaderParameters { ReadSymbols = true, SymbolReaderProvider = new PortablePdbReaderProvider(), InMemory = true });
        }

        internal string ProjectPath { get; }

        internal string AssemblyPath { get; }

        /// <summary>Whether these are the tests for both runtimes: on the device, but not in what it ships.</summary>
        internal bool IsTests { get; }

        internal ModuleDefinition Module { get; }

        internal SourceLines Sources { get; } = new();

        internal string Name => Module.Assembly.Name.Name;

        /// <summary>The C# version the compiler was held to, as it wrote down itself; empty when it did not.</summary>
        internal string LanguageVersion()
        {
            byte[] options = Module.CustomDebugInformations
                .OfType<BinaryCustomDebugInformation>()
                .FirstOrDefault(information => information.Identifier == s_compilationOptions)?.Data ?? [];

            // Names and values in turn, each with a zero after it.
            string[] parts = Encoding.UTF8.GetString(options).Split('\0');
            int name = Array.IndexOf(parts, "language-version");
            return name < 0 ? string.Empty : parts[name + 1];
        }
    }
}
