using Microbattery.Firmware.Measurement;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    [TestClass]
    public class ChargeGateVoltageTests
    {
        [TestMethod]
        [DataRow("just below charge voltage", 4199999, true)]
        [DataRow("at charge voltage", 4200000, false)]
        [DataRow("the largest number", int.MaxValue, false)]
        public void Opens_at_charge_voltage_at_once(string name, int voltageMicrovolts, bool expected)
        {
            GateRig rig = new GateRig();
            rig.Sample(3900000, 1000000, 0, 0);
            rig.Sample(voltageMicrovolts, 1000000, 0, 1000);
            Assert.IsTrue(expected == rig.Gate.WantsClosed, name);
        }

        [TestMethod]
        public void Closes_again_a_hysteresis_below()
        {
            GateRig rig = new GateRig();
            rig.Sample(4200000, 100000, 0, 0, true);
            rig.Sample(4196001, 0, 0, 1000);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Sample(4196000, 0, 0, 1000);
            Assert.IsTrue(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void The_measured_step_limits_where_it_closes_again()
        {
            // A step of 60 mV with the source, half the tolerance is 25 mV: 4.165 V.
            GateRig rig = new GateRig();
            rig.Sample(4230000, 600000, 0, 0, true);
            rig.Sample(4170000, 0, 0, 0);
            Assert.AreEqual(4165000, rig.Gate.ReclosureMicrovolts);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Sample(4165001, 0, 0, 0);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Sample(4165000, 0, 0, 0);
            Assert.IsTrue(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void The_step_grows_as_the_cell_cools()
        {
            // Twice the resistance at 0 °C.
            GateRig rig = new GateRig();
            rig.Sample(4230000, 600000, 0, 0, true);
            rig.Sample(4170000, 0, 0, 0);
            rig.TemperatureMillicelsius = 0;
            rig.Sample(4150000, 0, 0, 1000);
            Assert.AreEqual(4105000, rig.Gate.ReclosureMicrovolts);
            Assert.IsFalse(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void A_voltage_that_did_not_fall_is_no_proof_that_there_is_no_step()
        {
            // 30 % of the 100 mV that current and resistance give.
            GateRig rig = new GateRig();
            rig.Sample(4200000, 1000000, 0, 0, true);
            rig.Sample(4205000, 0, 0, 0);
            Assert.AreEqual(4195000, rig.Gate.ReclosureMicrovolts);
        }

        [TestMethod]
        public void A_sample_under_load_is_not_used_as_the_step_and_the_worst_is_assumed()
        {
            // 100 mV and 10 %.
            GateRig rig = new GateRig();
            rig.Sample(4200000, 1000000, 100000, 0, true);
            rig.Sample(4050000, -1000000, -100000, 0, false);
            Assert.AreEqual(4115000, rig.Gate.ReclosureMicrovolts);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Sample(4170000, 0, 0, 0, false);
            Assert.AreEqual(4115000, rig.Gate.ReclosureMicrovolts);
        }

        [TestMethod]
        public void The_drop_of_a_small_load_is_no_part_of_the_step()
        {
            GateRig rig = new GateRig();
            rig.Sample(4200000, 1000000, 100000, 0, true);
            rig.Sample(4130000, -200000, -20000, 0, false);
            Assert.AreEqual(4175000, rig.Gate.ReclosureMicrovolts);
        }

        [TestMethod]
        public void A_step_that_leaves_no_room_is_tried_again_after_a_while()
        {
            GateRig rig = new GateRig();
            rig.Sample(4230000, 600000, 0, 0, true);
            rig.Repeat(899, 4170000, 0, 0, false);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Repeat(1, 4170000, 0, 0, false);
            Assert.IsTrue(rig.Gate.WantsClosed);
            rig.Sample(4230000, 600000, 0, 50, true);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Repeat(899, 4170000, 0, 0, false);
            Assert.IsFalse(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void A_cell_at_charge_voltage_is_not_tried()
        {
            GateRig rig = new GateRig();
            rig.Sample(4230000, 600000, 0, 0, true);
            rig.Repeat(100, 4196500, 100000, 0, false);
            for (int i = 0; i < 10; i++)
            {
                rig.Sample(4196500, 100000, 0, 3600000, false);
                Assert.IsFalse(rig.Gate.WantsClosed);
            }
        }

        [TestMethod]
        [DataRow("voltage clipped", true)]
        [DataRow("current clipped", false)]
        public void A_reading_clipped_high_with_the_closing_is_no_reason_to_close_again(string name, bool clipsVoltage)
        {
            GateRig rig = new GateRig();
            rig.Sample(3900000, 0, 0, 0);
            (clipsVoltage ? rig.Voltage : rig.Current).SetFailed(ReadingFault.SaturatedHigh);
            rig.Update(50, true);
            Assert.IsFalse(rig.Gate.WantsClosed, name);
            rig.Sample(3900000, 0, 0, 1000);
            Assert.IsFalse(rig.Gate.WantsClosed, name);
        }

        [TestMethod]
        public void Reclosure_is_judged_without_the_drop_of_a_load()
        {
            GateRig rig = new GateRig();
            rig.Sample(4200000, 100000, 0, 0, true);
            rig.Sample(4150000, -500000, -50000, 1000);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Sample(4140000, -500000, -50000, 1000);
            Assert.IsTrue(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void Stays_closed_between_the_points_until_charge_voltage()
        {
            GateRig rig = new GateRig();
            rig.Sample(4200000, 100000, 0, 0, true);
            rig.Sample(4190000, 0, 0, 1000);
            rig.Sample(4199999, 50000, 0, 1000);
            Assert.IsTrue(rig.Gate.WantsClosed);
            rig.Sample(4200000, 50000, 0, 1000);
            Assert.IsFalse(rig.Gate.WantsClosed);
        }

        [TestMethod]
        [DataRow("the largest charge current", int.MaxValue, 1000000000)]
        [DataRow("the largest discharge current", int.MinValue, -1000000000)]
        public void Nothing_wraps_at_the_extremes(string name, int currentNanoamps, int ohmicMicrovolts)
        {
            GateRig rig = new GateRig();
            for (int i = 0; i < 20; i++)
            {
                // Full by a current that only wrapped around would be below the taper.
                rig.Sample(4198000, currentNanoamps, ohmicMicrovolts, long.MaxValue, true);
                Assert.IsTrue(currentNanoamps < 0 || !rig.Gate.IsFull, name);
            }

            rig.TemperatureMillicelsius = -40000;
            rig.Sample(int.MaxValue, currentNanoamps, ohmicMicrovolts, 0, true);
            Assert.IsFalse(rig.Gate.WantsClosed, name);
            rig.Sample(4198000, 0, 0, 0, false);
            Assert.IsFalse(rig.Gate.WantsClosed, name);
            Assert.IsTrue(rig.Gate.ReclosureMicrovolts <= 4196000, name);
        }

        [TestMethod]
        public void Each_try_that_fails_doubles_the_wait_for_the_next_up_to_four_hours()
        {
            // 7 mA through 100 ohm: a step of 0.7 V, and no room for it at 3.9 V.
            GateRig rig = new GateRig();
            rig.Sample(4600000, 7000000, 0, 1000, true);
            rig.Sample(3900000, 0, 0, 1000, false);
            int[] expectedQuarters = { 1, 2, 4, 8, 16, 16 };
            for (int i = 0; i < expectedQuarters.Length; i++)
            {
                Assert.AreEqual(expectedQuarters[i], QuartersUntilTried(rig));
                rig.Sample(4600000, 7000000, 0, 50, true);
            }
        }

        [TestMethod]
        public void A_try_that_holds_makes_the_next_wait_short_again()
        {
            GateRig rig = new GateRig();
            rig.Sample(4600000, 7000000, 0, 1000, true);
            Assert.AreEqual(1, QuartersUntilTried(rig));
            rig.Sample(4600000, 7000000, 0, 50, true);
            Assert.AreEqual(2, QuartersUntilTried(rig));
            rig.Sample(4000000, 1000000, 0, 50, true);
            rig.Sample(4000000, 1000000, 0, 1000, true);
            rig.Sample(4600000, 7000000, 0, 1000, true);
            Assert.AreEqual(1, QuartersUntilTried(rig));
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
