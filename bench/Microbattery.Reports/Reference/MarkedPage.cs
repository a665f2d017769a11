using System;
using System.Collections.Generic;
using System.IO;
using Microbattery.Records;

namespace Microbattery.Reports.Reference
{
    /// <summary>A page written by hand with parts that a command prints, each between two marks.</summary>
    public static class MarkedPage
    {
        /// <summary>Writes the printed parts into a page, and leaves the rest of it alone.</summary>
        /// <param name="path">The page.</param>
        /// <param name="blocks">Names and texts of the parts.</param>
        /// <exception cref="InputException">There is no such page, or it lacks the marks of a part.</exception>
        public static void Write(string path, IEnumerable<(string Name, string Text)> blocks)
        {
            string page = Fill(path, blocks);
            OutputFile.Write(path, partial => File.WriteAllText(partial, page));
        }

        /// <summary>A page with the printed parts in it; nothing is written.</summary>
        /// <param name="path">The page.</param>
        /// <param name="blocks">Names and texts of the parts.</param>
        /// <returns>Its text, with line feeds.</returns>
        /// <exception cref="InputException">There is no such page, or it lacks the marks of a part.</exception>
        public static string Fill(string path, IEnumerable<(string Name, string Text)> blocks)
        {
            ArgumentNullException.ThrowIfNull(blocks);
            if (!File.Exists(path))
            {
                throw new InputException(path, null, "there is no such page to write the tables into");
            }

            string page = File.ReadAllText(path).ReplaceLineEndings("\n");
            foreach ((string name, string text) in blocks)
            {
                string begin = $"<!-- {name} -->\n";
                int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
                int to = page.IndexOf($"<!-- end of {name} -->", StringComparison.Ordinal);
                page = from >= begin.Length && to >= from
                    ? page[..from] + text + page[to..]
                    : throw new InputException(path, null, $"has no block '{name}'");
            }

            return page;
        }
    }
}
