using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microbattery.Records;

namespace Microbattery.Reports.Reference
{
    /// <summary>A page written by hand with blocks that a command prints, each between two marks.</summary>
    public static class MarkedPage
    {
        /// <summary>Finds out whether blocks can be written into a page, before the work that prints them.</summary>
        /// <param name="path">The page; null for standard output.</param>
        /// <param name="names">Names of the blocks.</param>
        /// <exception cref="InputException">There is no such page, it lacks the marks of a block, or it cannot be written.</exception>
        public static void Require(string? path, IEnumerable<string> names)
        {
            ArgumentNullException.ThrowIfNull(names);
            if (path is null)
            {
                return;
            }

            string page = Read(path);
            foreach (string name in names)
            {
                _ = Find(path, page, name);
            }

            OutputFile.RequireWritable(path);
        }

        /// <summary>Writes the printed blocks into a page, and leaves the rest of it alone.</summary>
        /// <param name="path">The page; null for standard output.</param>
        /// <param name="blocks">Names and texts of the blocks.</param>
        /// <exception cref="InputException">There is no such page, or it lacks the marks of a block.</exception>
        public static void Write(string? path, IEnumerable<(string Name, string Text)> blocks)
        {
            if (path is null)
            {
                Console.Out.Write(Print(blocks));
                return;
            }

            string page = Fill(path, blocks);
            OutputFile.Write(path, partial => File.WriteAllText(partial, page));
        }

        /// <summary>A page with the printed blocks in it; nothing is written.</summary>
        /// <param name="path">The page.</param>
        /// <param name="blocks">Names and texts of the blocks.</param>
        /// <returns>Its text, with line feeds.</returns>
        /// <exception cref="InputException">There is no such page, or it lacks the marks of a block.</exception>
        public static string Fill(string path, IEnumerable<(string Name, string Text)> blocks)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            string page = Read(path);
            foreach ((string name, string text) in blocks)
            {
                (int from, int to) = Find(path, page, name);
                page = page[..from] + text + page[to..];
            }

            return page;
        }

        /// <summary>Blocks without their page, an empty line between them.</summary>
        /// <param name="blocks">Names and texts of the blocks.</param>
        /// <returns>Markdown.</returns>
        public static string Print(IEnumerable<(string Name, string Text)> blocks) => string.Join('\n', blocks.Select(block => block.Text));

        private static string Read(string path) => File.Exists(path)
            ? File.ReadAllText(path).ReplaceLineEndings("\n")
            : throw new InputException(
                path, null, "there is no such page to write the tables into: expected a page with their marks, such as those of docs");

        private static (int From, int To) Find(string path, string page, string name)
        {
            string begin = $"<!-- {name} -->\n";
            string end = $"<!-- end of {name} -->";
            int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            int to = page.IndexOf(end, StringComparison.Ordinal);
            if (from < begin.Length || to < from)
            {
                string marks = $"expected a line {begin.TrimEnd()} and below it a line {end}";
                throw new InputException(path, null, $"has no block '{name}': {marks}");
            }

            bool isTwice = page.LastIndexOf(begin, StringComparison.Ordinal) + begin.Length != from
                || page.LastIndexOf(end, StringComparison.Ordinal) != to;
            return isTwice
                ? throw new InputException(path, null, $"has the marks of block '{name}' twice: remove one of them")
                : (from, to);
        }
    }
}
