using System;
using System.Linq;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Stm32;
using Microbattery.HostTests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class BackupRecordStoreTests
    {
        [TestMethod]
        public void What_was_written_is_read_by_the_next_store_and_slots_do_not_touch()
        {
            using FakeStm32 chip = new();
            BackupRecordStore store = new(3, 38);
            Assert.AreEqual(3, store.SlotCount);
            for (int slot = 0; slot < 3; slot++)
            {
                Assert.IsTrue(store.TryWrite(slot, Filled(slot + 1, 38)));
            }

            for (int slot = 0; slot < 3; slot++)
            {
                byte[] read = new byte[38];
                Assert.IsTrue(new BackupRecordStore(3, 38).TryRead(slot, read));
                CollectionAssert.AreEqual(Filled(slot + 1, 38), read);
            }
        }

        [TestMethod]
        public void A_record_fits_into_the_registers_of_the_board_that_keeps_it_there()
        {
            using FakeStm32 chip = new();
            Assert.HasCount(128, chip.BackupRegisters);
            BackupRecordStore store = new(1, RecordCodec.Length);
            for (int i = 0; i < 3; i++)
            {
                Assert.IsTrue(store.TryWrite(0, Filled(i, RecordCodec.Length)));
                byte[] read = new byte[RecordCodec.Length];
                Assert.IsTrue(store.TryRead(0, read));
                CollectionAssert.AreEqual(Filled(i, RecordCodec.Length), read);
            }
        }

        [TestMethod]
        public void Slots_begin_at_whole_registers()
        {
            using FakeStm32 chip = new();
            BackupRecordStore store = new(2, 37);
            store.TryWrite(1, Filled(7, 37));
            Assert.IsTrue(chip.BackupRegisters.Take(40).All(value => value == 0));
            Assert.AreEqual(7, chip.BackupRegisters[40]);
            Assert.AreEqual(7, chip.BackupRegisters[76]);
        }

        [TestMethod]
        public void A_shorter_record_is_kept_and_a_longer_one_refused()
        {
            using FakeStm32 chip = new();
            BackupRecordStore store = new(2, 38);
            Assert.IsTrue(store.TryWrite(0, [1, 2, 3]));
            byte[] read = new byte[3];
            Assert.IsTrue(store.TryRead(0, read));
            CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, read);
            Assert.IsFalse(store.TryWrite(0, new byte[41]));
            Assert.IsFalse(store.TryRead(0, new byte[41]));
            Assert.AreEqual(1, chip.BackupRegisters[0]);
        }

        [TestMethod]
        public void Slots_beyond_the_last_register_are_refused()
        {
            using FakeStm32 chip = new(backupLength: 64);
            BackupRecordStore store = new(2, 38);
            Assert.IsTrue(store.TryWrite(0, Filled(1, 38)));
            Assert.IsFalse(store.TryWrite(1, Filled(2, 38)));
            Assert.IsFalse(store.TryRead(1, new byte[38]));
            byte[] read = new byte[38];
            Assert.IsTrue(store.TryRead(0, read));
            CollectionAssert.AreEqual(Filled(1, 38), read);
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(2)]
        public void A_slot_that_the_store_does_not_have_is_neither_read_nor_written(int slot)
        {
            using FakeStm32 chip = new();
            BackupRecordStore store = new(2, 38);
            Assert.IsFalse(store.TryWrite(slot, Filled(9, 38)));
            Assert.IsFalse(store.TryRead(slot, new byte[38]));
            Assert.IsTrue(chip.BackupRegisters.All(value => value == 0));
            Assert.AreEqual(FailureKind.None, store.LastFailure);
        }

        [TestMethod]
        public void A_store_without_slots_or_bytes_is_refused()
        {
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new BackupRecordStore(0, 38));
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new BackupRecordStore(1, 0));
        }

        [TestMethod]
        public void Without_the_chip_reads_and_writes_are_refused_without_an_exception()
        {
            BackupRecordStore store = new(2, 38);
            Assert.IsFalse(store.TryRead(0, new byte[38]));
            Assert.AreEqual(FailureKind.NotSupported, store.LastFailure);
            store = new BackupRecordStore(2, 38);
            Assert.IsFalse(store.TryWrite(0, new byte[38]));
            Assert.AreEqual(FailureKind.NotSupported, store.LastFailure);
        }

        private static byte[] Filled(int value, int length)
        {
            byte[] bytes = new byte[length];
            Array.Fill(bytes, (byte)value);
            return bytes;
        }
    }
}
