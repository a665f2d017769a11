using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    /// <summary>Bugs of the past, one test each. The comment in each test names the class and the wrong behaviour.</summary>
    [TestClass]
    public class RegressionTests
    {
        [TestMethod]
        public void A_new_burst_needs_no_Clear()
        {
            // SampleBurst: the extremes begin at 0 until Clear is called, so the first sample of a new burst reads as a broken wire.
            SampleBurst burst = new SampleBurst(new AnalogInput(
                0, 100, ReadingFault.SensorOpen, 4000, ReadingFault.SaturatedHigh, 50, new TwoPointCalibration(0, 0, 256, 1000)));
            burst.Add(2000);
            Assert.AreEqual((int)ReadingFault.None, (int)burst.Fault);
        }

        [TestMethod]
        public void Polarisation_follows_in_small_steps_as_in_large_ones()
        {
            // CellModel.Advance: the change of a step was cut to whole microvolts and the rest dropped. At steps of 0.1 s and a time
            // constant of 300 s nothing below 3 mV moved.
            CellModel model = new CellModel(TestProfile.Create());
            for (int i = 0; i < 6000; i++)
            {
                model.Advance(100, 100000, 500000, 25000);
            }

            // 2.5 mV in the end; 86 % of it after two time constants.
            Assert.IsTrue(model.PolarizationMicrovolts > 2000 && model.PolarizationMicrovolts < 2400);
        }

        [TestMethod]
        public void A_short_gap_that_can_empty_the_cell_empties_it()
        {
            // FuelGauge.Count: the largest charge that counted was full / (elapsed + 1), less than a whole cell when the gap is short.
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.CapacityNanoampSeconds, 3600000);
            BoardFigures figures = TestFigures.Create();
            figures = figures.With(Setting.SleepCurrentNanoamps, int.MaxValue);
            FuelGauge gauge = new FuelGauge(profile, figures, new GaugeSettings());
            CellSample sample = new CellSample();
            sample.VoltageMicrovolts.SetValid(4200000, 0);
            sample.CurrentNanoamps.SetValid(0, 0);
            sample.TemperatureMillicelsius.SetValid(25000, 0);
            gauge.Update(sample, 0, false, false);
            Assert.AreEqual(1000000, gauge.StateOfChargePpm);
            sample.VoltageMicrovolts.SetFailed(ReadingFault.NoAnswer);
            sample.CurrentNanoamps.SetFailed(ReadingFault.NoAnswer);
            gauge.Update(sample, 0, false, false);
            gauge.Update(sample, 1, false, false);
            Assert.AreEqual(3600000000L - int.MaxValue, gauge.Estimator.ChargeNanoampMilliseconds);
            gauge.Update(sample, 3, false, false);
            Assert.AreEqual(0, gauge.StateOfChargePpm);
        }

        [TestMethod]
        public void A_current_lost_after_a_switch_opened_is_not_assumed_to_flow_on()
        {
            // FuelGauge.AssumedNanoamps: the last current was assumed to flow on although its switch had opened, with no more uncertainty
            // than the sleep current's. At the idle interval of 10 s and the charge limit that is 2.8 %.
            GaugeRig rig = new GaugeRig(3886000);
            rig.Restore(550000, 3000);
            rig.ChargeClosed = true;
            rig.Sample(0);
            rig.LoseVoltage();
            rig.SetCurrent(7000000);
            rig.Sample(1000);
            rig.ChargeClosed = false;
            rig.CellSample.CurrentNanoamps.SetFailed(ReadingFault.NoAnswer);
            int before = rig.Gauge.StateOfChargePpm;
            int uncertainty = rig.Gauge.ErrorPpm;
            rig.Sample(10000);
            int grown = rig.Gauge.ErrorPpm - uncertainty;
            Assert.IsTrue(rig.Gauge.StateOfChargePpm - before <= grown + 1);
        }

        [TestMethod]
        public void Charge_before_a_tick_that_threw_is_counted_or_in_the_uncertainty()
        {
            // Supervisor.Tick: after a throw the gauge got both switches as open since its last sample, but until the throw they were
            // closed: the charge that flowed then was neither counted nor in the uncertainty.
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.VoltageFault = ReadingFault.TooNoisy; // without a drop it would update the resistance, and with it the capacity
            rig.Sensor.CurrentNanoamps = 6000000;
            rig.TickAfter(20000);
            rig.TickSeconds(4);
            int before = rig.Frame.StateOfChargePpm;
            int uncertainty = rig.Frame.UncertaintyPpm;
            rig.Sensor.Throws = true;
            rig.TickAfter(10000);
            rig.Sensor.Throws = false;
            rig.Sensor.CurrentNanoamps = 0;
            rig.TickAfter(10000);

            // 6 mA for 10 s: 23809 ppm.
            Assert.IsTrue(rig.Frame.StateOfChargePpm - before + rig.Frame.UncertaintyPpm - uncertainty >= 23800);
        }

        [TestMethod]
        public void A_reading_that_is_not_from_this_tick_is_unknown()
        {
            // CellProtection.UnknownFaults: a sensor that returned without setting the readings left them valid, and their age was not
            // checked.
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.IsStuck = true;
            rig.Tick();
            Assert.IsTrue(rig.Has(Faults.VoltageUnknown));
            Assert.IsTrue(rig.Has(Faults.CurrentUnknown));
            Assert.IsFalse(rig.Switches.ChargeClosed);
        }

        [TestMethod]
        public void A_failed_tick_is_reported_with_its_own_time()
        {
            // Supervisor.Tick: reported the time of the last tick that ran to its end.
            SupervisorRig rig = SupervisorRig.Create();
            rig.Tick();
            rig.Sensor.Throws = true;
            rig.TickAfter(5000);
            Assert.AreEqual(rig.Clock.Now, rig.Frame.DateMilliseconds);
        }

        [TestMethod]
        public void An_entry_that_moves_from_one_table_to_the_next_changes_the_fingerprint()
        {
            // ProfileFingerprint: the lengths of the tables were not hashed.
            CellProfile one = TestProfile.Create();
            one = one.With(Setting.OpenCircuitMicrovolts, new ChargeTable(new int[] { 3000000, 3500000, 4000000 }));
            one = one.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { 100000, 100000 }));
            CellProfile other = TestProfile.Create();
            other = other.With(Setting.OpenCircuitMicrovolts, new ChargeTable(new int[] { 3000000, 3500000 }));
            other = other.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { 4000000, 100000, 100000 }));
            Assert.IsNull(ConfigurationCheck.Check(one));
            Assert.IsNull(ConfigurationCheck.Check(other));
            Assert.IsFalse(ProfileFingerprint.Of(one) == ProfileFingerprint.Of(other));
        }

        [TestMethod]
        public void Self_discharge_of_a_gap_of_a_year_is_counted_whole()
        {
            // FuelGauge.Count: self-discharge was counted for the first 35 days of a gap only.
            BoardFigures figures = TestFigures.Create();
            figures = figures.With(Setting.SleepCurrentNanoamps, 0);
            FuelGauge gauge = new FuelGauge(TestProfile.Create(), figures, new GaugeSettings());
            CellSample sample = new CellSample();
            sample.VoltageMicrovolts.SetValid(3886000, 0);
            sample.CurrentNanoamps.SetValid(0, 0);
            sample.TemperatureMillicelsius.SetValid(25000, 0);
            gauge.Update(sample, 0, false, false);
            sample.VoltageMicrovolts.SetFailed(ReadingFault.NoAnswer);
            long before = gauge.Estimator.ChargeNanoampMilliseconds;

            // 1 nA for 365 days.
            gauge.Update(sample, 365L * 86400000, false, false);
            Assert.AreEqual(365L * 86400000, before - gauge.Estimator.ChargeNanoampMilliseconds);
        }

        [TestMethod]
        public void The_charge_taken_in_sleep_is_displayed_though_the_cell_is_charged_at_waking()
        {
            // DisplayedCharge: a board that woke into sunlight never displayed the charge that its sleep had taken.
            GaugeRig rig = new GaugeRig(3886000);
            rig.Restore(550000, 3000);
            rig.Sample(1000);
            rig.Gauge.Display(false);
            int before = rig.Gauge.Displayed.StateOfChargePpm;

            // A day at 1 µA is 3.4 %. The charge current drops 10 mV.
            rig.Set(3896000, 100000, 25000);
            rig.Sample(86400000);
            rig.Gauge.Display(false);
            int displayed = before - rig.Gauge.Displayed.StateOfChargePpm;
            Assert.IsTrue(displayed > 33000 && displayed < 36000, displayed.ToString());
        }
    }
}
