using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microbattery.HostTests.Cli;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Accuracy
{
    /// <summary>The command as a user calls it. Standard output is taken over: one test at a time.</summary>
    [TestClass]
    [DoNotParallelize]
    public class AccuracyCommandTests : TemporaryFolder
    {
        [TestMethod]
        [TestCategory(Categories.Slow)]
        public async Task One_row_end_to_end_characterised_fitted_run_and_written()
        {
            string page = Path.Combine(Folder, "accuracy.md");
            string csv = Path.Combine(Folder, "accuracy.csv");
            File.Copy(Path.Combine(RepositoryFiles.Root, "docs", "accuracy.md"), page);
            (int exit, string output, string error) = await CommandLine.Call(
                "accuracy", "--cell", Cells.Name, "--scenario", "solar", "--seeds", "1", "--exact", "noise",
                "--out", page, "--csv", csv, "--plots", Path.Combine(Folder, "plots"));

            Assert.AreEqual(0, exit, error);
            Assert.Contains("1 of 1: solar front-edge-nanoenergy-100 seed 1", error);
            Assert.Contains("of 1 rows meet the goals", output);
            string text = await File.ReadAllTextAsync(page);
            Assert.Contains("accuracy --seeds 1 --cell front-edge-nanoenergy-100 --scenario solar --exact noise`", text);
            Assert.Contains("Conditions: 1 cells in 1 scenarios, seeds 1 to 1 of each, exact instead of drawn: noise.", text);
            Assert.DoesNotContain("| solar | cymbet-cbc050 |", text);
            Assert.DoesNotContain(Folder, text);
            foreach (string picture in new[] { "accuracy-rows.png", "accuracy-time.png" })
            {
                byte[] png = await File.ReadAllBytesAsync(Path.Combine(Folder, "plots", picture));
                CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, png[..4]);
            }

            // On a cell that is near its profile nobody is far off: what is would be a fault of this bench.
            string[][] lines = (await File.ReadAllLinesAsync(csv)).Skip(1).Select(line => line.Split(',')).ToArray();
            CollectionAssert.AreEqual(
                new[] { "firmware", "counting", "voltage", "rest reset", "Kalman" }, lines.Select(line => line[3]).ToArray());
            Assert.IsTrue(
                lines.All(line => double.Parse(line[4], System.Globalization.CultureInfo.InvariantCulture) is > 0 and < 0.05),
                string.Join('\n', lines.Select(line => line[4])));
        }

        [TestMethod]
        [DataRow("--cell", "no-such-cell", "no-such-cell")]
        [DataRow("--scenario", "moon", "moon: no scenario of that name")]
        [DataRow("--exact", "weather", "weather: nothing of that name is drawn")]
        [DataRow("--seeds", "0", "--seeds: '0' is not a number from 1 to 1000")]
        public async Task What_it_cannot_use_is_one_line(string option, string value, string complaint)
        {
            (int exit, _, string error) = await CommandLine.Call("accuracy", option, value);
            Assert.AreEqual(1, exit);
            Assert.Contains(complaint, error);
            Assert.HasCount(1, error.TrimEnd().Split('\n'));
        }

        [TestMethod]
        public async Task A_name_given_twice_is_refused()
        {
            (int exit, _, string error) = await CommandLine.Call("accuracy", "--scenario", "solar", "solar");
            Assert.AreEqual(1, exit);
            Assert.Contains("--scenario: names something twice", error);
        }
    }
}
