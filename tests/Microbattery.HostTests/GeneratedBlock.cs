using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>A part of a page of docs/ that a command prints, between two marks. With UPDATE_DOCS=1 it is written instead of compared.</summary>
    internal static class GeneratedBlock
    {
        internal static void ClampVariance(string page, string name, string printed)
        {
            string file = Path.Combine(RepositoryFiles.Root, "docs", page);
            string text = File.ReadAllText(file).ReplaceLineEndings("\n");
            string begin = $"<!-- {name} -->\n";
            string end = $"<!-- end of {name} -->";
            int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            int to = text.IndexOf(end, StringComparison.Ordinal);
            Assert.IsTrue(from >= begin.Length && to >= from, $"docs/{page} has no block '{name}'");
            if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            {
                text = text[..from] + printed + text[to..];
                File.WriteAllText(file, text);
                return;
            }

            Assert.AreEqual(printed, text[from..to], $"docs/{page}, block '{name}': run the tests with UPDATE_DOCS=1");
        }
    }
}
