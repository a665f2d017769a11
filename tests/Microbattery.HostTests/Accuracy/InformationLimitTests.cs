using System;
using System.Linq;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Physics;
using Microbattery.Experiments.Accuracy;
using Microbattery.HostTests.Physics;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Accuracy
{
    [TestClass]
    public class InformationLimitTests
    {
        private const double CurveSigmaVolts = 0.0005;

        [TestMethod]
        [DataRow(0.3)]
        [DataRow(0.5)]
        [DataRow(0.9)]
        public void A_thousand_samples_at_rest_say_what_sensor_and_curve_allow_and_no_more(double start)
        {
            SimulatedWorld world = Cells.World(start: start);
            InformationLimit limit = Limit(world);
            for (int i = 0; i < 1000; i++)
            {
                limit.Update(world, false);
            }

            // Noise is averaged away; of the rest the sine and cosine of the curve make one sigma together, whatever the phase, and the fit
            // has the curve to 0.3 mV.
            double volts = Sum(0.5e-3, 100e-6 * world.Cell.Voltage, CurveSigmaVolts / Math.Sqrt(2), 0.3e-3);
            CellBalance balance = new(Films.Lipon().Ideal().Design);
            double charge = world.Cell.StateOfCharge;

            // As fine as the fit knows it.
            double slope = (balance.OpenCircuitVolts(charge + 0.01) - balance.OpenCircuitVolts(charge - 0.01)) / 0.02;
            double alone = volts / slope;
            double withPrior = 1 / Math.Sqrt((1 / (alone * alone)) + 12); // anywhere from empty to full
            Assert.AreEqual(withPrior, limit.Deviation, 0.05 * withPrior);
        }

        [TestMethod]
        public void What_was_learned_where_the_curve_is_steep_is_carried_to_where_it_is_flat()
        {
            SimulatedWorld world = Cells.World(new CurrentSource(0.05e-3, Cells.SourceVolts), start: 0.5);
            InformationLimit limit = Limit(world);
            world.Drive(true, false);
            double flat = Sample();
            double steep = flat;
            for (int minute = 1; minute < 1200 && world.Cell.StateOfCharge < 0.97; minute++)
            {
                world.AdvanceTo(60 * minute);
                steep = Sample();
            }

            Assert.IsGreaterThan(0.95, world.Cell.StateOfCharge);
            Assert.IsLessThan(flat / 3, steep);

            double Sample()
            {
                limit.Update(world, false);
                return limit.Deviation;
            }
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_count_costs_what_its_current_the_capacity_and_the_leak_may_be_off(bool asleep)
        {
            SimulatedWorld world = Cells.World(start: 0.5, celsius: 45, selfDischargePerYear: 0.2);
            InformationLimit limit = Limit(world);
            limit.Update(world, false);
            double before = limit.Deviation;
            world.Supply.Phase = asleep ? McuPhase.Asleep : McuPhase.Awake;
            world.AdvanceTo(20 * 86400);
            limit.Count(world, asleep);

            // As shares of capacity. The shunt of 40.96 mV at 10C: 1 µV of offset is C/4096, 5 nV/°C over 20 °C a tenth of it.
            double seconds = 20 * 86400;
            double counted = world.NetCoulombs / world.Cell.CapacityCoulombs;
            double leaked = 0.3 * world.Cell.LeakedCoulombs / world.Cell.CapacityCoulombs;
            double offset = asleep ? 0 : seconds / 3600 / 4096;
            double current = asleep ? 0.2 * counted : 0.001 * counted;
            double expected = Sum(before, 0.05 * counted, leaked, offset, 0.1 * offset, current);
            Assert.IsGreaterThan(1e-4, leaked);
            Assert.AreEqual(expected, limit.Deviation, 1e-3 * expected);
        }

        [TestMethod]
        public void An_unknown_resistance_hides_as_much_of_the_curve_as_it_drops()
        {
            // Noise averaged away, at rest and under a load: what the load adds is 15 % of its drop.
            SimulatedWorld world = Cells.World(load: new PulsePattern(0.5, 0, 0, 1, 2, 60), start: 0.5);
            InformationLimit rest = Limit(world);
            InformationLimit loaded = Limit(world);
            Many(rest);
            world.Drive(false, true);
            world.AdvanceTo(1);
            Many(loaded);
            double drop = world.Cell.Voltage - world.Cell.InnerVolts;
            Assert.IsLessThan(-0.005, drop);
            Assert.AreEqual(Volts(0.15 * drop) / Volts(0), Alone(loaded.Deviation) / Alone(rest.Deviation), 0.05);

            double Volts(double more) => Sum(0.5e-3, 100e-6 * world.Cell.Voltage, CurveSigmaVolts / Math.Sqrt(2), 0.3e-3, more);

            // Without that it is anywhere from empty to full.
            static double Alone(double deviation) => 1 / Math.Sqrt((1 / (deviation * deviation)) - 12);

            void Many(InformationLimit limit)
            {
                for (int i = 0; i < 1000; i++)
                {
                    limit.Update(world, false);
                }
            }
        }

        [TestMethod]
        public void What_a_fit_of_the_curve_is_off_by_hides_how_it_bends()
        {
            // At rest, asleep: in ten days the board takes 1.2 % of charge, and the curve's slope changes on the way. Known to the
            // microvolt that would tell where on the curve the cell is, past what sensor and curve say at one sample.
            SimulatedWorld world = Cells.World(start: 0.6);
            InformationLimit limit = Limit(world);
            Many();
            double before = limit.Deviation;
            world.Supply.Phase = McuPhase.Asleep;
            for (int day = 1; day <= 10; day++)
            {
                world.AdvanceTo(day * 86400);
                Many();
            }

            Assert.IsGreaterThan(0.8 * before, limit.Deviation);

            void Many()
            {
                for (int i = 0; i < 300; i++)
                {
                    limit.Update(world, true);
                }
            }
        }

        [TestMethod]
        public void A_silicon_cell_in_a_drawer_does_not_tell_how_thick_its_films_are()
        {
            // Another thickness moves its curve by one per cent of charge, and in ten days 1.2 % of charge go: what tells is how the shape
            // of that differs over them, smoothly, and not the corners of a table that both are read from.
            FilmCellParameters silicon = new() { Design = CellRecipes.Find("lco-lipon-si").Design };
            SimulatedWorld world = Cells.World(silicon, start: 0.7);
            InformationLimit limit = new(
                Cells.Film(world), silicon, CurveSigmaVolts, 0.2, MonitorSensor.FullRangeRate * world.Cell.CapacityCoulombs / 3600);
            limit.Update(world, true);
            double before = limit.Deviation;
            Assert.IsGreaterThan(0.008, before);
            world.Supply.Phase = McuPhase.Asleep;
            for (int hour = 1; hour <= 240; hour++)
            {
                world.AdvanceTo(hour * 3600);
                limit.Update(world, true);
            }

            Assert.IsGreaterThan(0.8 * before, limit.Deviation);
        }

        private static double Sum(params double[] parts) => Math.Sqrt(parts.Sum(part => part * part));

        private static InformationLimit Limit(SimulatedWorld world) =>
            new(
                Cells.Film(world), Films.Lipon().Ideal(), CurveSigmaVolts, 0.2,
                MonitorSensor.FullRangeRate * world.Cell.CapacityCoulombs / 3600);
    }
}
