using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.Conformance.Report
{
    /// <summary>A table on a page may lag behind by a few bytes, and no more.</summary>
    [TestClass]
    public sealed class MeasuredBlockTests
    {
        private const string Written = "| Esp32C6Devkit | 1000 | 11.3 % of 1507328 |\n| Esp32Devkit | 500 | 9.0 % of 1835008 |\n";

        [TestMethod]
        public void A_figure_may_differ_within_the_tolerance()
        {
            MeasuredBlock block = new(Written, Written.Replace("1000", "1090"));

            Assert.IsTrue(block.HasSameWords);
            Assert.IsEmpty(block.Apart(0.1));
            Assert.IsEmpty(block.Grown(0.1));
        }

        [TestMethod]
        [DataRow("1110", 1, 1, DisplayName = "more")]
        [DataRow("890", 1, 0, DisplayName = "less")]
        public void A_figure_beyond_the_tolerance_is_named_with_its_line(string figure, int apart, int grown)
        {
            MeasuredBlock block = new(Written, Written.Replace("1000", figure));

            Assert.HasCount(apart, block.Apart(0.1));
            Assert.HasCount(grown, block.Grown(0.1));
            Assert.Contains($"| Esp32C6Devkit | {figure} |", block.Apart(0.1).Single());
        }

        [TestMethod]
        public void Lines_are_compared_by_name_in_whatever_order()
        {
            MeasuredBlock block = new("| a | 10 |\n| b | 9 |\n", "| b | 11 |\n| a | 10 |\n");

            Assert.IsTrue(block.HasSameWords);
            Assert.AreEqual("| b | 11 | (written: | b | 9 |)", block.Grown(0.1).Single());
        }

        [TestMethod]
        [DataRow("Esp32C6Devkit", "Esp32C5Devkit")]
        [DataRow("% of", "of")]
        [DataRow("| Esp32Devkit | 500 | 9.0 % of 1835008 |\n", "")]
        public void Another_word_or_a_missing_line_is_another_table(string old, string now)
        {
            Assert.IsFalse(new MeasuredBlock(Written, Written.Replace(old, now)).HasSameWords);
        }
    }
}
