using System;
using System.Linq;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Materials;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Materials
{
    [TestClass]
    public class BalanceSpreadTests
    {
        [TestMethod]
        [DataRow("lco-lipon-si")]
        [DataRow("lfp-lipon-si")]
        [DataRow("lco-sulfide-lto")]
        public void A_thicker_film_moves_the_curve_between_its_ends_as_the_two_cells_differ(string name)
        {
            CellDesign design = CellRecipes.Find(name).Design;
            (double volts, double[] shape) = BalanceSpread.Of(design);
            CellBalance nominal = new(design);
            CellBalance thicker = new(design with { PositiveMicrometres = design.PositiveMicrometres * 1.05 });
            Assert.IsGreaterThan(0.0002, volts);
            for (int percent = 5; percent <= 95; percent += 5)
            {
                double charge = percent / 100.0;
                double apart = thicker.OpenCircuitVolts(charge) - nominal.OpenCircuitVolts(charge);
                double accepted = volts * shape[percent];
                Assert.IsTrue(
                    Math.Abs(apart - accepted) < 1e-5 || Math.Abs(shape[percent]) == 2, $"{percent} %: {apart} V, told {accepted}");
            }

            Assert.IsTrue(shape.All(share => Math.Abs(share) <= 2));
        }

        [TestMethod]
        public void At_both_ends_of_the_scale_it_moves_nothing_and_elsewhere_one_root_of_the_mean_square()
        {
            (_, double[] shape) = BalanceSpread.Of(CellRecipes.Find("lco-lipon-si").Design);
            Assert.AreEqual(0, shape[0], 1e-3);
            Assert.AreEqual(0, shape[^1], 1e-3);
            Assert.AreEqual(1, Math.Sqrt(shape.Average(share => share * share)), 1e-3);
        }

        [TestMethod]
        public void Over_a_reservoir_it_moves_nothing_anywhere()
        {
            (double volts, double[] shape) = BalanceSpread.Of(CellRecipes.Find("enfilm-efl700a39").Design);
            Assert.AreEqual(0, volts);
            Assert.IsEmpty(shape);
        }
    }
}
