using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Sleep;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class SleepGateTests
    {
        private const int IdleNanoamps = -3000; // what a board takes for itself
        private const int NotMeasured = int.MinValue;

        [TestMethod]
        public void A_gate_before_its_first_sample_does_not_sleep()
        {
            Assert.IsFalse(new SleepGate(new WakePlan(), 0).MaySleep);
        }

        [TestMethod]
        [DataRow("one", 1)]
        [DataRow("the default", 2)]
        [DataRow("more", 7)]
        public void Its_number_of_idle_samples_in_a_row_lets_it_sleep(string name, int samples)
        {
            SleepGate gate = new SleepGate(new WakePlan { IdleSamplesToSleep = samples }, 0);
            for (int i = 0; i < samples; i++)
            {
                Assert.IsFalse(gate.MaySleep, name);
                Idle(gate);
            }

            Assert.IsTrue(gate.MaySleep, name);
            Idle(gate);
            Assert.IsTrue(gate.MaySleep, name);
        }

        [TestMethod]
        [DataRow("open, the board's own current", -3000, false, false, true)]
        [DataRow("open, no current", 0, false, false, true)]
        [DataRow("open, a current past the switch", 5000, false, false, true)]
        [DataRow("closed, the board's own current", -3000, true, true, true)]
        [DataRow("closed, no current", 0, true, true, true)]
        [DataRow("closed, the least charge current", 1, true, true, false)]
        [DataRow("closed, a charge current", 5000000, true, true, false)]
        [DataRow("closed just now", -3000, false, true, false)]
        [DataRow("opened just now", -3000, true, false, false)]
        public void It_sleeps_only_when_the_charge_switch_was_closed_a_whole_sample_without_charge_current(
            string name, int nanoamps, bool chargeWasClosed, bool chargeClosed, bool maySleep)
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 50; i++)
            {
                gate.Update(Current(nanoamps), true, chargeWasClosed, chargeClosed, false, false);
            }

            Assert.IsTrue(maySleep == gate.MaySleep, name);
        }

        [TestMethod]
        [DataRow("charge gate waits", true, false)]
        [DataRow("load switch closed", false, true)]
        [DataRow("both", true, true)]
        public void A_waiting_charge_gate_and_a_closed_load_switch_keep_it_awake(string name, bool chargeWaits, bool loadClosed)
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 50; i++)
            {
                gate.Update(Current(IdleNanoamps), true, false, false, chargeWaits, loadClosed);
                Assert.IsFalse(gate.MaySleep, name);
            }
        }

        [TestMethod]
        public void A_current_that_is_not_known_keeps_it_awake()
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            Reading failed = Current(IdleNanoamps);
            failed.SetFailed(ReadingFault.NoAnswer);
            for (int i = 0; i < 50; i++)
            {
                gate.Update(failed, true, false, false, false, false);
                gate.Update(new Reading(), true, false, false, false, false);
                Assert.IsFalse(gate.MaySleep);
            }
        }

        [TestMethod]
        [DataRow("a charge current", 1, true, true, false, false)]
        [DataRow("the switch closed just now", IdleNanoamps, false, true, false, false)]
        [DataRow("a gate that waits", IdleNanoamps, false, false, true, false)]
        [DataRow("a load that is closed", IdleNanoamps, false, false, false, true)]
        [DataRow("a current that is unknown", NotMeasured, false, false, false, false)]
        public void One_sample_that_is_not_idle_restarts_the_count(
            string name, int nanoamps, bool chargeWasClosed, bool chargeClosed, bool isWaiting, bool loadClosed)
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 5; i++)
            {
                Idle(gate);
            }

            Reading current = Current(nanoamps);
            if (nanoamps == NotMeasured)
            {
                current.SetFailed(ReadingFault.SaturatedLow);
            }

            gate.Update(current, true, chargeWasClosed, chargeClosed, isWaiting, loadClosed);
            Assert.IsFalse(gate.MaySleep, name);
            Idle(gate);
            Assert.IsFalse(gate.MaySleep, name);
            Idle(gate);
            Assert.IsTrue(gate.MaySleep, name);
        }

        [TestMethod]
        [DataRow("no offset, no current", 0, 0, true)]
        [DataRow("no offset, the least current", 0, 1, false)]
        [DataRow("twice a small offset", 10, 20, true)]
        [DataRow("more than twice a small offset", 10, 21, false)]
        [DataRow("twice a large offset", 1000, 2000, true)]
        [DataRow("more than twice a large offset", 1000, 2001, false)]
        [DataRow("the largest numbers", int.MaxValue, int.MaxValue, true)]
        public void A_current_within_twice_the_sensors_offset_error_is_no_charge(
            string name, int offsetErrorNanoamps, int nanoamps, bool maySleep)
        {
            SleepGate gate = new SleepGate(new WakePlan(), offsetErrorNanoamps);
            gate.Update(Current(nanoamps), true, true, true, false, false);
            gate.Update(Current(nanoamps), true, true, true, false, false);
            Assert.IsTrue(maySleep == gate.MaySleep, name);
        }

        [TestMethod]
        public void Before_the_gauge_has_started_every_sample_is_needed()
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 50; i++)
            {
                gate.Update(Current(IdleNanoamps), false, true, true, false, false);
                Assert.IsFalse(gate.MaySleep);
            }
        }

        [TestMethod]
        public void Its_number_of_blind_samples_in_a_row_lets_it_sleep()
        {
            SleepGate gate = new SleepGate(new WakePlan { BlindSamplesToSleep = 3 }, 0);
            gate.CountBlind(true, 1000);
            gate.CountBlind(true, 1000);
            gate.CountBlind(false, 1000);
            for (int i = 0; i < 3; i++)
            {
                Assert.IsFalse(gate.MaySleep);
                gate.CountBlind(true, 1000);
            }

            Assert.IsTrue(gate.MaySleep);
            gate.CountBlind(false, 1000);
            Assert.IsFalse(gate.MaySleep);
        }

        [TestMethod]
        public void A_blind_sample_is_not_an_idle_one()
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 5; i++)
            {
                Idle(gate);
                gate.CountBlind(true, 1000);
                Assert.IsFalse(gate.MaySleep);
            }
        }

        [TestMethod]
        public void A_sleep_that_was_refused_is_allowed_again_when_it_would_have_ended()
        {
            SleepGate gate = new SleepGate(new WakePlan { DeepSleepMilliseconds = 5000 }, 0);
            Idle(gate);
            Idle(gate);
            gate.Refuse();
            for (int i = 0; i < 4; i++)
            {
                Idle(gate);
                gate.CountBlind(false, 1000);
                Assert.IsFalse(gate.MaySleep);
            }

            gate.CountBlind(false, 1000);
            Assert.IsTrue(gate.MaySleep);
        }

        private static void Idle(SleepGate gate) => gate.Update(Current(IdleNanoamps), true, true, true, false, false);

        private static Reading Current(int nanoamps)
        {
            Reading reading = new Reading();
            reading.SetValid(nanoamps, 0);
            return reading;
        }
    }
}
