using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cli.Cells;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Fitting
{
    /// <summary>The table of docs/fit.md is what "cells fits" prints.</summary>
    [TestClass]
    public class FitTableTests
    {
        private const int SampledCells = 3;

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [TestCategory(Categories.Wide)]
        public void The_table_of_fits_is_what_cells_fits_prints()
        {
            IReadOnlyList<int> sample = Breadth.Of(Enumerable.Range(0, FitsCommand.Cells.Count), SampledCells);
            string printed = FitsCommand.Table(sample);
            if (Breadth.IsWide)
            {
                GeneratedBlock.AssertIs("fit.md", "fits", printed);
                return;
            }

            string[] page = GeneratedBlock.Lines("fit.md", "fits");
            CollectionAssert.AreEquivalent(FitsCommand.Cells.ToArray(), Rows(page).Select(line => line.Split(" | ")[0][2..]).ToArray());
            foreach (string row in Rows(printed.Split('\n')))
            {
                Assert.Contains(row, page, "docs/fit.md: run the tests with WIDE_TESTS=1 UPDATE_DOCS=1");
            }
        }

        private static IEnumerable<string> Rows(IEnumerable<string> lines) =>
            lines.SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1).Where(line => line.Length > 0);
    }
}
