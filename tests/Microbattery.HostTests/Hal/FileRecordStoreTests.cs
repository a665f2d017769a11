using System;
using System.IO;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Files;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class FileRecordStoreTests : TemporaryFolder
    {
        [TestMethod]
        public void What_was_written_is_read_by_the_next_store_on_the_same_files()
        {
            FileRecordStore store = new(Path.Combine(Folder, "gauge"), 2);
            byte[] read = new byte[3];
            Assert.IsFalse(store.TryRead(1, read));
            Assert.IsTrue(store.TryWrite(1, [1, 2, 3]));

            Assert.IsTrue(new FileRecordStore(Path.Combine(Folder, "gauge"), 2).TryRead(1, read));
            CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, read);
        }

        [TestMethod]
        public void A_short_file_and_a_missing_drive_are_refused_without_an_exception()
        {
            FileRecordStore store = new(Path.Combine(Folder, "gauge"), 2);
            store.TryWrite(0, [1, 2]);
            Assert.IsFalse(store.TryRead(0, new byte[3]));

            Assert.AreEqual(FailureKind.None, store.LastFailure);

            FileRecordStore lost = new(Path.Combine(Folder, "gone", "gauge"), 2);
            Assert.IsFalse(lost.TryRead(0, new byte[1]));
            Assert.IsFalse(lost.TryWrite(0, [1]));
            Assert.AreEqual(FailureKind.InputOutput, lost.LastFailure);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(2)]
        public void A_slot_that_the_store_does_not_have_is_refused_without_an_exception(int slot)
        {
            FileRecordStore store = new(Path.Combine(Folder, "gauge"), 2);
            Assert.IsFalse(store.TryRead(slot, new byte[1]));
            Assert.IsFalse(store.TryWrite(slot, new byte[1]));
            Assert.AreEqual(FailureKind.IndexOutOfRange, store.LastFailure);
        }

        [TestMethod]
        public void A_shorter_record_leaves_the_length_of_the_file()
        {
            FileRecordStore store = new(Path.Combine(Folder, "gauge"), 1);
            store.TryWrite(0, [1, 2, 3]);
            store.TryWrite(0, [4]);
            byte[] read = new byte[3];
            Assert.IsTrue(store.TryRead(0, read), "it is overwritten in place: a record says its length or has a fixed one");
            CollectionAssert.AreEqual(new byte[] { 4, 2, 3 }, read);
        }

        [TestMethod]
        public void A_store_without_a_prefix_or_slots_is_refused()
        {
            Assert.ThrowsExactly<ArgumentNullException>(() => new FileRecordStore(null!, 2));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new FileRecordStore("I:\\gauge", 0));
        }
    }
}
