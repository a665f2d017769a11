using Microbattery.Firmware.Gauge;
using Microbattery.Hal;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    [TestClass]
    public class FuelGaugeCorrectionTests
    {
        [TestMethod]
        public void A_voltage_that_knows_better_moves_the_estimate_and_shrinks_the_bound()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.Restore(900000, 100000);
            rig.Look(1000);
            Assert.IsTrue(rig.Gauge.IsResumed);
            rig.LookSeconds(1200);
            Assert.IsTrue(rig.Gauge.StateOfChargePpm > 945000 && rig.Gauge.StateOfChargePpm <= 950000);
            Assert.IsTrue(rig.Gauge.ErrorPpm >= 2400 && rig.Gauge.ErrorPpm < 6000);
        }

        [TestMethod]
        public void A_voltage_in_the_flat_part_is_not_listened_to()
        {
            GaugeRig rig = new GaugeRig(3887500);
            rig.Restore(550000, 10000);
            rig.Look(1000);
            rig.LookSeconds(1200);
            Assert.IsTrue(rig.Gauge.StateOfChargePpm > 549900 && rig.Gauge.StateOfChargePpm <= 550000);
            Assert.IsTrue(rig.Gauge.ErrorPpm >= 10000 && rig.Gauge.ErrorPpm < 10100);
        }

        [TestMethod]
        public void A_voltage_neither_explains_nor_excuses_makes_the_bound_own_up()
        {
            // Count 55 % +- 1 %, voltage 95 % +- 0.3 %.
            GaugeRig rig = new GaugeRig(3886000);
            rig.Restore(550000, 10000);
            rig.Look(1000);
            Assert.IsTrue(rig.Gauge.IsResumed);
            rig.Set(4135000, 0, 25000);
            rig.LookSeconds(10);
            int distance = 950000 - rig.Gauge.StateOfChargePpm;
            Assert.IsTrue(distance > 300000);
            Assert.IsTrue(rig.Gauge.ErrorPpm + 5000 >= distance);
        }

        [TestMethod]
        public void The_voltage_is_consulted_once_in_its_period()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.Restore(900000, 100000);
            rig.Look(1000);
            rig.LookSeconds(9);
            Assert.IsTrue(rig.Gauge.StateOfChargePpm <= 900000);
            rig.LookSeconds(1);
            Assert.IsTrue(rig.Gauge.StateOfChargePpm > 902000);
        }

        [TestMethod]
        public void A_lost_temperature_leaves_the_count_to_itself()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.Restore(900000, 100000);
            rig.Look(1000);
            rig.Measurement.TemperatureMillicelsius.SetFailed(ReadingFault.SensorOpen);
            rig.LookSeconds(100);
            Assert.IsTrue(rig.Gauge.StateOfChargePpm <= 900000);
        }

        [TestMethod]
        public void Unknown_relaxation_fades_and_lets_the_bound_shrink()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.Look(1000);
            int first = rig.Gauge.ErrorPpm;
            for (int i = 0; i < 500; i++)
            {
                rig.Look(10000);
            }

            Assert.IsTrue(first > 11000);
            Assert.IsTrue(rig.Gauge.ErrorPpm < 5000);
        }

        [TestMethod]
        public void Full_by_taper_sets_an_uncertain_count_to_full()
        {
            GaugeRig rig = new GaugeRig(3886000);
            rig.Look(1000);
            rig.Gauge.ResyncFull(4200000);
            Assert.AreEqual(1000000, rig.Gauge.StateOfChargePpm);
            Assert.AreEqual(new GaugeSettings().FullErrorPpm, rig.Gauge.ErrorPpm);
        }

        [TestMethod]
        public void Full_by_taper_does_not_loosen_a_tighter_bound()
        {
            GaugeRig rig = new GaugeRig(4199000);
            rig.Restore(999000, 1000);
            rig.Look(1000);
            rig.Gauge.ResyncFull(4200000);
            Assert.IsTrue(rig.Gauge.ErrorPpm < 1100);
        }

        [TestMethod]
        public void Full_by_taper_is_believed_as_far_as_the_voltage_bears_it_out()
        {
            GaugeRig rig = new GaugeRig(3886000);
            rig.Look(1000);
            rig.Gauge.ResyncFull(4135000);
            Assert.AreEqual(1000000, rig.Gauge.StateOfChargePpm);
            Assert.IsTrue(rig.Gauge.ErrorPpm >= 52000 && rig.Gauge.ErrorPpm <= 53000);
        }

        [TestMethod]
        public void Full_by_taper_overrules_a_certain_count_that_says_otherwise()
        {
            GaugeRig rig = new GaugeRig(4070000);
            rig.Restore(900000, 2000);
            rig.Look(1000);
            Assert.IsTrue(rig.Gauge.ErrorPpm < 5000);
            rig.Gauge.ResyncFull(4200000);
            Assert.AreEqual(1000000, rig.Gauge.StateOfChargePpm);
        }
    }
}
