using System;
using System.Collections.Generic;
using System.Globalization;
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
            string now = AccuracyPage.Blocks(rows, Seeds, CellSpread.OpenCircuitSigmaVolts, [], string.Empty)
                .Single(block => block.Name == "rows").Text;

            string[] expected = [.. Rows(now.Split('\n'))];
            Assert.HasCount(cells.Count * scenarios.Count, expected);
            CollectionAssert.IsSubsetOf(
                expected, Rows(GeneratedBlock.Lines("accuracy.md", "rows")).ToArray(), "docs/accuracy.md: run the command it names");
        }

        [TestMethod]
        public void What_is_drawn_and_tuned_is_on_the_accuracy_page()
        {
            GeneratedBlock.AssertIs("accuracy.md", "drawn", AccuracyPage.Drawn(CellSpread.OpenCircuitSigmaVolts));
            GeneratedBlock.AssertIs("accuracy.md", "Kalman tuning", AccuracyPage.Tuning());
        }

        [TestMethod]
        public void Rows_of_the_accuracy_page_that_miss_a_goal_come_first_then_the_largest_errors()
        {
            (bool Meets, double Error)[] page =
            [
                .. Rows(GeneratedBlock.Lines("accuracy.md", "rows")).Select(line => line.Split(" | "))
                    .Select(cells => (!cells[^1].StartsWith("misses", StringComparison.Ordinal), Number(cells[2]))),
            ];
            Assert.HasCount(AccuracyScenarios.All.Count * AccuracyMatrix.DefaultCells.Count, page);
            CollectionAssert.AreEqual(page.OrderBy(row => row.Meets).ThenByDescending(row => row.Error).ToArray(), page);
        }

        private static double Number(string percent) => double.Parse(percent.TrimEnd(' ', '%'), CultureInfo.InvariantCulture);

        private static IEnumerable<string> Rows(IEnumerable<string> lines) =>
            lines.SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1).Where(line => line.Length > 0);
    }
}
