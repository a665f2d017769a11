using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Journal;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class GaugeJournalFlagTests
    {
        private const int Latched = 32768 + 262144;

        [TestMethod]
        public void Formation_and_latched_faults_make_a_record_due_at_once_and_are_restored()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            rig.Tick(0);
            rig.IsFormed = true;
            rig.Tick(0);
            Assert.AreEqual(2, rig.Store.WriteCount);
            rig.LatchedFaults = Latched;
            rig.Tick(0);
            Assert.AreEqual(3, rig.Store.WriteCount);
            rig.Tick(0);
            Assert.AreEqual(3, rig.Store.WriteCount);

            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore());
            Assert.IsTrue(after.Journal.IsFormed);
            Assert.AreEqual(Latched, after.Journal.LatchedFaults);
            Assert.AreEqual(rig.Inner.StateOfChargePpm, after.Inner.StateOfChargePpm);
        }

        [TestMethod]
        public void What_is_cleared_stays_cleared()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.LatchedFaults = Latched;
            rig.Update();
            rig.LatchedFaults = 0;
            rig.Tick(0);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore());
            Assert.AreEqual(0, after.Journal.LatchedFaults);
        }

        [TestMethod]
        public void Flags_of_the_restored_record_make_none_due()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.IsFormed = true;
            rig.LatchedFaults = Latched;
            rig.Update();
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore());
            int writes = rig.Store.WriteCount;
            after.Update();
            Assert.AreEqual(writes, rig.Store.WriteCount, "and the gauge has not started");
        }

        [TestMethod]
        public void A_store_that_gives_no_record_leaves_a_cell_unformed()
        {
            JournalRig rig = JournalRig.Create();
            Assert.IsFalse(rig.Restore());
            Assert.IsFalse(rig.Journal.IsFormed);
            Assert.AreEqual(0, rig.Journal.LatchedFaults);
        }

        [TestMethod]
        public void A_record_of_another_profile_says_nothing_of_this_cell()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.IsFormed = true;
            rig.Update();
            CellProfile other = TestProfile.Create();
            other = other.With(Setting.CapacityNanoampSeconds, other.CapacityNanoampSeconds + 1000);
            GaugeJournal journal = new GaugeJournal(rig.Store, other, new JournalSettings());
            Assert.IsFalse(journal.TryRestore(new JournalRig(rig.Store).Inner, true, 0));
            Assert.IsFalse(journal.IsFormed);
        }

        [TestMethod]
        public void Before_the_gauge_has_started_they_are_written_alone_and_no_state_of_charge_is_made_up()
        {
            JournalRig rig = JournalRig.Create();
            rig.LatchedFaults = Latched;
            rig.IsFormed = true;
            rig.Update();
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsFalse(after.Restore());
            Assert.AreEqual(Latched, after.Journal.LatchedFaults);
            Assert.IsTrue(after.Journal.IsFormed);
            Assert.AreEqual(1000000, after.Inner.ErrorPpm);

            // Then the gauge starts, and its record is the newer one.
            after.Start(420000);
            after.Update();
            JournalRig last = new JournalRig(rig.Store);
            Assert.IsTrue(last.Restore());
            Assert.AreEqual(after.Inner.StateOfChargePpm, last.Inner.StateOfChargePpm);
            Assert.AreEqual(Latched, last.Journal.LatchedFaults);
        }

        [TestMethod]
        public void A_reset_in_which_the_gauge_never_started_loses_neither_them_nor_the_gauge()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.IsFormed = true;
            rig.Write(true, false);
            for (int reset = 1; reset <= 5; reset++)
            {
                JournalRig between = new JournalRig(rig.Store);
                Assert.IsTrue(between.Restore());
                between.Update();
                between.LatchedFaults = reset;
                between.Update();
                between.Write(false, true);
            }

            JournalRig last = new JournalRig(rig.Store);
            Assert.IsTrue(last.Restore());
            Assert.AreEqual(6, rig.Store.WriteCount);
            Assert.AreEqual(5, last.Journal.LatchedFaults);
            Assert.IsTrue(last.Journal.IsFormed);
            Assert.IsTrue(last.Journal.WasFull);
            Assert.AreEqual(550000, last.Inner.StateOfChargePpm);
        }

        [TestMethod]
        public void A_record_that_was_the_last_before_sleep_is_no_longer_when_it_is_written_anew_without_a_gauge()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Write(false, true);
            JournalRig awake = new JournalRig(rig.Store);
            awake.Restore();
            awake.LatchedFaults = Latched;
            awake.Update();
            JournalRig after = new JournalRig(rig.Store);
            after.Restore();
            Assert.AreEqual(rig.Inner.Estimator.DeviationPpm + new JournalSettings().ChangePpm, after.Inner.Estimator.DeviationPpm);
        }

        [TestMethod]
        public void A_write_that_fails_is_tried_again_after_the_same_pause_as_any_other()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            rig.Store.RefusesWrites = true;
            rig.IsFormed = true;
            rig.Tick(0);
            rig.Store.RefusesWrites = false;
            rig.Gauge.Sample(9999);
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            rig.Gauge.Sample(1);
            rig.Update();
            Assert.AreEqual(3, rig.Store.WriteCount);
            Assert.IsFalse(rig.Journal.WriteFailed);
        }

        [TestMethod]
        public void Storage_that_did_not_answer_at_the_start_does_not_turn_out_newer_later()
        {
            JournalRig rig = JournalRig.Create();
            JournalRig.PutRecord(rig.Store, 0, 500, 100000);
            JournalRig.PutRecord(rig.Store, 1, 501, 110000);
            rig.Store.RefusesReads = true;
            Assert.IsFalse(rig.Restore());
            rig.Store.RefusesReads = false;
            rig.Start(420000);
            rig.Update();
            Assert.AreEqual(rig.Inner.StateOfChargePpm, JournalRig.Restored(rig.Store));
            Assert.AreEqual(0, rig.Store.LastSlot, "over the older of the two");
        }
    }
}
