using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microbattery.Cells.Models;
using Microbattery.Experiments.Accuracy;
using Microbattery.Reports.Accuracy;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Accuracy
{
    /// <summary>The rows of docs/accuracy.md are what "accuracy --seeds 3" prints: one cell in one scenario, or all with
    /// WIDE_TESTS=1.</summary>
    [TestClass]
    public class AccuracyPageTests
    {
        private const int Seeds = 3;

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [TestCategory(Categories.Wide)]
        public void Rows_of_the_accuracy_page_are_what_the_matrix_prints()
        {
            AccuracyMatrix matrix = new(Environment.ProcessorCount, _ => { }) { OpenCircuitSigmaVolts = CellSpread.OpenCircuitSigmaVolts };
            IReadOnlyList<CharacterizedCell> cells = matrix.Characterize(
                Breadth.Of(AccuracyMatrix.DefaultCells, 1), CancellationToken.None);
            IReadOnlyList<AccuracyScenario> scenarios = Breadth.Of(AccuracyScenarios.All, 1);
            IReadOnlyList<AccuracyRow> rows = matrix.Run(cells, scenarios, Seeds, CancellationToken.None);
            string now = AccuracyPage.Write(rows, Seeds, CellSpread.OpenCircuitSigmaVolts, [], string.Empty, []);
            string page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "accuracy.md")).ReplaceLineEndings("\n");

            (string Scenario, string Line)[] expected = [.. Rows(now)];
            Assert.HasCount(cells.Count * scenarios.Count, expected);
            CollectionAssert.IsSubsetOf(expected, Rows(page).ToArray(), "docs/accuracy.md: run the command it names");
        }

        /// <summary>Lines of the tables of the scenarios.</summary>
        private static IEnumerable<(string Scenario, string Line)> Rows(string page)
        {
            string scenario = string.Empty;
            foreach (string line in page.Split('\n'))
            {
                scenario = line.StartsWith('#') ? line : scenario;
                bool isRow = scenario.StartsWith("### ", StringComparison.Ordinal) && line.StartsWith("| ", StringComparison.Ordinal);
                if (isRow && !line.StartsWith("| cell |", StringComparison.Ordinal))
                {
                    yield return (scenario, line);
                }
            }
        }
    }
}
