using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    /// <summary>Which slot is written next, and with which sequence, by what the slots hold.</summary>
    [TestClass]
    public class RecordRingTests
    {
        private const int NewerJournal = 0x4D07;
        private const int OlderThanBefore = 0x4D04;
        private const int OtherKind = 0x4F06;
        private const int RecordLength = 122;

        [TestMethod]
        public void Without_a_record_the_first_slot_is_written_with_the_first_sequence()
        {
            FaultyRecordStore store = new FaultyRecordStore(3);
            Start(store).Write(false, false);
            AssertLast(store, 0, 0);
        }

        [TestMethod]
        [DataRow("the first slot has the newer", 50, 10, 1, 51)]
        [DataRow("the second slot has the newer", 10, 50, 2, 51)]
        [DataRow("equal, which only a fault makes: the first stays", 50, 50, 1, 51)]
        [DataRow("the sequence has wrapped", int.MaxValue, int.MinValue, 2, int.MinValue + 1)]
        public void Of_two_records_of_a_newer_version_the_newest_stays(string name, int first, int second, int slot, int sequence)
        {
            FaultyRecordStore store = new FaultyRecordStore(3);
            PutNewer(store, 0, first);
            PutNewer(store, 1, second);
            JournalRig rig = Start(store);
            Assert.IsTrue(rig.Journal.HasNewerVersion, name);
            rig.Write(false, false);
            AssertLast(store, slot, sequence);
        }

        [TestMethod]
        [DataRow("the newer version has the higher sequence", 60, 40, 61)]
        [DataRow("the own record has", 40, 60, 61)]
        [DataRow("the newer version has, over the wrap", int.MinValue, int.MaxValue, int.MinValue + 1)]
        public void Beside_a_newer_version_and_a_record_of_its_own_the_sequence_goes_on_from_the_higher(
            string name, int newer, int own, int sequence)
        {
            FaultyRecordStore store = new FaultyRecordStore(3);
            PutNewer(store, 0, newer);
            JournalRig.PutRecord(store, 1, own, 500000);
            JournalRig rig = Start(store);
            rig.Write(false, false);
            Assert.AreEqual(2, store.LastSlot, name);
            AssertLast(store, 2, sequence);
        }

        [TestMethod]
        [DataRow("the first slot", 9, 9)]
        public void Of_two_records_of_one_sequence_the_first_counts(string name, int first, int second)
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            JournalRig.PutRecord(store, 0, first, 400000);
            JournalRig.PutRecord(store, 1, second, 600000);
            Assert.AreEqual(400000, JournalRig.Restored(store), name);
        }

        [TestMethod]
        public void A_refused_write_goes_to_the_same_slot_again()
        {
            FaultyRecordStore store = new FaultyRecordStore(3);
            JournalRig.PutRecord(store, 0, 5, 500000);
            JournalRig rig = Start(store);
            store.RefusesWrites = true;
            rig.Write(false, false);
            Assert.AreEqual(1, store.LastSlot);
            store.RefusesWrites = false;
            rig.Write(false, false);
            AssertLast(store, 1, 6);
        }

        [TestMethod]
        public void Storage_that_did_not_answer_at_the_start_is_read_before_the_first_write_and_not_again()
        {
            FaultyRecordStore store = new FaultyRecordStore(3);
            JournalRig.PutRecord(store, 1, 5, 500000);
            store.RefusesReads = true;
            JournalRig rig = Start(store);
            store.RefusesReads = false;
            rig.Write(false, false);
            AssertLast(store, 2, 6);
            store.RefusesReads = true;
            rig.Write(false, false);
            store.RefusesReads = false;
            AssertLast(store, 0, 7);
        }

        [TestMethod]
        public void What_was_read_at_the_start_is_not_read_again_for_the_first_write()
        {
            FaultyRecordStore store = new FaultyRecordStore(3);
            JournalRig.PutRecord(store, 1, 5, 500000);
            JournalRig rig = Start(store);
            store.ThrowsOnRead = true;
            rig.Write(false, false);
            store.ThrowsOnRead = false;
            AssertLast(store, 2, 6);
        }

        [TestMethod]
        [DataRow("a version too old", OlderThanBefore)]
        [DataRow("another kind", OtherKind)]
        public void A_record_that_is_not_the_journals_is_overwritten(string name, int version)
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            byte[] record = new byte[RecordLength];
            SealedRecord.Frame(record, version, 5, Fingerprint);
            store.TryWrite(0, record);
            JournalRig rig = Start(store);
            Assert.IsFalse(rig.Journal.HasNewerVersion, name);
            rig.Write(false, false);
            AssertLast(store, 0, 0);
        }

        [TestMethod]
        [DataRow("the shortest frame", 14, true)]
        [DataRow("shorter than a frame", 13, false)]
        [DataRow("the longest record", 1024, true)]
        [DataRow("longer than a record", 1025, false)]
        public void The_length_of_a_newer_record_is_that_of_a_frame_to_a_kibibyte(string name, int length, bool isRecord)
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            byte[] record = new byte[length < 14 ? 14 : length];
            SealedRecord.Frame(record, NewerJournal, 5, Fingerprint);
            record[10] = (byte)length;
            record[11] = (byte)(length >> 8);
            SealedRecord.Seal(record);
            store.TryWrite(0, record);
            JournalRig rig = Start(store);
            Assert.IsTrue(isRecord == rig.Journal.HasNewerVersion, name);
        }

        [TestMethod]
        public void A_fault_history_without_a_store_has_no_newer_version()
        {
            Assert.IsFalse(new FaultHistory(null, TestProfile.Create(), new JournalSettings()).HasNewerVersion);
            FaultHistory empty = new FaultHistory(new FaultyRecordStore(0), TestProfile.Create(), new JournalSettings());
            Assert.IsFalse(empty.TryRestore(true, 0));
            empty.Add(Faults.OverVoltage, 0, 0, 0, 0, 0, 0);
            empty.Update(0);
            Assert.IsFalse(empty.HasNewerVersion);
            Assert.IsFalse(empty.WriteFailed, "nothing was to be written");
        }

        private static int Fingerprint => ProfileFingerprint.Of(TestProfile.Create());

        /// <summary>A journal that has read the store at its start, and a gauge that has started.</summary>
        private static JournalRig Start(FaultyRecordStore store)
        {
            JournalRig rig = new JournalRig(store);
            rig.Restore();
            rig.Start(550000);
            return rig;
        }

        private static void PutNewer(FaultyRecordStore store, int slot, int sequence)
        {
            byte[] record = new byte[RecordLength];
            SealedRecord.Frame(record, NewerJournal, sequence, Fingerprint);
            store.TryWrite(slot, record);
        }

        private static void AssertLast(FaultyRecordStore store, int slot, int sequence)
        {
            Assert.AreEqual(slot, store.LastSlot);
            byte[] record = new byte[RecordCodec.Length];
            Assert.IsTrue(store.TryRead(slot, record));
            Assert.AreEqual(sequence, SealedRecord.Sequence(record));
        }
    }
}
