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
        public void The_table_of_systems_is_what_cells_table_prints() => GeneratedBlock.AssertIs("cells.md", "systems", TableCommand.Systems());

        [TestMethod]
        public void The_table_of_how_cells_are_charged_is_what_cells_table_prints() => GeneratedBlock.AssertIs("cells.md", "charging", TableCommand.Charging());

        [TestMethod]
        public void The_table_of_charge_currents_is_what_cells_table_prints() =>
            GeneratedBlock.AssertIs("cells.md", "charge currents", TableCommand.ChargeCurrents());

        [TestMethod]
        public void The_table_of_known_cells_is_what_cells_table_prints() => GeneratedBlock.AssertIs("cells.md", "known cells", TableCommand.Known());

        [TestMethod]
        public void The_table_of_systems_has_all_twenty_rows()
        {
            int[] rows = TableCommand.Systems().Split('\n').Select(line => Regex.Match(line, @"^\| (\d+) \|")).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value)).ToArray();
            CollectionAssert.AreEqual(Enumerable.Range(1, 20).ToArray(), rows.Distinct().ToArray());
        }
    }
}
