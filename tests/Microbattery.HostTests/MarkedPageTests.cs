using System.IO;
using System.Threading.Tasks;
using Microbattery.HostTests.Cli;
using Microbattery.Records;
using Microbattery.Reports.Reference;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>Pages with blocks between marks: what a page lacks is found before the work. Standard output is taken over.</summary>
    [TestClass]
    [DoNotParallelize]
    public class MarkedPageTests : TemporaryFolder
    {
        private const string Page = "# By hand\n\n<!-- one -->\nold\n<!-- end of one -->\n\nText.\n\n<!-- two -->\n<!-- end of two -->\n";
        private static readonly string[] s_names = ["one", "two"];

        [TestMethod]
        public void Blocks_are_written_between_their_marks_and_the_rest_stays()
        {
            string path = Write(Page);
            MarkedPage.Require(path, s_names);
            MarkedPage.Write(path, [("two", "2\n"), ("one", "1\n")]);
            Assert.AreEqual(
                "# By hand\n\n<!-- one -->\n1\n<!-- end of one -->\n\nText.\n\n<!-- two -->\n2\n<!-- end of two -->\n",
                File.ReadAllText(path));
            Assert.HasCount(1, Directory.GetFiles(Folder));
        }

        [TestMethod]
        [DataRow("<!-- two -->", "<!-- too -->", "has no block 'two': expected a line <!-- two -->", DisplayName = "begin missing")]
        [DataRow("<!-- end of two -->", "", "has no block 'two'", DisplayName = "end missing")]
        [DataRow("<!-- two -->\n<!-- end of two -->", "<!-- end of two -->\n<!-- two -->", "has no block 'two'", DisplayName = "swapped")]
        [DataRow("Text.", "<!-- two -->\n", "has the marks of block 'two' twice", DisplayName = "begin twice")]
        [DataRow("Text.", "<!-- end of one -->\n", "has the marks of block 'one' twice", DisplayName = "end twice")]
        public void A_page_that_lacks_a_mark_or_has_it_twice_is_refused_before_the_work(string good, string bad, string complaint)
        {
            string path = Write(Page.Replace(good, bad, System.StringComparison.Ordinal));
            string text = File.ReadAllText(path);
            Assert.Contains(complaint, Assert.ThrowsExactly<InputException>(() => MarkedPage.Require(path, s_names)).Message);
            (string, string)[] blocks = [("one", "1\n"), ("two", "2\n")];
            Assert.Contains(complaint, Assert.ThrowsExactly<InputException>(() => MarkedPage.Write(path, blocks)).Message);
            Assert.AreEqual(text, File.ReadAllText(path));
        }

        [TestMethod]
        public void A_page_that_is_missing_is_refused_before_the_work()
        {
            string path = Path.Combine(Folder, "gone.md");
            InputException refused = Assert.ThrowsExactly<InputException>(() => MarkedPage.Require(path, s_names));
            Assert.Contains("gone.md: there is no such page to write the tables into", refused.Message);
            MarkedPage.Require(null, s_names);
        }

        /// <summary>Nothing is run, printed or written: each of these would take minutes.</summary>
        [TestMethod]
        [DataRow("safety --out FOLDER/page.md")]
        [DataRow("accuracy --out FOLDER/page.md")]
        [DataRow("cells fits --out FOLDER/page.md")]
        [DataRow("cells table --out FOLDER/page.md")]
        [DataRow("boards resolution --out FOLDER/page.md")]
        [DataRow("boards journal --out FOLDER/page.md")]
        [DataRow("boards budget --out FOLDER/page.md")]
        public async Task A_command_complains_of_a_page_without_its_marks_before_it_starts(string arguments)
        {
            string path = Write(Page);
            string[] words = arguments.Replace("FOLDER", Folder, System.StringComparison.Ordinal).Split(' ');
            (int exit, string output, string error) = await CommandLine.Call(words);
            Assert.AreEqual(1, exit);
            Assert.Contains("page.md: has no block '", error);
            Assert.HasCount(1, error.TrimEnd().Split('\n'));
            Assert.AreEqual(string.Empty, output);

            File.Delete(path);
            (exit, _, error) = await CommandLine.Call(words);
            Assert.AreEqual(1, exit);
            Assert.Contains("page.md: there is no such page", error);
            Assert.IsEmpty(Directory.GetFiles(Folder));
        }

        [TestMethod]
        [DataRow("safety --csv FOLDER/taken/x.csv")]
        [DataRow("accuracy --csv FOLDER/taken/x.csv")]
        [DataRow("accuracy --plots FOLDER/taken/plots")]
        public async Task A_command_complains_of_an_output_that_cannot_be_written_before_it_starts(string arguments)
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, "taken"), string.Empty);
            (int exit, string output, string error) =
                await CommandLine.Call(arguments.Replace("FOLDER", Folder, System.StringComparison.Ordinal).Split(' '));
            Assert.AreEqual(1, exit);
            Assert.Contains("cannot be written", error);
            Assert.HasCount(1, error.TrimEnd().Split('\n'));
            Assert.AreEqual(string.Empty, output);
        }

        private string Write(string text)
        {
            string path = Path.Combine(Folder, "page.md");
            File.WriteAllText(path, text);
            return path;
        }
    }
}
