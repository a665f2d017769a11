using System;
using System.Collections.Generic;
using System.Diagnostics;
using Microbattery.Bench.Characterization;
using Microbattery.Bench.Fitting;
using Microbattery.Bench.Materials;
using Microbattery.Bench.Physics;
using Microbattery.Bench.Traces;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Fitting
{
    /// <summary>The fit on characterisations of simulated cells, whose truth is known.</summary>
    [TestClass]
    public class SimulatedCellFitTests
    {
        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow("front-edge-nanoenergy-100", 0)]
        [DataRow("front-edge-nanoenergy-1000", 3)]
        [DataRow("cymbet-cbc005", 0)]
        [DataRow("cymbet-cbc050", 5)]
        [DataRow("enfilm-efl700a39", 0)]
        [DataRow("enfilm-efl700a39", 7)]
        [DataRow("ips-thinergy-1000", 9)]
        [DataRow("lmo-lipon-li", 0)]
        [DataRow("lco-lipon-si", 11)]
        [DataRow("lifree-cu-lipon-lco", 0)]
        [DataRow("lco-lipon-sioal", 0)]
        [DataRow("v2o5-lipon-li", 0)]
        [DataRow("tis2-lipon-li", 0)]
        [DataRow("excellatron-lco-sn3n4", 0)]
        [DataRow("lfp-lipon-si", 0)]
        public void Gives_back_open_circuit_voltage_and_resistance_in_whatever_order_the_parts_come(string name, int orderSeed)
        {
            FilmCellParameters parameters = new() { Design = CellRecipes.Find(name).Design };
            IReadOnlyList<TraceSample> rows = new CharacterizationProtocol { OrderSeed = orderSeed }.Run(parameters, 1e-4, 1 + orderSeed).Rows;
            Stopwatch watch = Stopwatch.StartNew();
            FittedCell fitted = CellFit.Fit(name + ".csv", rows, 900, null);
            TimeSpan took = watch.Elapsed;
            FitComparison comparison = FitComparison.Of(fitted, parameters);
            TestContext.WriteLine($"{comparison}, fitted in {took.TotalSeconds:0.0} s");
            foreach (string line in fitted.Found) TestContext.WriteLine(line);
            Console.WriteLine($"{name} {orderSeed} {comparison}");
            Assert.IsLessThan(3e-3, comparison.OpenCircuitRmsVolts, "RMS of the open-circuit voltage, V");
            Assert.IsLessThan(0.1, Math.Abs(comparison.ResistanceWorstRatio), $"resistance at {comparison.WorstAt}");
            Assert.IsLessThan(0.01, Math.Abs(comparison.CapacityErrorRatio));
        }
    }
}
