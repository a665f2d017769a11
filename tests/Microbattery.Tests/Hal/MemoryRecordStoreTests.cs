using Microbattery.Hal.Storage;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class MemoryRecordStoreTests
    {
        [TestMethod]
        public void An_empty_slot_cannot_be_read()
        {
            Assert.IsFalse(new MemoryRecordStore(2).TryRead(1, new byte[1]));
        }

        [TestMethod]
        public void A_slot_keeps_what_was_written_and_not_what_the_buffer_became()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            byte[] buffer = { 1, 2, 255 };
            Assert.IsTrue(store.TryWrite(0, buffer));
            buffer[1] = 9;
            Assert.IsTrue(store.TryWrite(1, buffer));
            byte[] read = new byte[3];
            Assert.IsTrue(store.TryRead(0, read));
            Assert.AreEqual(2, (int)read[1]);
            Assert.AreEqual(255, (int)read[2]);
            Assert.IsTrue(store.TryRead(1, read));
            Assert.AreEqual(9, (int)read[1]);
        }

        [TestMethod]
        public void A_shorter_record_replaces_all_of_a_longer_one()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            store.TryWrite(0, new byte[] { 1, 2, 3 });
            store.TryWrite(0, new byte[] { 4, 5 });
            Assert.IsFalse(store.TryRead(0, new byte[3]));
            byte[] read = new byte[2];
            Assert.IsTrue(store.TryRead(0, read));
            Assert.AreEqual(5, (int)read[1]);
        }

        [TestMethod]
        public void A_record_shorter_than_the_buffer_cannot_be_read()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            store.TryWrite(0, new byte[] { 1, 2, 3 });
            Assert.IsFalse(store.TryRead(0, new byte[4]));
        }
    }
}
