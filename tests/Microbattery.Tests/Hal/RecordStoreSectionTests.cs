using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Storage;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class RecordStoreSectionTests
    {
        [TestMethod]
        public void Sections_side_by_side_do_not_touch()
        {
            MemoryRecordStore store = new MemoryRecordStore(5);
            RecordStoreSection first = new RecordStoreSection(store, 0, 2);
            RecordStoreSection second = new RecordStoreSection(store, 2, 3);
            Assert.AreEqual(2, first.SlotCount);
            Assert.AreEqual(3, second.SlotCount);
            for (int slot = 0; slot < 3; slot++)
            {
                Assert.IsTrue(second.TryWrite(slot, new byte[] { (byte)(10 + slot) }));
            }

            byte[] read = new byte[1];
            Assert.IsFalse(first.TryRead(0, read) || first.TryRead(1, read));
            for (int slot = 0; slot < 3; slot++)
            {
                Assert.IsTrue(store.TryRead(2 + slot, read));
                Assert.AreEqual(10 + slot, (int)read[0]);
                Assert.IsTrue(second.TryRead(slot, read));
                Assert.AreEqual(10 + slot, (int)read[0]);
            }
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(2)]
        public void A_slot_outside_is_neither_read_nor_written(int slot)
        {
            MemoryRecordStore store = new MemoryRecordStore(5);
            store.TryWrite(0, new byte[] { 1 });
            store.TryWrite(3, new byte[] { 1 });
            RecordStoreSection section = new RecordStoreSection(store, 1, 2);
            Assert.IsFalse(section.TryWrite(slot, new byte[] { 9 }));
            Assert.IsFalse(section.TryRead(slot, new byte[1]));
        }

        [TestMethod]
        public void A_section_that_reaches_beyond_the_store_ends_with_it()
        {
            RecordStoreSection section = new RecordStoreSection(new MemoryRecordStore(3), 2, 2);
            Assert.IsTrue(section.TryWrite(0, new byte[1]));
            Assert.IsFalse(section.TryWrite(1, new byte[1]));
            Assert.IsFalse(section.TryRead(1, new byte[1]));
        }

        [TestMethod]
        public void The_checksum_of_the_digits_is_that_of_the_CRC_catalogue()
        {
            // CRC-16/IBM-3740 of the digits 1 to 9.
            byte[] digits = { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };
            Assert.AreEqual(0x29B1, Crc16.Of(digits, 9));
            Assert.AreEqual(0xFFFF, Crc16.Of(digits, 0));
        }
    }
}
