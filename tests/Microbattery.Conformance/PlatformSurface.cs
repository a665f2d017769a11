using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Microbattery.Conformance
{
    /// <summary>
    /// A list of platform members, a line each, under the name of their assembly. Those under a name with "compile-time only" are for
    /// attributes: the compiler sees them, the device does not carry them.
    /// </summary>
    internal sealed class PlatformSurface
    {
        private const string Header = "# ";
        private const string CompileTime = ", compile-time only";

        private readonly Dictionary<string, string> _sections = [];

        internal IEnumerable<string> Lines => _sections.Keys;

        internal static PlatformSurface Load(string path)
        {
            PlatformSurface surface = new();
            string section = string.Empty;
            foreach (string line in File.ReadLines(path).Where(line => line.Length > 0))
            {
                if (line.StartsWith(Header, StringComparison.Ordinal))
                {
                    section = line[Header.Length..];
                }
                else if (!surface._sections.TryAdd(line, section))
                {
                    throw new InvalidDataException($"{path}: twice in the list: {line}");
                }
            }

            return surface;
        }

        internal static string Section(string assembly, bool isCompileTimeOnly) => isCompileTimeOnly ? assembly + CompileTime : assembly;

        internal void Add(string line, string section) => _sections.Add(line, section);

        internal bool Has(string line) => _sections.ContainsKey(line);

        internal bool HasOnDevice(string line) =>
            _sections.TryGetValue(line, out string? section) && !section.EndsWith(CompileTime, StringComparison.Ordinal);

        internal string SectionOf(string line) => _sections[line];

        internal void Save(string path, string comment)
        {
            IEnumerable<string> sections = _sections
                .GroupBy(entry => entry.Value, entry => entry.Key)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"\n{Header}{group.Key}\n{string.Join('\n', group.OrderBy(Name, StringComparer.Ordinal))}\n");
            File.WriteAllText(path, $"{Header}{comment}\n{string.Concat(sections)}");
        }

        // Without T:, M: or F:, so that a type stands before its members.
        private static string Name(string line) => line[2..];
    }
}
