using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microbattery.Cli.Cells;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Cli
{
    /// <summary>The tables of docs/ are what the commands print.</summary>
    [TestClass]
    public class GeneratedDocsTests
    {
        [TestMethod]
        public void The_tables_of_cells_are_what_cells_table_prints() => GeneratedBlock.AssertAre("docs/cells.md", TableCommand.Blocks());

        [TestMethod]
        public void The_table_of_systems_has_all_twenty_rows()
        {
            int[] rows =
            [
                .. TableCommand.Systems().Split('\n').Select(line => Regex.Match(line, @"^\| (\d+) \|")).Where(match => match.Success)
                    .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
            ];
            CollectionAssert.AreEqual(Enumerable.Range(1, 20).ToArray(), rows.Distinct().ToArray());
        }
    }
}
