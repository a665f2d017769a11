using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>
    /// The folders of bench/: a folder's namespace is its path, and no two folders need each other, not by a third either. What a file
    /// needs is in its using directives (the build refuses those it does not need) and in the names it qualifies.
    /// </summary>
    [TestClass]
    public partial class FolderTests
    {
        private const string Prefix = "Microbattery.";

        [TestMethod]
        public void A_namespace_of_the_bench_is_its_folder()
        {
            string[] elsewhere =
            [
                .. Files().Where(file => NamespaceOf(file) != FolderOf(file))
                    .Select(file => $"{file}: {NamespaceOf(file)} in {FolderOf(file)}"),
            ];
            Assert.IsEmpty(elsewhere, string.Join('\n', elsewhere));
        }

        [TestMethod]
        public void No_two_folders_of_the_bench_need_each_other()
        {
            Dictionary<string, SortedSet<string>> needs = Needs(Files().ToDictionary(file => file, File.ReadAllText));
            Assert.IsGreaterThan(20, needs.Count, "folders are found");
            Assert.IsNull(Cycle(needs));
        }

        [TestMethod]
        public void Folders_that_need_each_other_over_a_third_are_found()
        {
            Dictionary<string, SortedSet<string>> needs = Needs(new()
            {
                ["a.cs"] = "using Microbattery.Cells.Two;\nnamespace Microbattery.Cells.One\n{ }",
                ["b.cs"] = "using System;\nnamespace Microbattery.Cells.Two\n{ Records.Three.Thing x; }",
                ["c.cs"] = "using Microbattery.Cells.One;\nnamespace Microbattery.Records.Three\n{ }",
            });
            Assert.AreEqual("Cells.One -> Cells.Two -> Records.Three -> Cells.One", Cycle(needs));
        }

        [TestMethod]
        public void A_folder_that_needs_one_inside_it_is_found()
        {
            Dictionary<string, SortedSet<string>> needs = Needs(new()
            {
                ["a.cs"] = "using Microbattery.Cli.Cells;\nnamespace Microbattery.Cli\n{ class Options }",
                ["b.cs"] = "namespace Microbattery.Cli.Cells\n{ Options x; }",
            });
            Assert.AreEqual("Cli -> Cli.Cells -> Cli", Cycle(needs));
        }

        private static Dictionary<string, SortedSet<string>> Needs(Dictionary<string, string> texts)
        {
            HashSet<string> known = [.. texts.Values.Select(text => Namespace().Match(text).Groups[1].Value)];
            ILookup<string, string> declared = texts.Values
                .SelectMany(
                    text => Declared().Matches(text)
                        .Select(match => (Folder: Namespace().Match(text).Groups[1].Value, Name: match.Groups[1].Value)))
                .ToLookup(one => one.Folder, one => one.Name);
            Dictionary<string, SortedSet<string>> needs = known.ToDictionary(
                name => name, _ => new SortedSet<string>(StringComparer.Ordinal));
            foreach (string text in texts.Values)
            {
                string own = Namespace().Match(text).Groups[1].Value;
                IEnumerable<string> named = Using().Matches(text).Select(match => match.Groups[1].Value)
                    .Concat(Qualified().Matches(text).Select(match => match.Groups[1].Value));
                needs[own].UnionWith(named.Where(name => name != own && known.Contains(name)));

                // What stands in the folders around it a file needs no directive for.
                needs[own].UnionWith(known.Where(name =>
                    own.StartsWith(name + ".", StringComparison.Ordinal)
                    && Word().Matches(text).Any(word => declared[name].Contains(word.Value))));
            }

            return needs;
        }

        /// <summary>Some circle of folders, from a folder back to it; null when there is none.</summary>
        private static string? Cycle(Dictionary<string, SortedSet<string>> needs)
        {
            HashSet<string> clean = [];
            List<string> path = [];
            string? Walk(string folder)
            {
                if (path.Contains(folder))
                {
                    return string.Join(" -> ", path.SkipWhile(one => one != folder).Append(folder));
                }

                if (clean.Contains(folder))
                {
                    return null;
                }

                path.Add(folder);
                string? found = needs[folder].Select(Walk).FirstOrDefault(one => one is not null);
                path.RemoveAt(path.Count - 1);
                clean.Add(folder);
                return found;
            }

            return needs.Keys.Order(StringComparer.Ordinal).Select(Walk).FirstOrDefault(one => one is not null);
        }

        private static IEnumerable<string> Files() =>
            Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "bench"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

        private static string NamespaceOf(string file) => Prefix + Namespace().Match(File.ReadAllText(file)).Groups[1].Value;

        private static string FolderOf(string file) =>
            Path.GetRelativePath(Path.Combine(RepositoryFiles.Root, "bench"), Path.GetDirectoryName(file)!)
                .Replace(Path.DirectorySeparatorChar, '.');

        [GeneratedRegex(@"^namespace Microbattery\.([\w.]+)", RegexOptions.Multiline)]
        private static partial Regex Namespace();

        [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?Microbattery\.([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex Using();

        [GeneratedRegex(@"\b(?:class|record struct|record|struct|enum|interface)\s+([A-Z]\w+)")]
        private static partial Regex Declared();

        [GeneratedRegex(@"\b[A-Z]\w+")]
        private static partial Regex Word();

        [GeneratedRegex(@"(?<![\w.])(?:Microbattery\.)?((?:Records|Cells|Simulation|Experiments|Reports|Cli)\.[A-Z]\w+)\.")]
        private static partial Regex Qualified();
    }
}
