using System.Collections.Generic;
using System.Linq;
using Microbattery.Experiments.Matrices;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Matrices
{
    [TestClass]
    public class CoveringDesignTests
    {
        private static readonly int[] s_levels = [5, 12, 3, 20, 7];

        [TestMethod]
        public void Every_pair_of_values_of_every_two_factors_occurs()
        {
            int[][] rows = [.. new CoveringDesign(s_levels, _ => true, 1).Rows()];
            Assert.AreEqual(Pairs(_ => true), Covered(rows).Count);
            Assert.IsLessThan(2 * 12 * 20, rows.Length, "not many more than the two largest factors need");
        }

        [TestMethod]
        public void Pairs_that_cannot_be_run_are_left_out_and_counted_and_all_others_occur()
        {
            static bool IsPossible(int[] row) => !(row[0] == 2 && row[1] == 3) && (row[2] != 1 || row[4] < 4);
            CoveringDesign design = new(s_levels, IsPossible, 1);
            int[][] rows = [.. design.Rows()];
            Assert.IsTrue(rows.All(IsPossible));
            Assert.AreEqual(1 + 3, design.Impossible);
            Assert.AreEqual(Pairs(_ => true) - 4, Covered(rows).Count);
        }

        [TestMethod]
        public void A_pair_that_fits_one_value_of_forty_alone_is_found()
        {
            // A state that one cell can be in, on every board.
            int[] levels = [5, 14, 40];
            int[][] rows = [.. new CoveringDesign(levels, row => row[1] != 0 || row[2] == 17, 1).Rows()];
            Assert.HasCount(5, rows.Where(row => row[1] == 0).Select(row => row[0]).Distinct().ToArray());
        }

        [TestMethod]
        public void Equal_seeds_give_equal_designs_and_other_seeds_other_triples()
        {
            string One(int seed) =>
                string.Join(';', new CoveringDesign(s_levels, _ => true, seed).Rows().Select(row => string.Join(',', row)));
            Assert.AreEqual(One(1), One(1));
            Assert.AreNotEqual(One(1), One(2));
        }

        private static int Pairs(System.Func<int, bool> _) =>
            Enumerable.Range(0, s_levels.Length)
                .Sum(a => Enumerable.Range(a + 1, s_levels.Length - a - 1).Sum(b => s_levels[a] * s_levels[b]));

        private static HashSet<(int A, int B, int ValueA, int ValueB)> Covered(int[][] rows) =>
        [
            .. rows.SelectMany(row => Enumerable.Range(0, row.Length)
                .SelectMany(a => Enumerable.Range(a + 1, row.Length - a - 1).Select(b => (a, b, row[a], row[b])))),
        ];
    }
}
