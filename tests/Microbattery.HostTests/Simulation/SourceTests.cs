using System;
using System.Linq;
using Microbattery.Cells.Models;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Runs;
using Microbattery.Records;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    /// <summary>Sources at a cell in the simulated world, the charge switch closed.</summary>
    [TestClass]
    public class SourceTests
    {
        [TestMethod]
        [DataRow("profile", 0.0)]
        [DataRow("profile", 0.01)]
        [DataRow("fractional", 0.01)]
        public void A_regulated_source_holds_its_voltage_and_no_more_than_its_current(string model, double error)
        {
            SimulatedWorld world = World(model, new RegulatedSource(4.2, 0.5e-3, error), 0.8);
            double most = 0;
            double highest = 0;
            for (int second = 1; second < 5 * 3600; second++)
            {
                world.AdvanceTo(second);
                most = Math.Max(most, world.Cell.Current);
                highest = Math.Max(highest, world.Cell.Voltage);
            }

            Assert.AreEqual(0.48e-3, most, 1e-9, "what the load takes besides");
            Assert.AreEqual(4.2 * (1 + error), highest, 1e-3);
            Assert.AreEqual(highest, world.Cell.Voltage, 2e-3);
            Assert.IsLessThan(0.1e-3, world.Cell.Current);
        }

        [TestMethod]
        public void A_converter_that_hiccups_ripples_between_its_two_thresholds()
        {
            SimulatedWorld world = World("profile", new HiccupSource(0.3e-3, 4.1, 0.1), 0.6);
            world.AdvanceTo(4 * 3600);
            double lowest = double.PositiveInfinity;
            double highest = 0;
            int starts = 0;
            double before = 1;
            for (int second = 1; second < 30 * 3600; second++)
            {
                world.AdvanceTo((4 * 3600) + second);
                lowest = Math.Min(lowest, world.Cell.Voltage);
                highest = Math.Max(highest, world.Cell.Voltage);
                starts += world.SourceAmps > 0 && before == 0 ? 1 : 0;
                before = world.SourceAmps;
            }

            Assert.IsGreaterThan(0, starts);
            Assert.IsInRange(4.09, 4.13, highest);
            Assert.IsInRange(3.97, 4.01, lowest);
        }

        [TestMethod]
        public void A_converter_begins_anew_when_the_charge_switch_has_been_open()
        {
            HiccupSource source = new(0.3e-3, 4.1, 0.1);
            source.Observe(4.15);
            Assert.AreEqual(0, source.CurrentAmps(0, 4.05, 100));
            source.Observe(4.05);
            Assert.AreEqual(0, source.CurrentAmps(0, 4.05, 100), "not yet below its hysteresis");
            source.Observe(double.NaN);
            Assert.AreEqual(0.3e-3, source.CurrentAmps(0, 4.05, 100));
            Assert.IsTrue(((IPowerSource)source).IsPresent(0));
        }

        [TestMethod]
        public void A_source_that_comes_later_is_not_there_before()
        {
            IPowerSource source = new LaterSource(new CurrentSource(1e-3), 100);
            Assert.IsFalse(source.IsPresent(99));
            Assert.IsTrue(source.IsPresent(100));
            Assert.AreEqual(0, source.CurrentAmps(99, 4, 100));
            Assert.AreEqual(1e-3, source.CurrentAmps(100, 4, 100));
            Assert.AreEqual(100, source.NextChangeSeconds(5));
        }

        [TestMethod]
        public void Every_source_of_a_run_feeds_the_cell_within_its_limit_of_current()
        {
            foreach (string name in RunSource.Names)
            {
                foreach (string cell in new[] { "cymbet-cbc005", "enfilm-efl700a39", "ips-thinergy-1000" })
                {
                    var profile = ProfileCatalogue.Find(cell);
                    IPowerSource source = RunSource.Create(name, profile, 1, null, null).Source;
                    double most = Enumerable.Range(0, 86400 * 5).Max(tick => source.CurrentAmps(tick / 5.0, 3.5, 10));
                    Assert.IsGreaterThan(0, most, $"{name} {cell}");
                    Assert.IsLessThanOrEqualTo(profile.ChargeCurrentLimitNanoamps / 1e9, most, $"{name} {cell}");
                }
            }
        }

        [TestMethod]
        public void A_source_takes_the_voltage_and_current_it_is_given()
        {
            RunSource regulated = RunSource.Create("regulated", Boards.Cell, 1, 4.202, 2e-3);
            Assert.Contains("4.202 V", regulated.Meaning);
            Assert.AreEqual(2e-3, regulated.Source.CurrentAmps(0, 3.5, 10));
            Assert.AreEqual(0, regulated.Source.CurrentAmps(0, 4.2021, 10));
            Assert.ThrowsExactly<InputException>(() => RunSource.Create("solar", Boards.Cell, 1, 4.2, null));
            Assert.ThrowsExactly<InputException>(() => RunSource.Create("wind", Boards.Cell, 1, null, null));
        }

        private static SimulatedWorld World(string model, IPowerSource source, double charge)
        {
            SimulatedWorld world = new(Boards.Quiet(charge) with
            {
                Source = source,
                Load = new DutyCycledLoad(20e-6, 20e-6, 1, 10),
                CreateCell = scenario => model == "profile"
                    ? new ProfileCell(scenario.Profile, scenario.Spread, scenario.InitialStateOfCharge)
                    : new FractionalCell(scenario.Profile, scenario.Spread, scenario.InitialStateOfCharge, 25),
            });
            world.Drive(true, true);
            return world;
        }
    }
}
