using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Journal;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class GaugeJournalRestoreTests
    {
        [TestMethod]
        public void Empty_storage_gives_nothing()
        {
            Assert.AreEqual(-1, JournalRig.Restored(new FaultyRecordStore(2)));
        }

        [TestMethod]
        public void A_record_is_restored_with_the_charge_a_cut_may_have_cost()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            JournalRig.PutRecord(store, 1, 5, 432100);
            JournalRig rig = new JournalRig(store);
            Assert.IsTrue(rig.Restore());
            Assert.AreEqual(432100, rig.Inner.StateOfChargePpm);
            Assert.AreEqual(123, rig.Inner.Model.PolarizationMicrovolts);
            Assert.AreEqual(1000 + new JournalSettings().ChangePpm, rig.Inner.Estimator.DeviationPpm);
        }

        [TestMethod]
        [DataRow(0, 1, 2)]
        [DataRow(1, 1, 2)]
        [DataRow(0, 2147483646, 2147483647)]
        [DataRow(0, 2147483647, -2147483648)]
        [DataRow(1, 2147483647, -2147483648)]
        [DataRow(1, -1, 0)]
        public void The_newer_sequence_wins_in_whatever_slot_and_over_the_wrap(int slotOfNewer, int older, int newer)
        {
            FaultyRecordStore store = new FaultyRecordStore(3);
            JournalRig.PutRecord(store, 1 - slotOfNewer, older, 100000);
            JournalRig.PutRecord(store, slotOfNewer, newer, 200000);
            Assert.AreEqual(200000, JournalRig.Restored(store));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        public void The_next_record_spares_the_newest_one(int slot)
        {
            FaultyRecordStore store = new FaultyRecordStore(3);
            JournalRig.PutRecord(store, slot, 2147483647, 550000);
            JournalRig rig = new JournalRig(store);
            Assert.IsTrue(rig.Restore());
            rig.Gauge.Sample(1000);
            rig.Update();
            Assert.AreEqual((slot + 1) % 3, store.LastSlot);
            rig.Gauge.LoseVoltage();
            for (int i = 0; i < 4; i++)
            {
                rig.Tick(-5000000);
            }

            Assert.IsTrue(JournalRig.Restored(store) < 546000, "the wrapped sequence is newer");
        }

        [TestMethod]
        public void A_record_of_another_profile_is_refused()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            JournalRig.PutRecord(store, 0, 1, 300000);
            CellProfile other = TestProfile.Create();
            other = other.With(Setting.CapacityNanoampSeconds, other.CapacityNanoampSeconds + 1000);
            JournalRig rig = new JournalRig(store);
            Assert.IsFalse(new GaugeJournal(store, other, new JournalSettings()).TryRestore(rig.Inner, true, 0));
            Assert.AreEqual(500000, rig.Inner.StateOfChargePpm);
            Assert.AreEqual(1000000, rig.Inner.ErrorPpm);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_record_cut_at_any_byte_is_refused_and_the_older_one_used(bool keepsOldRest)
        {
            for (int count = 0; count < RecordCodec.Length; count++)
            {
                FaultyRecordStore store = new FaultyRecordStore(2) { KeepsOldRest = keepsOldRest };
                JournalRig.PutRecord(store, 1, 1, 100000);
                JournalRig.PutRecord(store, 0, 2, 200000);
                store.CutAfterBytes = count;
                JournalRig.PutRecord(store, 1, 3, 300000);
                Assert.AreEqual(200000, JournalRig.Restored(store), count.ToString());
            }
        }

        [TestMethod]
        public void A_cut_of_the_very_first_record_leaves_nothing()
        {
            FaultyRecordStore store = new FaultyRecordStore(2) { CutAfterBytes = 20 };
            JournalRig.PutRecord(store, 0, 0, 300000);
            Assert.AreEqual(-1, JournalRig.Restored(store));
        }

        [TestMethod]
        public void A_saved_deviation_out_of_range_is_clamped()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            JournalRecord record = JournalRig.Record(500000);
            for (int i = 0; i < 7; i++)
            {
                record.GaugeState[2 + i] = 0xFF; // charge
            }

            for (int i = 0; i < 4; i++)
            {
                record.GaugeState[38 + i] = (byte)(int.MaxValue >> (8 * i)); // deviation of the charge
            }

            store.TryWrite(0, SealedRecord.Of(record, 0, ProfileFingerprint.Of(TestProfile.Create())));
            JournalRig rig = new JournalRig(store);
            Assert.IsTrue(rig.Restore());
            Assert.AreEqual(1000000, rig.Inner.ErrorPpm);
            Assert.AreEqual(1000000, rig.Inner.StateOfChargePpm);
        }
    }
}
