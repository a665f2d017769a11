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
            string[] rows = [.. sample.Select(i => FitsCommand.Row(i))];
            if (Breadth.IsWide)
            {
                GeneratedBlock.AssertIs("fit.md", "fits", FitsCommand.Head + string.Concat(rows));
                return;
            }

            string[] page = GeneratedBlock.Lines("fit.md", "fits");
            string[] cells = [.. page.Skip(2).Where(line => line.Length > 0).Select(line => line.Split(" | ")[0][2..])];
            CollectionAssert.AreEqual(FitsCommand.Cells.ToArray(), cells);
            foreach (string row in rows)
            {
                Assert.Contains(row.TrimEnd(), page, "docs/fit.md: run the tests with WIDE_TESTS=1 UPDATE_DOCS=1");
            }
        }
    }
}
