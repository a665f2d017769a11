using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>A part of a page that a command prints, between two marks. With UPDATE_DOCS=1 it is written instead of compared.</summary>
    internal static class GeneratedBlock
    {
        /// <summary>A block of a page of docs/.</summary>
        internal static void AssertIs(string page, string name, string printed) => AssertAre("docs/" + page, [(name, printed)]);

        /// <summary>Blocks of a page, by its path in the repository.</summary>
        internal static void AssertAre(string path, IEnumerable<(string Name, string Text)> blocks)
        {
            foreach ((string name, string printed) in blocks)
            {
                AssertIsBlock(path, name, printed);
            }
        }

        /// <summary>The lines of a block of a page of docs/.</summary>
        internal static string[] Lines(string page, string name)
        {
            (_, string text, int from, int to) = Find("docs/" + page, name);
            return text[from..to].Split('\n');
        }

        private static void AssertIsBlock(string page, string name, string printed)
        {
            (string file, string text, int from, int to) = Find(page, name);
            if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            {
                text = text[..from] + printed + text[to..];
                File.WriteAllText(file, text);
                return;
            }

            Assert.AreEqual(printed, text[from..to], $"{page}, block '{name}': run the tests with UPDATE_DOCS=1");
        }

        private static (string File, string Text, int From, int To) Find(string page, string name)
        {
            string file = Path.Combine(RepositoryFiles.Root, page);
            string text = File.ReadAllText(file).ReplaceLineEndings("\n");
            string begin = $"<!-- {name} -->\n";
            int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            int to = text.IndexOf($"<!-- end of {name} -->", StringComparison.Ordinal);
            Assert.IsTrue(from >= begin.Length && to >= from, $"{page} has no block '{name}'");
            return (file, text, from, to);
        }
    }
}
