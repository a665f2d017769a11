using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Steps of current that the voltage follows or not. The cell has 100 ohm at 25 °C: 1 mA drops 100 mV.</summary>
    [TestClass]
    public class StepResponseDetectorTests
    {
        private const int StepNanoamps = 1000000;
        private const int RestMicrovolts = 3900000;

        // Of the test profile and board: eight sigma of the voltage, and the smallest step that drops it across a quarter of 100 ohm.
        private const int LeastMicrovolts = 8000;
        private const int LeastChargeMicrovolts = 4250;
        private const int LeastStepNanoamps = 320001;

        [TestMethod]
        [DataRow("as the cell drops", 100000, (int)StepVerdict.Follows)]
        [DataRow("half of a quarter of the resistance", 12500, (int)StepVerdict.Follows)]
        [DataRow("less than that", 12499, (int)StepVerdict.Contradicts)]
        [DataRow("an eighth of a quarter", 3125, (int)StepVerdict.Contradicts)]
        [DataRow("less than an eighth: stuck", 3124, (int)StepVerdict.Unmistakable)]
        [DataRow("reversed", -200000, (int)StepVerdict.Contradicts)]
        [DataRow("reversed, more than four jumps", -200001, (int)StepVerdict.Unmistakable)]
        [DataRow("five times the resistance and a jump", 550000, (int)StepVerdict.Follows)]
        [DataRow("and a quarter of the drop as recovery", 675000, (int)StepVerdict.Follows)]
        [DataRow("more than that", 675001, (int)StepVerdict.Contradicts)]
        [DataRow("more than four times that", 2700001, (int)StepVerdict.Unmistakable)]
        public void A_step_is_judged_by_the_resistance_band(string name, int changeMicrovolts, int expected)
        {
            StepResponseDetector detector = Create();
            StepVerdict verdict = Step(detector, changeMicrovolts, StepNanoamps, 1000);
            if (detector.IsPending)
            {
                Assert.AreEqual((int)StepVerdict.None, (int)verdict, name);
                verdict = Again(detector, changeMicrovolts, StepNanoamps, 50);
            }

            Assert.AreEqual(expected, (int)verdict, name);
            Assert.IsFalse(detector.IsPending, name);
        }

        [TestMethod]
        [DataRow("another current", 50, 0)]
        [DataRow("too late", 3001, StepNanoamps)]
        public void A_pending_step_is_dropped_when_the_next_sample_cannot_decide(string name, int elapsedMilliseconds, int nanoamps)
        {
            StepResponseDetector detector = Create();
            Step(detector, 0, StepNanoamps, 1000);
            Assert.IsTrue(detector.IsPending, name);
            Assert.AreEqual((int)StepVerdict.None, (int)Again(detector, 0, nanoamps, elapsedMilliseconds), name);
            Assert.IsFalse(detector.IsPending, name);
        }

        [TestMethod]
        public void A_pending_step_is_dropped_when_it_is_cancelled()
        {
            StepResponseDetector detector = Create();
            Step(detector, 0, StepNanoamps, 1000);
            detector.Cancel();
            Assert.IsFalse(detector.IsPending);
        }

        [TestMethod]
        [DataRow("a stuck voltage at a steady current", 0, 1000)]
        [DataRow("a step that drops less than the noise", LeastStepNanoamps - 1, 1000)]
        [DataRow("a step more than three seconds after the last sample", StepNanoamps, 3001)]
        [DataRow("a step while the clock has stopped", StepNanoamps, 0)]
        public void It_cannot_see(string name, int stepNanoamps, int elapsedMilliseconds)
        {
            StepResponseDetector detector = Create();
            Assert.AreEqual((int)StepVerdict.None, (int)Step(detector, 0, stepNanoamps, elapsedMilliseconds), name);
            Assert.IsFalse(detector.IsPending, name);
        }

        [TestMethod]
        public void It_cannot_see_anything_before_the_temperature_is_known()
        {
            CellProfile profile = TestProfile.Create();
            ResistanceBand band = new ResistanceBand(profile, LeastMicrovolts, LeastChargeMicrovolts);
            StepResponseDetector detector = new StepResponseDetector(profile, band, LeastMicrovolts);
            Assert.AreEqual((int)StepVerdict.None, (int)Step(detector, 0, StepNanoamps, 1000));
            Assert.IsFalse(detector.IsPending);
        }

        [TestMethod]
        public void The_smallest_step_that_is_judged_drops_the_noise_across_the_smallest_resistance()
        {
            StepResponseDetector detector = Create();
            Step(detector, 0, LeastStepNanoamps, 1000);
            Assert.IsTrue(detector.IsPending);
        }

        [TestMethod]
        public void Steps_that_the_voltage_follows_contradict_nothing()
        {
            // From a quarter of the resistance to five times it.
            for (int ohms = 25; ohms <= 500; ohms += 95)
            {
                ProtectionRig rig = new ProtectionRig();
                for (int i = 0; i < 40; i++)
                {
                    rig.SampleSteps(i, -500000, ohms);
                    Assert.AreEqual(0, (int)rig.Protection.Active, ohms.ToString());
                }
            }
        }

        [TestMethod]
        [DataRow("stuck voltage", 0)]
        [DataRow("reversed current", -100)]
        public void A_voltage_that_is_stuck_or_a_current_that_is_reversed_opens_both_switches(string name, int ohms)
        {
            ProtectionRig rig = new ProtectionRig();
            int samples = 0;
            for (; samples < 12 && !rig.Has(Faults.ReadingsContradict); samples++)
            {
                rig.SampleSteps(samples, 1000000, ohms);
            }

            Assert.IsTrue(samples < 12, name + ": after two steps");
            Assert.IsFalse(rig.MayCharge || rig.MayLoad, name);
        }

        [TestMethod]
        public void A_stuck_current_contradicts_a_voltage_that_jumps_without_it()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sensor.CurrentNanoamps = -3000;
            int samples = 0;
            for (; samples < 12 && !rig.Has(Faults.ReadingsContradict); samples++)
            {
                rig.Sensor.VoltageMicrovolts = samples / 2 % 2 == 0 ? 4000000 : 3900000;
                rig.Sample(1);
            }

            Assert.IsTrue(samples < 12, samples.ToString());
        }

        [TestMethod]
        public void The_recovery_after_a_load_is_accepted_in_its_direction_and_not_against_it()
        {
            // 1.5 mA drop 150 mV, and some more in the samples after; without them the voltage rises, and does not fall by half a volt.
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(3);
            rig.Sensor.CurrentNanoamps = -1500000;
            rig.Sensor.VoltageMicrovolts = 3750000;
            rig.Sample(1);
            rig.Sensor.VoltageMicrovolts = 3600000;
            rig.Sample(1);
            Assert.IsFalse(rig.Protection.IsPending);
            rig.Sensor.CurrentNanoamps = 0;
            rig.Sensor.VoltageMicrovolts = 3750000;
            rig.Sample(1);
            rig.Sensor.VoltageMicrovolts = 3900000;
            rig.Sample(1);
            Assert.IsFalse(rig.Protection.IsPending);
            rig.Sensor.VoltageMicrovolts = 3400000;
            rig.Sample(1);
            Assert.IsTrue(rig.Protection.IsPending);
            rig.SampleAfter(50);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void A_voltage_that_a_load_pulled_out_of_range_may_recover()
        {
            // 20 mA take it below the range of the input; without them it comes back by 120 mV in ten seconds.
            ProtectionRig rig = new ProtectionRig();
            for (int pulse = 0; pulse < 3; pulse++)
            {
                rig.Sample(3);
                rig.Sensor.VoltageFault = ReadingFault.SensorOpen;
                rig.Sensor.CurrentNanoamps = -20000000;
                rig.Sample(1);
                rig.Sensor.VoltageFault = ReadingFault.None;
                rig.Sensor.CurrentNanoamps = 0;
                rig.Sensor.VoltageMicrovolts = 3780000;
                rig.SampleAfter(50);
                rig.Sensor.VoltageMicrovolts = 3900000;
                rig.SampleAfter(10000);
                rig.SampleAfter(50);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict), pulse.ToString());
            }
        }

        [TestMethod]
        public void A_voltage_that_falls_off_by_itself_near_empty_contradicts_nothing()
        {
            ProtectionRig rig = new ProtectionRig();
            for (int i = 0; i < 6; i++)
            {
                rig.Sensor.VoltageMicrovolts = 3500000 - (60000 * i);
                rig.Sample(1);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            }
        }

        [TestMethod]
        public void A_pulse_in_only_one_of_the_two_readings_is_not_judged()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            for (int i = 0; i < 6; i++)
            {
                rig.Sensor.CurrentNanoamps = 2000000;
                rig.Sample(1);
                Assert.IsTrue(rig.Protection.IsSuspicious, "the next sample decides");
                rig.Sensor.CurrentNanoamps = 0;
                rig.Sample(1);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            }
        }

        [TestMethod]
        public void Steps_far_apart_in_time_are_not_judged()
        {
            ProtectionRig rig = new ProtectionRig();
            for (int i = 0; i < 40; i++)
            {
                rig.Sensor.CurrentNanoamps = i / 2 % 2 == 0 ? 1000000 : -1000000;
                rig.SampleAfter(10000);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            }
        }

        [TestMethod]
        [DataRow("upwards", int.MinValue, int.MaxValue)]
        [DataRow("downwards", int.MaxValue, int.MinValue)]
        public void A_step_as_large_as_numbers_go_that_the_voltage_does_not_follow_contradicts(
            string name, int fromNanoamps, int toNanoamps)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { int.MaxValue, int.MaxValue }));
            profile = profile.With(
                Setting.ResistanceTemperatureThousandths, new TemperatureTable(TestProfile.Even(TemperatureTable.Count, 1000000)));
            ProtectionRig rig = new ProtectionRig(profile);
            rig.Sensor.CurrentNanoamps = fromNanoamps;
            rig.Sample(2);
            rig.Sensor.CurrentNanoamps = toNanoamps;
            rig.Sample(2);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict), name);
        }

        [TestMethod]
        public void A_voltage_that_a_large_step_leaves_where_it_was_needs_no_second_step()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.CurrentNanoamps = 1000000;
            rig.Sample(2);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        [DataRow("at the longest time", 15000, true)]
        [DataRow("after it", 15001, false)]
        public void A_jump_of_a_resting_cell_between_two_samples_contradicts(string name, int elapsedMilliseconds, bool expected)
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(2);
            rig.Sensor.VoltageMicrovolts = 3500000;
            rig.SampleAfter(elapsedMilliseconds);
            rig.SampleAfter(50);
            Assert.IsTrue(expected == rig.Has(Faults.ReadingsContradict), name);
        }

        private static StepResponseDetector Create()
        {
            CellProfile profile = TestProfile.Create();
            ResistanceBand band = new ResistanceBand(profile, LeastMicrovolts, LeastChargeMicrovolts);
            Reading temperature = new Reading();
            temperature.SetValid(25000, 0);
            band.Follow(temperature);
            Assert.AreEqual(LeastStepNanoamps, (int)band.LeastStepNanoamps);
            return new StepResponseDetector(profile, band, LeastMicrovolts);
        }

        /// <summary>A step from rest.</summary>
        private static StepVerdict Step(StepResponseDetector detector, int changeMicrovolts, int stepNanoamps, int elapsedMilliseconds) =>
            detector.Update(RestMicrovolts + changeMicrovolts, stepNanoamps, RestMicrovolts, 0, elapsedMilliseconds);

        /// <summary>The sample after a step, with the same voltage.</summary>
        private static StepVerdict Again(StepResponseDetector detector, int changeMicrovolts, int nanoamps, int elapsedMilliseconds) =>
            detector.Update(
                RestMicrovolts + changeMicrovolts, nanoamps, RestMicrovolts + changeMicrovolts, StepNanoamps, elapsedMilliseconds);
    }
}
