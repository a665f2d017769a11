using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Bench.Simulation.Chips;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Storage;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    [TestClass]
    public class FlashRecordStoreTests
    {
        private const int RecordLength = 30;
        private const int SlotCount = 4;

        [TestMethod]
        [DataRow(2, 256, 1)]
        [DataRow(3, 256, 1)]
        [DataRow(5, 512, 4)]
        [DataRow(2, 320, 8)]
        [DataRow(4, 512, 32)]
        public void What_was_last_written_to_each_slot_is_read_also_by_the_next_store(int pageCount, int pageLength, int programLength)
        {
            Random random = new(1);
            SimulatedFlash flash = new(pageCount, pageLength, programLength, 1);
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            byte[]?[] expected = new byte[SlotCount][];
            for (int i = 0; i < 3000; i++)
            {
                // Slot 3 is written once and then only carried along.
                int slot = i == 10 ? 3 : random.Next(3);
                expected[slot] = Bytes(random);
                Assert.IsTrue(store.TryWrite(slot, expected[slot]!));
                if (i % 7 == 0)
                {
                    store = new FlashRecordStore(flash, SlotCount, RecordLength);
                }

                AssertHolds(expected, store);
            }

            Assert.AreEqual(0, flash.RefusalCount, "no unit was programmed twice");
            Assert.IsInRange(0, 1, flash.EraseCounts.Max() - flash.EraseCounts.Min(), "the pages wear alike");

            // Around the ring once for as many records as it has frames, less at most one of each slot carried along a page.
            int frames = pageCount * store.FramesPerPage;
            Assert.IsInRange((3000 / frames) - 1, (3000 / (frames - (SlotCount * pageCount))) + 1, flash.EraseCounts.Max());
        }

        [TestMethod]
        public void Empty_flash_holds_nothing()
        {
            FlashRecordStore store = new(new SimulatedFlash(2, 256, 1, 1), SlotCount, RecordLength);
            Assert.IsFalse(store.TryRead(0, new byte[RecordLength]));
        }

        [TestMethod]
        public void A_frame_whose_checksum_would_be_erased_flash_is_kept_and_is_not_whole_when_it_is_cut_before_it()
        {
            // One in 65 536 is such a record; slot 0, the record, and then its checksum at the end.
            byte[] frame = new byte[1 + RecordLength];
            while (Crc16.Of(frame, frame.Length) != 0xFFFF)
            {
                frame[1]++;
                frame[2] += (byte)(frame[1] == 0 ? 1 : 0);
                frame[3] += (byte)(frame[1] == 0 && frame[2] == 0 ? 1 : 0);
            }

            SimulatedFlash flash = new(2, 256, 1, 1);
            byte[] before = Bytes(new Random(3));
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            Assert.IsTrue(store.TryWrite(0, before) && store.TryWrite(0, frame[1..]));
            AssertHolds([frame[1..], null, null, null], new FlashRecordStore(flash, SlotCount, RecordLength));
            byte[] page = flash.Content(0);
            int at = page.AsSpan().IndexOf(frame) + frame.Length;
            page[at] = 0xFF;
            page[at + 1] = 0xFF;
            AssertHolds([before, null, null, null], new FlashRecordStore(flash, SlotCount, RecordLength));
        }

        [TestMethod]
        public void What_is_no_log_is_begun_anew()
        {
            SimulatedFlash flash = new(3, 256, 1, 1);
            for (int page = 0; page < 3; page++)
            {
                new Random(page).NextBytes(flash.Content(page));
            }

            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            Assert.IsFalse(store.TryRead(0, new byte[RecordLength]));
            byte[] record = Bytes(new Random(5));
            Assert.IsTrue(store.TryWrite(2, record));
            AssertHolds([null, null, record, null], new FlashRecordStore(flash, SlotCount, RecordLength));
        }

        [TestMethod]
        public void Records_of_another_length_are_not_believed()
        {
            SimulatedFlash flash = new(3, 256, 1, 1);
            new FlashRecordStore(flash, SlotCount, RecordLength).TryWrite(0, Bytes(new Random(1)));
            FlashRecordStore other = new(flash, SlotCount, RecordLength + 1);
            Assert.IsFalse(other.TryRead(0, new byte[RecordLength]));
            Assert.IsTrue(other.TryWrite(0, new byte[RecordLength + 1]));
        }

        [TestMethod]
        public void A_byte_that_no_longer_takes_what_is_programmed_is_left_out()
        {
            SimulatedFlash flash = new(2, 256, 1, 1) { WornOut = (0, 10 + 33 + 5) };
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            byte[] record = new byte[RecordLength];
            for (int i = 0; i < 20; i++)
            {
                record[3] = (byte)i;
                Assert.IsTrue(store.TryWrite(0, record));
                byte[] read = new byte[RecordLength];
                Assert.IsTrue(new FlashRecordStore(flash, SlotCount, RecordLength).TryRead(0, read));
                CollectionAssert.AreEqual(record, read);
            }
        }

        [TestMethod]
        public void A_record_too_long_a_slot_outside_and_pages_too_small_are_refused()
        {
            SimulatedFlash flash = new(2, 256, 1, 1);
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            Assert.IsFalse(store.TryWrite(0, new byte[RecordLength + 1]));
            Assert.IsFalse(store.TryRead(0, new byte[RecordLength + 1]));
            Assert.IsFalse(store.TryWrite(-1, new byte[1]) || store.TryWrite(SlotCount, new byte[1]));
            Assert.IsFalse(store.TryRead(-1, new byte[1]) || store.TryRead(SlotCount, new byte[1]));
            FlashRecordStore crowded = new(flash, 6, RecordLength);
            Assert.IsFalse(crowded.TryWrite(0, new byte[1]), "7 frames are not two more than 6 slots");
            Assert.AreEqual(0, flash.ByteCount);
        }

        [TestMethod]
        public void Flash_that_does_not_answer_at_the_start_is_not_begun_anew()
        {
            SimulatedFlash flash = new(2, 256, 1, 1);
            byte[] record = Bytes(new Random(1));
            new FlashRecordStore(flash, SlotCount, RecordLength).TryWrite(1, record);
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            flash.BytesUntilPowerCut = 0;
            Assert.IsFalse(store.TryWrite(0, record));
            Assert.IsFalse(store.TryRead(1, new byte[RecordLength]));
            flash.BytesUntilPowerCut = -1;
            AssertHolds([null, record, null, null], store);
        }

        private static byte[] Bytes(Random random)
        {
            byte[] bytes = new byte[RecordLength];
            random.NextBytes(bytes);
            return bytes;
        }

        private static void AssertHolds(IReadOnlyList<byte[]?> expected, FlashRecordStore store)
        {
            for (int slot = 0; slot < SlotCount; slot++)
            {
                byte[] read = new byte[RecordLength];
                Assert.AreEqual(expected[slot] is not null, store.TryRead(slot, read));
                if (expected[slot] is byte[] bytes)
                {
                    CollectionAssert.AreEqual(bytes, read);
                }
            }
        }
    }
}
