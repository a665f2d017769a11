using System.IO;
using Mono.Cecil;

namespace Microbattery.Shrink
{
    /// <summary>Makes an assembly smaller for a device, and leaves what it does as it is.</summary>
    public static class AssemblyShrinker
    {
        /// <summary>Shrinks an assembly's file in place, and keeps its symbols in step. Doing it again changes nothing.</summary>
        /// <param name="path">The assembly, compiled for the device.</param>
        /// <returns>How many names, calls and methods were changed.</returns>
        public static int ShrinkFile(string path)
        {
            bool hasSymbols = File.Exists(Path.ChangeExtension(path, ".pdb"));
            using ModuleDefinition module = ModuleDefinition.ReadModule(path, new ReaderParameters { InMemory = true, ReadSymbols = hasSymbols });
            int count = Shrink(module);
            if (count > 0)
            {
                module.Write(path, new WriterParameters { WriteSymbols = hasSymbols });
            }

            return count;
        }

        /// <summary>Shrinks an assembly.</summary>
        /// <param name="module">The assembly's module.</param>
        /// <returns>How many names, calls and methods were changed.</returns>
        public static int Shrink(ModuleDefinition module) =>
            ObjectConstructors.Drop(module) + CalledOnce.Inline(module) + LocalOrder.Sort(module) + NameShortener.Shorten(module);
    }
}
