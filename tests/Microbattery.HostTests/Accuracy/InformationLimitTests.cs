using System;
using Microbattery.Bench.Accuracy;
using Microbattery.Bench.Materials;
using Microbattery.HostTests.Physics;
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
        public void A_thousand_looks_at_rest_say_what_sensor_and_curve_allow_and_no_more(double start)
        {
            AccuracyWorld world = Cells.World(start: start);
            InformationLimit limit = Limit(world);
            for (int i = 0; i < 1000; i++)
            {
                limit.Look(world, false);
            }

            // Noise is averaged away; of the rest the sine and cosine of the curve make one sigma together, whatever the phase.
            double volts = Math.Sqrt(Math.Pow(0.5e-3, 2) + Math.Pow(100e-6 * world.Cell.Voltage, 2) + (CurveSigmaVolts * CurveSigmaVolts / 2));
            CellBalance balance = new(Films.Lipon().Ideal().Design);
            double charge = world.Cell.StateOfCharge;
            double slope = (balance.OpenCircuitVolts(charge + 0.002) - balance.OpenCircuitVolts(charge - 0.002)) / 0.004;
            double alone = volts / slope;
            double withPrior = 1 / Math.Sqrt((1 / (alone * alone)) + 12); // anywhere from empty to full
            Assert.AreEqual(withPrior, limit.Deviation, 0.05 * withPrior);
        }

        [TestMethod]
        public void What_was_learned_where_the_curve_is_steep_is_carried_to_where_it_is_flat()
        {
            AccuracyWorld world = Cells.World(new Cells.SteadyFeed(0.05e-3), start: 0.5);
            InformationLimit limit = Limit(world);
            world.Drive(true, false);
            double flat = Look();
            double steep = flat;
            for (int minute = 1; minute < 1200 && world.Cell.StateOfCharge < 0.97; minute++)
            {
                world.AdvanceTo(60 * minute);
                steep = Look();
            }

            Assert.IsGreaterThan(0.95, world.Cell.StateOfCharge);
            Assert.IsLessThan(flat / 3, steep);

            double Look()
            {
                limit.Look(world, false);
                return limit.Deviation;
            }
        }

        [TestMethod]
        public void A_sleep_costs_what_its_current_may_be_off()
        {
            AccuracyWorld world = Cells.World(start: 0.5);
            InformationLimit exact = Limit(world, 0);
            InformationLimit unsure = Limit(world, 0.2);
            exact.Look(world, false);
            unsure.Look(world, false);
            Assert.AreEqual(exact.Deviation, unsure.Deviation);
            world.IsAsleep = true;
            world.AdvanceTo(30 * 86400);
            exact.Look(world, true);
            unsure.Look(world, true);
            Assert.IsGreaterThan(exact.Deviation, unsure.Deviation);
        }

        private static InformationLimit Limit(AccuracyWorld world, double sleepSigma = 0.2) =>
            new(Films.Lipon().Ideal(), CurveSigmaVolts, sleepSigma, MonitorSensor.FullRangeRate * world.Cell.NominalCoulombs / 3600);
    }
}
