using Microbattery.Firmware.Measurement;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    [TestClass]
    public class FuelGaugeStartTests
    {
        [TestMethod]
        public void Is_unknown_before_the_first_sample()
        {
            IsUnknown(new GaugeRig(3886000));
        }

        [TestMethod]
        public void Starts_from_the_first_whole_sample()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.IsStarted);
            Assert.IsFalse(rig.Gauge.IsResumed);
            Assert.AreEqual(950000, rig.Gauge.StateOfChargePpm);

            // 2 mV of unknown relaxation, 3 of the table, 1 of the sensor and 6.5 of the table's steps on 1.3 mV a per mille: 0.58 %, and
            // the least uncertainty of 0.5 %.
            Assert.IsTrue(rig.Gauge.ErrorPpm >= 7600 && rig.Gauge.ErrorPpm <= 7680, rig.Gauge.ErrorPpm.ToString());
        }

        [TestMethod]
        public void Does_not_start_without_voltage()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.LoseVoltage();
            rig.SampleSeconds(30);
            IsUnknown(rig);
            rig.Set(4135000, 0, 25000);
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.IsStarted);
        }

        [TestMethod]
        public void Does_not_start_without_current()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.CellSample.CurrentNanoamps.SetFailed(ReadingFault.NoAnswer);
            rig.SampleSeconds(30);
            IsUnknown(rig);
        }

        [TestMethod]
        public void Does_not_start_without_temperature()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.CellSample.TemperatureMillicelsius.SetFailed(ReadingFault.SensorOpen);
            rig.SampleSeconds(30);
            IsUnknown(rig);
        }

        [TestMethod]
        public void A_restored_state_that_the_voltage_does_not_contradict_is_resumed()
        {
            GaugeRig rig = new GaugeRig(3886500);
            rig.Restore(550000, 3000);
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.IsStarted && rig.Gauge.IsResumed);
            Assert.IsTrue(
                rig.Gauge.StateOfChargePpm >= 549990 && rig.Gauge.StateOfChargePpm <= 550050, rig.Gauge.StateOfChargePpm.ToString());

            // In squares with the least uncertainty.
            Assert.IsTrue(rig.Gauge.ErrorPpm >= 5780 && rig.Gauge.ErrorPpm <= 5840, rig.Gauge.ErrorPpm.ToString());
        }

        [TestMethod]
        public void A_restored_state_that_the_voltage_contradicts_is_refused()
        {
            GaugeRig rig = new GaugeRig(3600000);
            rig.Restore(900000, 3000);
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.IsStarted);
            Assert.IsFalse(rig.Gauge.IsResumed);
            Assert.AreEqual(100000, rig.Gauge.StateOfChargePpm);
        }

        [TestMethod]
        public void A_restored_state_waits_for_the_first_whole_sample()
        {
            GaugeRig rig = new GaugeRig(3886000);
            rig.Restore(550000, 3000);
            rig.LoseVoltage();
            rig.Sample(1000);
            Assert.IsFalse(rig.Gauge.IsStarted);
            Assert.AreEqual(5830, rig.Gauge.ErrorPpm); // 3000 and 5000 in squares
        }

        [TestMethod]
        public void Time_since_the_restored_state_was_saved_is_counted_as_sleep()
        {
            // A day at 1 µA: 34286 ppm, give or take 0.2 µA: 6857 ppm.
            GaugeRig rig = new GaugeRig(3886000);
            rig.Restore(550000, 3000);
            rig.Sample(86400000);
            Assert.IsTrue(rig.Gauge.IsResumed);
            Assert.IsTrue(
                rig.Gauge.StateOfChargePpm >= 515600 && rig.Gauge.StateOfChargePpm <= 516500, rig.Gauge.StateOfChargePpm.ToString());

            // 12 % of it for the capacity, 4132, and 2500: 10970 in squares.
            Assert.IsTrue(rig.Gauge.ErrorPpm >= 11600 && rig.Gauge.ErrorPpm <= 11900, rig.Gauge.ErrorPpm.ToString());
        }

        [TestMethod]
        public void A_restored_polarisation_goes_on_relaxing()
        {
            GaugeRig rig = new GaugeRig(3886000);
            rig.Gauge.Model.Restore(0, 8000);
            rig.Restore(550000, 3000);
            Assert.AreEqual(8000, rig.Gauge.Model.PolarizationMicrovolts);
            rig.Sample(300000);
            Assert.IsTrue(rig.Gauge.IsResumed);
            Assert.IsTrue(rig.Gauge.Model.PolarizationMicrovolts > 3950 && rig.Gauge.Model.PolarizationMicrovolts <= 4000);
        }

        [TestMethod]
        public void An_undated_state_is_resumed_with_an_uncertainty_that_reaches_the_voltage()
        {
            GaugeRig rig = new GaugeRig(3888000);
            rig.RestoreUndated(550000, 3000);
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.IsStarted && rig.Gauge.IsResumed);
            Assert.IsFalse(rig.Gauge.ClockStepped);
            Assert.AreEqual(550000, rig.Gauge.StateOfChargePpm);

            // The voltage says 60 %, give or take 9.
            Assert.IsTrue(rig.Gauge.ErrorPpm > 135000 && rig.Gauge.ErrorPpm < 150000, rig.Gauge.ErrorPpm.ToString());
        }

        [TestMethod]
        [DataRow(400000, true)]
        [DataRow(300000, false)]
        public void A_saved_state_is_resumed_within_four_deviations_of_the_voltage(int stateOfChargePpm, bool isResumed)
        {
            // 60 %, give or take 9; four deviations down the curve falls off to 38 %.
            GaugeRig rig = new GaugeRig(3888000);
            rig.Restore(stateOfChargePpm, 3000);
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.IsResumed == isResumed, rig.Gauge.StateOfChargePpm.ToString());
        }

        [TestMethod]
        public void An_undated_state_that_the_voltage_contradicts_is_refused()
        {
            GaugeRig rig = new GaugeRig(4135000);
            rig.RestoreUndated(550000, 3000);
            rig.Sample(1000);
            Assert.IsFalse(rig.Gauge.IsResumed);
            Assert.AreEqual(950000, rig.Gauge.StateOfChargePpm);
        }

        [TestMethod]
        [DataRow(2500000, 0)]
        [DataRow(4300000, 1000000)]
        public void A_first_voltage_outside_the_table_starts_with_more_uncertainty(int voltageMicrovolts, int expectedPpm)
        {
            GaugeRig rig = new GaugeRig(voltageMicrovolts);
            rig.Sample(1000);
            Assert.AreEqual(expectedPpm, rig.Gauge.StateOfChargePpm);
            Assert.IsTrue(rig.Gauge.ErrorPpm >= 50000);
        }

        [TestMethod]
        public void A_clock_that_restarted_makes_the_record_undated()
        {
            GaugeRig rig = new GaugeRig(3886000);
            rig.Restore(550000, 3000);
            rig.Now = 0;
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.ClockStepped);
            Assert.AreEqual(550000, rig.Gauge.StateOfChargePpm);
            Assert.AreEqual(0, rig.Gauge.Model.PolarizationMicrovolts);

            // In the flat part the interval of the voltage is wide, and the uncertainty as wide as it.
            GaugeRig undated = new GaugeRig(3886000);
            undated.RestoreUndated(550000, 3000);
            undated.Sample(1000);
            Assert.IsTrue(rig.Gauge.ErrorPpm >= undated.Gauge.ErrorPpm);
            Assert.IsTrue(undated.Gauge.ErrorPpm > 80000);
        }

        private static void IsUnknown(GaugeRig rig)
        {
            Assert.IsFalse(rig.Gauge.IsStarted);
            Assert.AreEqual(500000, rig.Gauge.StateOfChargePpm);
            Assert.AreEqual(1000000, rig.Gauge.ErrorPpm);
        }
    }
}
