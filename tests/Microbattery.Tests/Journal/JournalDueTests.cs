using System;
using Microbattery.Firmware.Journal;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    /// <summary>When a record of the journal is due, to the last part per million.</summary>
    [TestClass]
    public class JournalDueTests
    {
        private const int ChangePpm = 5000;

        [TestMethod]
        [DataRow("just less than what makes it due", ChangePpm - 1, false)]
        [DataRow("what makes it due", ChangePpm, true)]
        public void A_record_is_due_when_the_state_of_charge_has_moved(string name, int movedPpm, bool isDue)
        {
            JournalRig rig = JournalRig.Create();
            Assert.AreEqual(ChangePpm, new JournalSettings().ChangePpm);
            rig.Start(500000);
            rig.Write(false, false);
            int before = rig.Store.WriteCount;
            int started = rig.Inner.StateOfChargePpm;
            rig.Gauge.LoseVoltage();

            // The current of one second that moves it so far: 2520 nA·s a part per million.
            rig.Gauge.SetCurrent((int)(TestProfile.NanoampMillisecondsPerPpm / 1000 * movedPpm));
            rig.Gauge.Sample(0);
            rig.Gauge.Sample(1000);
            Assert.AreEqual(movedPpm, rig.Inner.StateOfChargePpm - started, name);
            rig.Update();
            Assert.AreEqual(isDue ? 1 : 0, rig.Store.WriteCount - before, name);
        }

        [TestMethod]
        public void The_first_record_after_a_start_at_zero_is_due_and_the_second_is_not()
        {
            JournalRig rig = JournalRig.Create();
            rig.Gauge.Now = 0; // nothing is due by its age
            rig.Gauge.Set(TestProfile.Create().CutoffVoltageMicrovolts, 0, 25000);
            rig.Start(0);
            rig.Gauge.LoseVoltage();
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount);
            Assert.IsTrue(rig.Inner.StateOfChargePpm == 0, "an empty cell");
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount, "0 % was written: it is not 'nothing was written'");
        }

        [TestMethod]
        public void After_a_failed_write_the_next_waits_its_time_and_a_date_that_went_back_does_not_stop_it()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Store.RefusesWrites = true;
            rig.Update();
            int retry = new JournalSettings().RetryMilliseconds;
            Assert.AreEqual(1, rig.Store.WriteCount);
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount, "at the same date it waits");
            rig.Gauge.Now += retry - 1;
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount, "not yet");
            rig.Gauge.Now -= retry;
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount, "the date went back");
        }

        [TestMethod]
        public void A_gauge_that_starts_while_writes_fail_is_kept_with_the_first_that_succeeds()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Store.RefusesWrites = true;
            rig.Update();
            rig.Store.RefusesWrites = false;
            rig.Gauge.Now += new JournalSettings().RetryMilliseconds;
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            Assert.IsFalse(rig.Journal.WriteFailed);
            Assert.AreEqual(rig.Inner.StateOfChargePpm, JournalRig.Restored(rig.Store));
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
        }

        [TestMethod]
        public void Faults_alone_are_written_without_a_state_of_a_gauge()
        {
            JournalRig rig = JournalRig.Create();
            rig.LatchedFaults = 7;
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsFalse(after.Restore());
            Assert.AreEqual(7, after.LatchedFaults);
        }

        [TestMethod]
        public void Faults_written_twice_before_the_gauge_starts_are_still_without_a_state_and_the_start_is_written()
        {
            JournalRig rig = JournalRig.Create();
            rig.Gauge.Now = 0; // nothing is due by its age
            rig.LatchedFaults = 7;
            rig.Update();
            rig.LatchedFaults = 3;
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsFalse(after.Restore());
            Assert.AreEqual(3, after.LatchedFaults);
            rig.Start(rig.Inner.StateOfChargePpm);
            rig.Update();
            Assert.AreEqual(3, rig.Store.WriteCount);
        }

        [TestMethod]
        public void A_journal_needs_its_store_its_cell_and_its_settings()
        {
            Assert.ThrowsException(
                typeof(ArgumentNullException), () => Use(new GaugeJournal(null, TestProfile.Create(), new JournalSettings())));
            Assert.ThrowsException(
                typeof(ArgumentNullException), () => Use(new GaugeJournal(new FaultyRecordStore(2), null, new JournalSettings())));
            Assert.ThrowsException(
                typeof(ArgumentNullException), () => Use(new FaultHistory(new FaultyRecordStore(2), null, new JournalSettings())));
        }

        private static void Use(object created) => Assert.IsTrue(created == null, "it was created");
    }
}
