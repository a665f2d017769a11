using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Microbattery.Conformance.Report
{
    /// <summary>
    /// A table of docs/device.md, between two marks, that a test prints. With UPDATE_DOCS=1 it is written; otherwise its words are
    /// compared, and its figures within a tolerance: a page need not be written anew for every byte.
    /// </summary>
    internal sealed partial class MeasuredBlock
    {
        private readonly string _written;
        private readonly string _printed;

        /// <summary>A table as it was written, and as it is printed now.</summary>
        internal MeasuredBlock(string written, string printed)
        {
            _written = written;
            _printed = printed;
        }

        /// <summary>Whether the tables differ in nothing but figures and the order of their lines, which may be that of a figure.</summary>
        internal bool HasSameWords => Words(_printed).SequenceEqual(Words(_written));

        /// <summary>Lines whose figures have grown by more than a share, with what they were.</summary>
        /// <param name="share">The share.</param>
        internal IEnumerable<string> Grown(double share) => Lines((written, printed) => printed > written * (1 + share));

        /// <summary>Lines whose figures are apart by more than a share, with what they were.</summary>
        /// <param name="share">The share.</param>
        internal IEnumerable<string> Apart(double share) => Lines((written, printed) => Math.Abs(printed - written) > written * share);

        /// <summary>Finds a table on the page, and writes it there when that is asked for.</summary>
        /// <param name="name">The name in its marks.</param>
        /// <param name="printed">The table as it is now.</param>
        internal static MeasuredBlock Find(string name, string printed)
        {
            string file = Path.Combine(RepositoryFiles.Root, "docs", "device.md");
            string text = File.ReadAllText(file).ReplaceLineEndings("\n");
            string begin = $"<!-- {name} -->\n";
            int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            int to = text.IndexOf($"<!-- end of {name} -->", StringComparison.Ordinal);
            if (from < begin.Length || to < from)
            {
                throw new InvalidDataException($"docs/device.md has no block '{name}'");
            }

            if (Environment.GetEnvironmentVariable("UPDATE_DOCS") != "1")
            {
                return new MeasuredBlock(text[from..to], printed);
            }

            File.WriteAllText(file, text[..from] + printed + text[to..]);
            return new MeasuredBlock(printed, printed);
        }

        private IEnumerable<string> Lines(Func<double, double, bool> differ) =>
            from written in _written.Split('\n')
            from printed in _printed.Split('\n')
            where Name(written) == Name(printed)
            where Figures(written).Zip(Figures(printed)).Any(figures => differ(figures.First, figures.Second))
            select $"{printed} (written: {written})";

        private static IEnumerable<string> Words(string table) => table.Split('\n').Select(line => Figure().Replace(line, "0")).Order();

        // The first cell.
        private static string Name(string line) => line.Split('|').ElementAtOrDefault(1) ?? string.Empty;

        private static IEnumerable<double> Figures(string line) =>
            Figure().Matches(line).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

        // A number by itself, not one in a name.
        [GeneratedRegex(@"(?<=[ |])\d+(\.\d+)?(?=[ |])")]
        private static partial Regex Figure();
    }
}
