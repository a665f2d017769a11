using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Sleep;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class SleepGateTests
    {
        [TestMethod]
        public void A_gate_that_has_seen_nothing_does_not_sleep()
        {
            Assert.IsFalse(new SleepGate(new WakePlan(), 0).MaySleep);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(7)]
        public void So_many_idle_looks_in_a_row_let_it_sleep(int samples)
        {
            SleepGate gate = new SleepGate(new WakePlan { IdleSamplesToSleep = samples }, 0);
            for (int i = 0; i < samples; i++)
            {
                Assert.IsFalse(gate.MaySleep);
                Idle(gate);
            }

            Assert.IsTrue(gate.MaySleep);
            Idle(gate);
            Assert.IsTrue(gate.MaySleep);
        }

        [TestMethod]
        [DataRow(-3000, false, false, true)]
        [DataRow(0, false, false, true)]
        [DataRow(5000, false, false, true)]
        [DataRow(-3000, true, true, true)]
        [DataRow(0, true, true, true)]
        [DataRow(1, true, true, false)]
        [DataRow(5000000, true, true, false)]
        [DataRow(-3000, false, true, false)]
        [DataRow(-3000, true, false, false)]
        public void It_sleeps_only_when_the_charge_switch_was_tried_a_whole_look_and_brought_nothing(
            int nanoamps, bool chargeWasClosed, bool chargeClosed, bool maySleep)
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 50; i++)
            {
                gate.Update(Current(nanoamps), true, chargeWasClosed, chargeClosed, false, false);
            }

            Assert.IsTrue(maySleep == gate.MaySleep);
        }

        [TestMethod]
        [DataRow(true, false)]
        [DataRow(false, true)]
        [DataRow(true, true)]
        public void A_waiting_charge_gate_and_a_closed_load_switch_keep_it_awake(bool chargeWaits, bool loadClosed)
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 50; i++)
            {
                gate.Update(Current(-3000), true, false, false, chargeWaits, loadClosed);
                Assert.IsFalse(gate.MaySleep);
            }
        }

        [TestMethod]
        public void A_current_that_is_not_known_keeps_it_awake()
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            Reading failed = Current(-3000);
            failed.SetFailed(ReadingFault.NoAnswer);
            for (int i = 0; i < 50; i++)
            {
                gate.Update(failed, true, false, false, false, false);
                gate.Update(new Reading(), true, false, false, false, false);
                Assert.IsFalse(gate.MaySleep);
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        public void One_look_with_something_to_do_begins_the_count_anew(int what)
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 5; i++)
            {
                Idle(gate);
            }

            Reading current = Current(what == 0 ? 1 : -3000);
            if (what == 4)
            {
                current.SetFailed(ReadingFault.SaturatedLow);
            }

            gate.Update(current, true, what == 0, what < 2, what == 2, what == 3);
            Assert.IsFalse(gate.MaySleep);
            Idle(gate);
            Assert.IsFalse(gate.MaySleep);
            Idle(gate);
            Assert.IsTrue(gate.MaySleep);
        }

        [TestMethod]
        [DataRow(0, 0, true)]
        [DataRow(0, 1, false)]
        [DataRow(10, 20, true)]
        [DataRow(10, 21, false)]
        [DataRow(1000, 2000, true)]
        [DataRow(1000, 2001, false)]
        [DataRow(2147483647, 2147483647, true)]
        public void A_current_within_twice_the_sensors_offset_error_is_no_charge(int offsetErrorNanoamps, int nanoamps, bool maySleep)
        {
            SleepGate gate = new SleepGate(new WakePlan(), offsetErrorNanoamps);
            gate.Update(Current(nanoamps), true, true, true, false, false);
            gate.Update(Current(nanoamps), true, true, true, false, false);
            Assert.IsTrue(maySleep == gate.MaySleep);
        }

        [TestMethod]
        public void Before_the_gauge_has_started_every_look_is_wanted()
        {
            SleepGate gate = new SleepGate(new WakePlan(), 0);
            for (int i = 0; i < 50; i++)
            {
                gate.Update(Current(-3000), false, true, true, false, false);
                Assert.IsFalse(gate.MaySleep);
            }
        }

        [TestMethod]
        public void So_many_blind_looks_in_a_row_let_it_sleep()
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
        public void A_blind_look_is_not_an_idle_one()
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
        public void A_sleep_that_was_refused_is_asked_for_again_when_it_would_have_ended()
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

        private static void Idle(SleepGate gate) => gate.Update(Current(-3000), true, true, true, false, false);

        private static Reading Current(int nanoamps)
        {
            Reading reading = new Reading();
            reading.SetValid(nanoamps, 0);
            return reading;
        }
    }
}
