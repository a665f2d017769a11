using Microbattery.Firmware.Measurement;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    /// <summary>What counts as a step of the source, and when a try to close has failed.</summary>
    [TestClass]
    public class ChargeGateProbeTests
    {
        [TestMethod]
        [DataRow("charge voltage within half a second", 499, 2)]
        [DataRow("none for half a second", 500, 1)]
        public void A_try_has_held_after_half_a_second(string name, int heldMilliseconds, int expectedQuarters)
        {
            GateRig rig = new GateRig();
            rig.Sample(4600000, 7000000, 0, 1000, true);
            Assert.AreEqual(1, QuartersUntilTried(rig), name);
            rig.Sample(4000000, 1000000, 0, heldMilliseconds, true);
            rig.Sample(4600000, 7000000, 0, 50, true);
            Assert.AreEqual(expectedQuarters, QuartersUntilTried(rig), name);
        }

        [TestMethod]
        public void A_closing_at_the_point_of_reclosure_is_no_try()
        {
            // A step of 60 mV, half the tolerance is 25 mV: 4.165 V. The source gives more now.
            GateRig rig = new GateRig();
            rig.Sample(4230000, 600000, 0, 0, true);
            rig.Sample(4165000, 0, 0, 0, false);
            rig.Sample(4170000, 0, 0, 0, false);
            rig.Sample(rig.Gate.ReclosureMicrovolts, 0, 0, 1000, false);
            Assert.IsTrue(rig.Gate.WantsClosed);
            rig.Sample(4600000, 7000000, 0, 50, true);
            Assert.AreEqual(1, QuartersUntilTried(rig));
        }

        [TestMethod]
        public void Below_the_hysteresis_by_nothing_there_is_no_room_for_a_try()
        {
            GateRig rig = new GateRig();
            rig.Sample(4230000, 600000, 0, 0, true);
            rig.Sample(4170000, 0, 0, 0, false);
            rig.Sample(4196000, 100000, 0, 3600000, false);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Sample(4195999, 100000, 0, 0, false);
            Assert.IsTrue(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void A_source_that_clips_twice_is_one_that_was_not_tried()
        {
            GateRig rig = new GateRig();
            rig.Sample(3900000, 0, 0, 0);
            rig.Voltage.SetFailed(ReadingFault.SaturatedHigh);
            rig.Update(50, true);
            rig.Update(50, true);
            Assert.AreEqual(1, QuartersUntilTried(rig));
        }

        [TestMethod]
        [DataRow("a quarter of the step", -25000, 4180000)]
        [DataRow("more than a quarter", -25001, 4115000)]
        public void A_load_of_a_quarter_of_the_step_does_not_hide_it(string name, int dropMicrovolts, int expectedMicrovolts)
        {
            // 1 mA through 100 ohm are 100 mV, or 110 mV at worst. Without the load the voltage fell by 45 mV.
            GateRig rig = new GateRig();
            rig.Sample(4200000, 1000000, 100000, 0, true);
            rig.Sample(4155000 + dropMicrovolts, 10 * dropMicrovolts, dropMicrovolts, 0, false);
            Assert.AreEqual(expectedMicrovolts, rig.Gate.ReclosureMicrovolts, name);
        }

        [TestMethod]
        public void A_fall_with_the_switch_still_closed_is_no_step()
        {
            GateRig rig = new GateRig();
            rig.Sample(4230000, 600000, 0, 0, true);
            rig.Sample(4190000, 600000, 0, 0, true);
            Assert.AreEqual(4196000, rig.Gate.ReclosureMicrovolts, "a hysteresis below, not 40 mV less half the tolerance");
        }

        private static int QuartersUntilTried(GateRig rig)
        {
            for (int seconds = 10; seconds < 100000; seconds += 10)
            {
                rig.Sample(3900000, 0, 0, 10000, false);
                if (rig.Gate.WantsClosed)
                {
                    return (seconds + 450) / 900;
                }
            }

            return -1;
        }
    }
}
