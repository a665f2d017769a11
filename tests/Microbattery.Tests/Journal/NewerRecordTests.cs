using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    /// <summary>Firmware that was replaced by an older one: records of a newer version are refused, kept, and said to be there.</summary>
    [TestClass]
    public class NewerRecordTests
    {
        private const int NewerJournal = 0x4D07;
        private const int NewerHistory = 0x4803;

        [TestMethod]
        [DataRow(122)]
        [DataRow(200)]
        [DataRow(60)]
        public void A_newer_record_gives_no_state_and_is_not_overwritten(int length)
        {
            JournalRig rig = new JournalRig(Newer(2, 0, length, 41));
            Assert.IsFalse(rig.Restore());
            Assert.IsTrue(rig.Journal.HasNewerVersion);
            Assert.IsFalse(rig.IsFormed);
            rig.Start(550000);
            for (int i = 0; i < 3; i++)
            {
                rig.Write(false, false);
                Assert.IsFalse(rig.Journal.WriteFailed);
                Assert.AreEqual(1, rig.Store.LastSlot);
            }

            AssertIsThere(rig.Store, 0, length);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore());
            Assert.AreEqual(rig.Inner.StateOfChargePpm, after.Inner.StateOfChargePpm);
            Assert.IsTrue(after.Journal.HasNewerVersion);
        }

        [TestMethod]
        public void What_is_written_beside_it_is_newer_by_its_sequence()
        {
            JournalRig rig = new JournalRig(Newer(3, 1, 122, int.MaxValue));
            rig.Restore();
            rig.Start(550000);
            rig.Write(false, false);
            Assert.AreEqual(2, rig.Store.LastSlot);
            byte[] record = new byte[RecordCodec.Length];
            Assert.IsTrue(rig.Store.TryRead(2, record));
            Assert.AreEqual(int.MinValue, SealedRecord.Sequence(record));
            rig.Write(false, false);
            Assert.AreEqual(0, rig.Store.LastSlot);
            rig.Write(false, false);
            Assert.AreEqual(2, rig.Store.LastSlot);
        }

        [TestMethod]
        public void Of_two_newer_ones_the_older_slot_is_used()
        {
            FaultyRecordStore store = Newer(2, 0, 122, 7);
            byte[] record = new byte[122];
            SealedRecord.Frame(record, NewerJournal, 8, Fingerprint);
            store.TryWrite(1, record);
            JournalRig rig = new JournalRig(store);
            Assert.IsFalse(rig.Restore());
            rig.Start(550000);
            rig.Write(false, false);
            Assert.AreEqual(0, store.LastSlot);
            AssertIsThere(store, 1, 122);
        }

        [TestMethod]
        public void In_a_single_slot_it_stays_and_every_write_fails()
        {
            JournalRig rig = new JournalRig(Newer(1, 0, 122, 41));
            Assert.IsFalse(rig.Restore());
            rig.Start(550000);
            rig.Update();
            Assert.IsTrue(rig.Journal.WriteFailed);
            Assert.IsTrue(rig.Journal.HasNewerVersion);
            Assert.AreEqual(1, rig.Store.WriteCount, "nothing was written since");
            AssertIsThere(rig.Store, 0, 122);
        }

        [TestMethod]
        public void One_of_another_profile_is_another_cells_and_overwritten()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            byte[] record = new byte[122];
            SealedRecord.Frame(record, NewerJournal, 5, Fingerprint + 1);
            store.TryWrite(0, record);
            JournalRig rig = new JournalRig(store);
            Assert.IsFalse(rig.Restore());
            Assert.IsFalse(rig.Journal.HasNewerVersion);
            rig.Start(550000);
            rig.Write(false, false);
            Assert.AreEqual(0, store.LastSlot);
        }

        [TestMethod]
        [DataRow(13)]
        [DataRow(1025)]
        [DataRow(65535)]
        public void A_length_that_no_record_has_is_none(int length)
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            byte[] record = new byte[122];
            SealedRecord.Frame(record, NewerJournal, 5, Fingerprint);
            record[10] = (byte)length;
            record[11] = (byte)(length >> 8);
            SealedRecord.Seal(record);
            store.TryWrite(0, record);
            JournalRig rig = new JournalRig(store);
            Assert.IsFalse(rig.Restore());
            Assert.IsFalse(rig.Journal.HasNewerVersion);
        }

        [TestMethod]
        public void A_history_of_a_newer_version_is_kept_too()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            byte[] record = new byte[150];
            SealedRecord.Frame(record, NewerHistory, 5, Fingerprint);
            store.TryWrite(1, record);
            FaultHistory history = new FaultHistory(store, TestProfile.Create(), new JournalSettings());
            Assert.IsFalse(history.TryRestore(true, 0));
            Assert.IsTrue(history.HasNewerVersion);
            for (int i = 0; i < 3; i++)
            {
                history.Add(Faults.OverVoltage, i, 0, 0, 0, 0, 0);
                history.Update(i);
                Assert.IsFalse(history.WriteFailed);
                Assert.AreEqual(0, store.LastSlot);
            }
        }

        [TestMethod]
        public void A_longer_history_of_this_version_is_read_without_the_fields_behind()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            FaultHistory history = new FaultHistory(store, TestProfile.Create(), new JournalSettings());
            history.Add(Faults.OverVoltage, 1, 2, 3, 4, 5, 6);
            history.Update(0);
            byte[] written = new byte[FaultHistory.RecordLength];
            store.TryRead(0, written);
            byte[] longer = new byte[FaultHistory.RecordLength + 30];
            for (int i = 0; i < 120; i++)
            {
                longer[i] = written[i];
            }

            SealedRecord.Frame(longer, 0x4802, 9, Fingerprint);
            store.TryWrite(1, longer);
            FaultHistory after = new FaultHistory(store, TestProfile.Create(), new JournalSettings());
            Assert.IsTrue(after.TryRestore(true, 0));
            Assert.AreEqual(1, after.Count);
            Assert.AreEqual(6, after.FailurePlace(0));
        }

        private static int Fingerprint => ProfileFingerprint.Of(TestProfile.Create());

        /// <summary>A store with a newer record in one slot.</summary>
        private static FaultyRecordStore Newer(int slotCount, int slot, int length, int sequence)
        {
            FaultyRecordStore store = new FaultyRecordStore(slotCount);
            byte[] record = new byte[length];
            SealedRecord.Frame(record, NewerJournal, sequence, Fingerprint);
            store.TryWrite(slot, record);
            return store;
        }

        private static void AssertIsThere(FaultyRecordStore store, int slot, int length)
        {
            byte[] record = new byte[length];
            Assert.IsTrue(store.TryRead(slot, record));
            Assert.AreEqual(0x07, (int)record[0]);
        }
    }
}
