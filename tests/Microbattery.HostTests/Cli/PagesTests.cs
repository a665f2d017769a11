using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microbattery.Cli.Cells;
using Microbattery.Experiments.Boards;
using Microbattery.Reports.Accuracy;
using Microbattery.Reports.Boards;
using Microbattery.Reports.Matrices;
using Microbattery.Reports.Safety;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Cli
{
    /// <summary>Prose stands in pages and tables in C#. Standard output is taken over.</summary>
    [TestClass]
    [DoNotParallelize]
    public partial class PagesTests : TemporaryFolder
    {
        [TestMethod]
        public void No_code_of_the_bench_holds_a_heading_of_a_page()
        {
            string[] found = [.. Code("bench").SelectMany(Headings)];
            Assert.IsEmpty(found, "write it into the page by hand:\n" + string.Join('\n', found));
        }

        [TestMethod]
        [DataRow("text.Append(\"# Title\");", DisplayName = "literal")]
        [DataRow("text.Append($\"## {title}\");", DisplayName = "interpolated")]
        [DataRow("text.Append(\"text\\n\\n### Title\");", DisplayName = "after a line break")]
        [DataRow("    # Title", DisplayName = "line of a raw literal")]
        public void A_heading_is_found(string line) => Assert.MatchesRegex(Heading(), line);

        [TestMethod]
        public void No_report_names_a_board_so_that_adding_one_needs_no_edit_there()
        {
            string[] names = [.. BoardCatalogue.Names.SelectMany(name => new[] { name, BoardCatalogue.Find(name).Folder })];
            string[] found =
            [
                .. Code("bench/Microbattery.Reports")
                    .Where(file => names.Any(name => File.ReadAllText(file).Contains(name, StringComparison.OrdinalIgnoreCase))),
            ];
            Assert.IsEmpty(found, "put it into board.json:\n" + string.Join('\n', found));
        }

        [TestMethod]
        public void Every_printed_table_has_its_conditions_at_its_head()
        {
            string[] bare =
            [
                .. Pages().SelectMany(page => Blocks(page)
                    .Where(block => block.Text.StartsWith('|'))
                    .Select(block => $"{page}: {block.Name}")),
            ];
            Assert.IsEmpty(bare, string.Join('\n', bare));
        }

        [TestMethod]
        public void Names_of_blocks_are_those_of_the_pages()
        {
            // The wide matrices are blocks of their own, written by their own command.
            AssertNames(
                "docs/safety.md",
                [.. SafetyPage.Names.SkipLast(1), WideTables.BlockName, WideTables.PairsName, SafetyPage.Names[^1]]);
            AssertNames("docs/accuracy.md", [.. AccuracyPage.Names.SkipLast(2), WideTables.BlockName, .. AccuracyPage.Names.TakeLast(2)]);
            AssertNames("docs/resolution.md", ResolutionPage.Names);
            AssertNames("docs/budget.md", BudgetPage.Names);
            AssertNames("docs/journal.md", JournalPage.Names);
            AssertNames("docs/cells.md", TableCommand.Names);
            AssertNames("docs/fit.md", FitsCommand.Names);
            AssertNames("boards/README.md", BoardIndex.Names);
            foreach (string folder in BoardCatalogue.Names.Select(name => BoardCatalogue.Find(name).Folder))
            {
                AssertNames($"boards/{folder}/README.md", BoardPage.Names);
            }
        }

        [TestMethod]
        public async Task Boards_write_leaves_every_file_as_it_is_when_it_is_run_again()
        {
            CopyBoards();
            (int exit, string output, string error) = await CommandLine.Call("boards", "write", "--folder", Folder);
            Assert.AreEqual(0, exit, error);
            Assert.Contains("wrote ", output);
            foreach (string file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
            {
                string original = Path.Combine(RepositoryFiles.Root, "boards", Path.GetRelativePath(Folder, file));
                Assert.AreEqual(await File.ReadAllTextAsync(original), await File.ReadAllTextAsync(file), file);
            }
        }

        [TestMethod]
        public async Task Boards_write_complains_of_the_last_page_before_it_writes_the_first()
        {
            CopyBoards();
            string first = Path.Combine(Folder, "README.md");
            string last = Path.Combine(Folder, BoardCatalogue.Find(BoardCatalogue.Names[^1]).Folder, "README.md");
            await File.WriteAllTextAsync(first, "<!-- boards -->\n<!-- end of boards -->\n");
            string page = await File.ReadAllTextAsync(last);
            await File.WriteAllTextAsync(last, page.Replace("<!-- end of notes -->", string.Empty, StringComparison.Ordinal));
            (int exit, string output, string error) = await CommandLine.Call("boards", "write", "--folder", Folder);
            Assert.AreEqual(1, exit);
            Assert.AreEqual(string.Empty, output);
            Assert.Contains($"{last}: has no block 'notes'", error);
            Assert.AreEqual("<!-- boards -->\n<!-- end of boards -->\n", await File.ReadAllTextAsync(first));
        }

        [TestMethod]
        public async Task Boards_show_prints_what_the_page_of_a_board_says()
        {
            string shown = (await CommandLine.Call("boards", "show", BoardCatalogue.Example)).Output;
            foreach ((string _, string text) in BoardPage.Blocks(BoardCatalogue.Find(BoardCatalogue.Example)))
            {
                Assert.Contains(text, shown);
            }
        }

        private static void AssertNames(string page, IReadOnlyList<string> names) =>
            CollectionAssert.AreEqual(names.ToArray(), Blocks(page).Select(block => block.Name).ToArray(), page);

        private static IEnumerable<(string Name, string Text)> Blocks(string page)
        {
            string text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, page)).ReplaceLineEndings("\n");
            return Block().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value));
        }

        /// <summary>Pages with blocks that the bench prints; those of docs/device.md are measured by the tests of conformance.</summary>
        private static IEnumerable<string> Pages() =>
            new[] { "docs", "boards" }
                .SelectMany(folder => Directory.GetFiles(Path.Combine(RepositoryFiles.Root, folder), "*.md", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file))
                .Where(file => Path.GetFileName(file) != "device.md");

        private static IEnumerable<string> Code(string folder) =>
            Directory.GetFiles(Path.Combine(RepositoryFiles.Root, folder), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

        private static IEnumerable<string> Headings(string file) => File.ReadLines(file)
            .Select((line, i) => (Line: line, Where: $"{file}({i + 1}): {line.Trim()}"))
            .Where(one => Heading().IsMatch(one.Line))
            .Select(one => one.Where);

        private void CopyBoards()
        {
            string boards = Path.Combine(RepositoryFiles.Root, "boards");
            foreach (string folder in BoardCatalogue.Names.Select(name => BoardCatalogue.Find(name).Folder).Append("."))
            {
                Directory.CreateDirectory(Path.Combine(Folder, folder));
                File.Copy(Path.Combine(boards, folder, "README.md"), Path.Combine(Folder, folder, "README.md"));
            }
        }

        [GeneratedRegex("""("|\\n|^\s*)#{1,6} \S""")]
        private static partial Regex Heading();

        [GeneratedRegex(@"<!-- (?!end of )(.+?) -->\n(.*?)<!-- end of \1 -->", RegexOptions.Singleline)]
        private static partial Regex Block();
    }
}
