using System;
using System.Linq;
using Microbattery.Experiments.Accuracy;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Simulation
{
    [TestClass]
    public class SimulatedWorldTests
    {
        [TestMethod]
        [DataRow(false, false)]
        [DataRow(true, false)]
        [DataRow(false, true)]
        [DataRow(true, true)]
        public void What_the_cell_gained_is_what_the_world_counted(bool chargeClosed, bool loadClosed)
        {
            SimulatedWorld world = Accuracy.Cells.World(
                new SolarSource(0.05e-3, 1, Accuracy.Cells.SourceVolts), new PulsePattern(0.004, 0.25, 0.5, 1, 3, 60));
            double lithium = Accuracy.Cells.Film(world).LithiumCoulombs;
            world.Drive(chargeClosed, loadClosed);
            world.AdvanceTo(86400);

            // Lithium leaves the positive film as charge comes in.
            Assert.AreEqual(
                world.NetCoulombs, lithium - Accuracy.Cells.Film(world).LithiumCoulombs, 1e-9 * Accuracy.Cells.Film(world).NominalCoulombs);
            Assert.AreEqual(86400, world.Seconds, 1e-9);
            Assert.AreNotEqual(0, world.NetCoulombs);
        }

        [TestMethod]
        public void Open_switches_leave_only_the_board_and_a_sleeping_board_takes_less()
        {
            SimulatedWorld world = Accuracy.Cells.World(
                new CurrentSource(1e-3, Accuracy.Cells.SourceVolts), new PulsePattern(0.1, 0.5, 1, 2, 4, 60));
            double oneC = Accuracy.Cells.Film(world).NominalCoulombs / 3600;
            world.AdvanceTo(1000);
            Assert.AreEqual(-1000 * oneC / 2000, world.NetCoulombs, 1e-12);
            world.Supply.Phase = McuPhase.Asleep;
            world.AdvanceTo(2000);
            Assert.AreEqual(-1000 * ((oneC / 2000) + (oneC / 20000)), world.NetCoulombs, 1e-12);
        }

        [TestMethod]
        public void A_source_gives_no_more_than_its_own_voltage_allows()
        {
            SimulatedWorld strong = Accuracy.Cells.World(new CurrentSource(0.5e-3, Accuracy.Cells.SourceVolts), start: 0.97);
            strong.Drive(true, false);
            double highest = 0;
            for (int second = 1; second <= 3600; second++)
            {
                strong.AdvanceTo(second);
                highest = Math.Max(highest, strong.Cell.Voltage);
            }

            Assert.IsLessThan(4.2101, highest);
            Assert.IsGreaterThan(4.2099, highest);
            Assert.IsLessThan(0.5e-3, strong.Cell.Current);
            Assert.AreEqual(highest, strong.HighestChargingVolts, 1e-9);
        }

        [TestMethod]
        public void Pulses_have_the_mean_they_are_said_to_and_keep_still_between_changes()
        {
            PulsePattern pattern = new(0.01, 0.5, 1, 2, 4, 60, 7, 23);
            PulsedLoad load = new(pattern, 1e-3, double.PositiveInfinity, 5);
            double day = 0;
            double night = 0;
            for (double at = 0; at < 86400;)
            {
                double next = load.NextChangeSeconds(at);
                Assert.IsGreaterThan(at, next);
                double amps = load.CurrentAmps(at);
                Assert.AreEqual(amps, load.CurrentAmps(at + (0.99 * (next - at))), $"between {at} and {next} s");
                if (at is >= 7 * 3600 and < 23 * 3600)
                {
                    day += amps * (next - at);
                }
                else
                {
                    night += amps * (next - at);
                }

                at = next;
            }

            Assert.AreEqual(pattern.MeanRate * 1e-3, day / (16 * 3600), 0.03 * pattern.MeanRate * 1e-3);
            Assert.AreEqual(0.01e-3, night / (8 * 3600), 0.002e-3);
            Assert.AreEqual(1.01e-3, load.PeakAmps, 1e-12);
        }

        [TestMethod]
        public void A_weak_cell_gets_smaller_pulses()
        {
            PulsedLoad load = new(new PulsePattern(0.01, 0.5, 1, 2, 4, 60), 1e-3, 0.2e-3, 5);
            double highest = Enumerable.Range(0, 36000).Max(tenth => load.CurrentAmps(tenth / 10.0));
            Assert.AreEqual(0.21e-3, highest, 1e-12);
        }

        [TestMethod]
        public void A_user_plugs_in_below_the_low_mark_and_takes_off_above_the_high_one()
        {
            double charge = 0;
            UserSource source = new(1, 5, 0.4, 0.8, () => charge);
            double[] seen = new[] { 0.5, 0.39, 0.5, 0.79, 0.81, 0.5, 0.41, 0.39 }.Select(soc =>
            {
                charge = soc;
                return source.CurrentAmps(0, 4, 0.1);
            }).ToArray();
            CollectionAssert.AreEqual(new double[] { 0, 1, 1, 1, 0, 0, 0, 1 }, seen);
        }

        [TestMethod]
        [DataRow("cymbet-cbc050", -5.0)]
        [DataRow("front-edge-nanoenergy-100", -10.0)]
        public void The_cold_scenario_stays_where_the_cell_may_be_charged(string cell, double celsius) =>
            Assert.AreEqual(celsius, AccuracyScenarios.Find("cold").AmbientFor(Accuracy.Cells.Catalogue(cell).Profile).CelsiusAt(0), 1e-9);
    }
}
