using System;
using System.IO;
using System.Linq;

namespace Microbattery.Conformance
{
    /// <summary>Everything the platform has, from the lists read off its assemblies.</summary>
    internal static class PlatformLists
    {
        private const string CompileTimeOnly = "# compile-time only: T:";

        internal static PlatformSurface Load()
        {
            PlatformSurface all = new();
            foreach (string path in Directory.EnumerateFiles(RepositoryFiles.PlatformLists, "*.txt").Order(StringComparer.Ordinal))
            {
                AddAll(all, path);
            }

            return all;
        }

        private static void AddAll(PlatformSurface all, string path)
        {
            // A type's lines follow its own.
            bool isCompileTimeOnly = false;
            string type = string.Empty;
            foreach (string line in File.ReadLines(path))
            {
                if (line.StartsWith(CompileTimeOnly, StringComparison.Ordinal))
                {
                    isCompileTimeOnly = true;
                    type = line[(CompileTimeOnly.Length - 2)..];
                }
                else if (!line.StartsWith('#') && line.Length > 0)
                {
                    isCompileTimeOnly &= !line.StartsWith("T:", StringComparison.Ordinal) || line == type;

                    // The first assembly that has it; there are two of some internal helpers.
                    if (!all.Has(line))
                    {
                        all.Add(line, PlatformSurface.Section(Path.GetFileNameWithoutExtension(path), isCompileTimeOnly));
                    }
                }
            }
        }
    }
}
