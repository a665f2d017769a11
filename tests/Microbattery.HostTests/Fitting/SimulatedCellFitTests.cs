using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Physics;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Characterization;
using Microbattery.Firmware.Cells;
using Microbattery.Records.Traces;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Fitting
{
    /// <summary>The fit on characterisations of simulated cells, whose truth is known; docs/fit.md has the table.</summary>
    [TestClass]
    public class SimulatedCellFitTests
    {
        public TestContext TestContext { get; set; } = null!;

        /// <summary>
        /// The first is too thin for diffusion to be told from resistance, so its resistance is a product of two curves, and no better than
        /// one. The curve of LiMn2O4 climbs too steeply near its ends for pulses every one or two per cent: its limits are what it reaches.
        /// </summary>
        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow("front-edge-nanoenergy-100", 1, 0.1, 0.1)]
        [DataRow("front-edge-nanoenergy-1000", 3, 0.1, 0.05)]
        [DataRow("cymbet-cbc005", 0, 0.1, 0.05)]
        [DataRow("cymbet-cbc050", 5, 0.1, 0.05)]
        [DataRow("enfilm-efl700a39", 0, 0.1, 0.06)]
        [DataRow("enfilm-efl700a39", 7, 0.1, 0.06)]
        [DataRow("lco-lipon-si", 11, 0.1, 0.1)]
        [DataRow("lifree-cu-lipon-lco", 13, 0.1, 0.05)]
        [DataRow("excellatron-lco-sn3n4", 17, 0.1, 0.06)]
        [DataRow("ips-thinergy-1000", 9, 0.1, 0.08)]
        [DataRow("lmo-lipon-li", 2, 0.2, 0.2)]
        public void Gives_back_open_circuit_voltage_and_resistance_in_whatever_order_the_parts_come(
            string name, int orderSeed, double surfaceRatio, double productRatio)
        {
            FilmCellParameters parameters = new() { Design = CellRecipes.Find(name).Design };
            IReadOnlyList<TraceSample> rows = new CharacterizationProtocol { OrderSeed = orderSeed }.Run(
                parameters, 1e-4, 1 + orderSeed).Rows;
            Stopwatch watch = Stopwatch.StartNew();
            FittedCell fitted = CellFit.Fit(name + ".csv", rows, 900, null);
            TimeSpan took = watch.Elapsed;
            FitComparison comparison = FitComparison.Of(fitted, parameters);
            TestContext.WriteLine($"{comparison}, fitted in {took.TotalSeconds:0.0} s");

            Assert.IsLessThan(3e-3, comparison.OpenCircuitRmsVolts, "RMS of the open-circuit voltage, V");
            Assert.IsLessThan(surfaceRatio, comparison.SurfaceWorstRatio, "fitted resistance, 5 to 95 %");
            Assert.IsLessThan(productRatio, comparison.ProductWorstRatio, "resistance in the profile, 10 to 95 %");
            Assert.IsLessThan(0.01, Math.Abs(comparison.CapacityErrorRatio), "capacity");

            CellDocument document = FittedProfile.Make(fitted, "fitted").Check("fitted.cell.json");
            Assert.AreEqual(fitted.CapacityAmpHours, document.Profile.CapacityNanoampSeconds / 3600e9, 1e-5 * fitted.CapacityAmpHours);
            Assert.AreEqual(
                0.8 * document.Profile.CutoffVoltageMicrovolts, document.Profile.PrechargeBelowMicrovolts, 5000,
                "a trace does not tell how it is charged: with care");
            Assert.AreEqual(0.4 * document.Profile.CutoffVoltageMicrovolts, document.Profile.ChargeNotBelowMicrovolts, 5000);
            Assert.IsFalse(document.Profile.MayFloat);
            Assert.IsGreaterThanOrEqualTo(
                300, document.Profile.OpenCircuitErrorMicrovolts,
                "a curve is not known better than between the rests it was drawn through");
            Assert.AreEqual(500000, document.Profile.OpenCircuitErrorSpanPpm, "cells of a production differ over half of the charge");
            Assert.IsTrue(double.IsFinite(comparison.ResidualVolts) && comparison.ResidualVolts > 0, "a residual is reported");
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow("lco-lipon-si", true)]
        [DataRow("enfilm-efl700a39", false)]
        public void On_top_of_a_family_of_two_films_the_fit_says_how_their_balance_moves_the_curve(string name, bool hasShape)
        {
            FilmCellParameters parameters = new() { Design = CellRecipes.Find(name).Design };
            FittedCell fitted = CellFit.Fit(
                name + ".csv", new CharacterizationProtocol().Run(parameters, 1e-4, 1).Rows, 900, ProfileCatalogue.Document(name));
            CellProfile first = FittedProfile.Make(fitted, "first").Check("first.cell.json").Profile;
            (double volts, double[] shape) = BalanceSpread.Of(parameters.Design);
            Assert.AreEqual(hasShape, first.OpenCircuitErrorShapePpm is not null);
            Assert.AreEqual(hasShape ? 20000000 : 500000, first.OpenCircuitErrorSpanPpm);
            if (hasShape)
            {
                CollectionAssert.AreEqual(
                    shape.Select(share => (int)Math.Round(share * 1e6)).ToArray(), first.OpenCircuitErrorShapePpm?.ToArray());
                Assert.AreEqual(volts * 1e6, first.OpenCircuitErrorMicrovolts, 0.02 * volts * 1e6);
            }

            string code = ProfileEmitter.Emit(FittedProfile.Make(fitted, "first").Check("first.cell.json"), "N");
            Assert.AreEqual(hasShape, code.Contains("OpenCircuitErrorShapePpm = new ChargeTable(", StringComparison.Ordinal));

            // A cell of the same production on top of that profile keeps what it says.
            CellDocument family = FittedProfile.Make(fitted, "first").Check("first.cell.json");
            FittedCell second = CellFit.Fit(name + ".csv", new CharacterizationProtocol().Run(parameters, 1e-4, 2).Rows, 900, family);
            CellProfile again = FittedProfile.Make(second, "second").Check("second.cell.json").Profile;
            CollectionAssert.AreEqual(first.OpenCircuitErrorShapePpm?.ToArray(), again.OpenCircuitErrorShapePpm?.ToArray());
            Assert.AreEqual(first.OpenCircuitErrorSpanPpm, again.OpenCircuitErrorSpanPpm);
            Assert.AreEqual(
                first.OpenCircuitErrorMicrovolts, again.OpenCircuitErrorMicrovolts, 0.02 * first.OpenCircuitErrorMicrovolts + 200);
        }

        [TestMethod]
        public void The_nearest_product_of_a_product_is_itself_and_of_a_sum_halves_the_worst_error()
        {
            double[] celsius = [-10, 0, 10, 25, 45];
            (double[] ohms, double[] ratios, double worst) = ResistanceSurface.ProductOf(
                (soc, at) => (2 - soc) * Math.Exp(-at / 20), celsius, -10, 45, 11);
            Assert.AreEqual(0, worst, 1e-9);
            Assert.AreEqual(1.5 * Math.Exp(-25 / 20.0), ohms[5], 1e-6);
            Assert.AreEqual(Math.Exp(35 / 20.0), ratios[0], 1e-6);

            // Two rows by two columns of logarithms 0, 0, 0, 1 lie a quarter from any product.
            double Corner(double soc, double at) => soc > 0.5 && at > 20 ? Math.E : 1;
            Assert.AreEqual(Math.Exp(0.25) - 1, ResistanceSurface.ProductOf(Corner, [0, 25], 0, 25, 11).WorstRatio, 1e-6);
        }

        [TestMethod]
        public void The_testers_capacity_of_a_measured_trace_comes_back_within_a_per_cent()
        {
            string file = SharedData.Find("data", "lco_1100mah_cycling.csv");
            IReadOnlyList<TraceSample> rows = TraceReader.ReadFile(file);
            FittedCell fitted = CellFit.Fit(file, rows, 900, null);

            // The tester's own counter over the first discharge from full: up to where its charge counter moves again.
            int full = 0;
            while (!(rows[full].CurrentAmps > 0 && rows[full + 1].CurrentAmps < 0))
            {
                full++;
            }

            int empty = full + 1;
            while (rows[empty + 1].CurrentAmps < 0)
            {
                empty++;
            }

            double tester = rows[empty].DischargeAmpHours - rows[full].DischargeAmpHours;
            double residual = FittedModel.ResidualVolts(fitted, 0.05);
            TestContext.WriteLine(
                $"tester {tester:G5} A·h, fit {fitted.CapacityAmpHours:G5} A·h, model against trace {1e3 * residual:0.0} mV RMS above 5 %");
            Assert.AreEqual(tester, fitted.CapacityAmpHours, 0.01 * tester);
            Assert.IsLessThan(0.03, residual);
            _ = FittedProfile.Make(fitted, "lco").Check("lco.cell.json");
        }
    }
}
