using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>Resistance learned from steps of current, through the gauge. The profile's 100 ohm; 1 mA drops 100 mV.</summary>
    [TestClass]
    public class ResistanceFromStepsTests
    {
        private const int RestMicrovolts = 3886000;

        [TestMethod]
        public void Steps_twice_as_large_as_predicted_teach_twice_the_resistance()
        {
            GaugeRig rig = Started();
            for (int i = 0; i < 3; i++)
            {
                Step(rig, -1000000, -200000, 1000);
            }

            int learned = rig.Gauge.Estimator.ResistancePpm;
            Assert.IsTrue(learned > 1850000 && learned < 2150000, learned.ToString());
            Assert.IsTrue(rig.Gauge.Estimator.ResistanceDeviationPpm < 200000);
            Assert.AreEqual(learned, rig.Gauge.Model.ResistanceScalePpm);
        }

        [TestMethod]
        public void Steps_of_charge_teach_as_steps_of_load_do()
        {
            GaugeRig rig = Started();
            for (int i = 0; i < 3; i++)
            {
                Step(rig, 1000000, 60000, 1000);
            }

            int learned = rig.Gauge.Estimator.ResistancePpm;
            Assert.IsTrue(learned > 580000 && learned < 680000, learned.ToString());
        }

        [TestMethod]
        public void A_step_says_nothing_about_the_state_of_charge()
        {
            GaugeRig rig = Started();
            long before = rig.Charge;
            rig.Set(RestMicrovolts - 200000, -1000000, 25000);
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.Estimator.ResistancePpm > 1500000);
            Assert.AreEqual(-500000L * 1000, rig.Charge - before);
        }

        [TestMethod]
        public void A_step_within_the_sensors_error_teaches_nothing()
        {
            // 3.9 mV, four times the sensor's 1 mV is the least.
            GaugeRig rig = Started();
            Step(rig, -39000, -20000, 1000);
            Assert.AreEqual(1000000, rig.Gauge.Estimator.ResistancePpm);
        }

        [TestMethod]
        [DataRow(399)]
        [DataRow(3001)]
        public void A_step_between_samples_too_close_or_too_far_apart_teaches_nothing(int milliseconds)
        {
            GaugeRig rig = Started();
            rig.Set(RestMicrovolts - 200000, -1000000, 25000);
            rig.Sample(milliseconds);
            Assert.AreEqual(1000000, rig.Gauge.Estimator.ResistancePpm);
        }

        [TestMethod]
        [DataRow(400)]
        [DataRow(3000)]
        public void A_step_between_samples_just_close_enough_teaches(int milliseconds)
        {
            GaugeRig rig = Started();
            rig.Set(RestMicrovolts - 200000, -1000000, 25000);
            rig.Sample(milliseconds);
            Assert.IsTrue(rig.Gauge.Estimator.ResistancePpm > 1500000);
        }

        [TestMethod]
        public void A_step_whose_voltage_was_lost_at_either_end_teaches_nothing()
        {
            GaugeRig rig = Started();
            rig.SetCurrent(-1000000);
            rig.LoseVoltage();
            rig.Sample(1000);
            rig.Set(RestMicrovolts - 200000, -1000000, 25000);
            rig.Sample(1000);
            Assert.AreEqual(1000000, rig.Gauge.Estimator.ResistancePpm);
        }

        [TestMethod]
        public void Steps_within_ten_seconds_of_one_another_count_once()
        {
            GaugeRig rig = Started();
            rig.Set(RestMicrovolts - 200000, -1000000, 25000);
            rig.Sample(1000);
            int first = rig.Gauge.Estimator.ResistancePpm;
            int deviation = rig.Gauge.Estimator.ResistanceDeviationPpm;
            rig.Set(RestMicrovolts, 0, 25000);
            rig.Sample(1000);
            Assert.AreEqual(first, rig.Gauge.Estimator.ResistancePpm);
            Assert.AreEqual(deviation, rig.Gauge.Estimator.ResistanceDeviationPpm);
        }

        [TestMethod]
        public void A_contradicting_step_inflates_the_variance_and_is_accepted_when_it_repeats()
        {
            // The cell of 100 ohm is frozen to 300 at once, or its contact is.
            GaugeRig rig = Started();
            for (int i = 0; i < 10; i++)
            {
                Step(rig, -1000000, -100000, 1000);
            }

            int known = rig.Gauge.Estimator.ResistanceDeviationPpm;
            Assert.IsTrue(known < 60000, known.ToString());
            Step(rig, -1000000, -300000, 1000);
            Assert.IsTrue(rig.Gauge.Estimator.ResistanceDeviationPpm > known);
            for (int i = 0; i < 15; i++)
            {
                Step(rig, -1000000, -300000, 1000);
            }

            int learned = rig.Gauge.Estimator.ResistancePpm;
            Assert.IsTrue(learned > 2500000 && learned < 3300000, learned.ToString());
        }

        /// <summary>A gauge with a certain state of charge after samples at rest.</summary>
        private static GaugeRig Started()
        {
            GaugeRig rig = new GaugeRig(RestMicrovolts);
            rig.Restore(550000, 3000);
            rig.Sample(0);
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.IsResumed);
            return rig;
        }

        /// <summary>Half a minute at rest, a step for a sample, and back.</summary>
        private static void Step(GaugeRig rig, int currentNanoamps, int dropMicrovolts, int milliseconds)
        {
            rig.Set(RestMicrovolts, 0, 25000);
            rig.SampleSeconds(15);
            rig.Set(RestMicrovolts + dropMicrovolts, currentNanoamps, 25000);
            rig.Sample(milliseconds);
            rig.Set(RestMicrovolts, 0, 25000);
            rig.Sample(1000);
        }
    }
}
