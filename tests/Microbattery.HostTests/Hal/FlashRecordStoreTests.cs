using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Chips;
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
                // Slot 3 is written once, and then copied from page to page.
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

            // One turn of the ring takes as many records as it has frames, less at most one copy of each slot a page.
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
        public void A_frame_whose_checksum_equals_erased_flash_is_kept_and_is_damaged_when_cut_before_its_checksum()
        {
            // One record in 65 536 has such a checksum. The frame is slot 0, the record, and the checksum.
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
        public void Pages_without_a_header_are_erased_and_used()
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
        public void Records_of_another_length_are_not_read()
        {
            SimulatedFlash flash = new(3, 256, 1, 1);
            new FlashRecordStore(flash, SlotCount, RecordLength).TryWrite(0, Bytes(new Random(1)));
            FlashRecordStore other = new(flash, SlotCount, RecordLength + 1);
            Assert.IsFalse(other.TryRead(0, new byte[RecordLength]));
            Assert.IsTrue(other.TryWrite(0, new byte[RecordLength + 1]));
            Assert.AreEqual(1 + RecordLength + 1 + 2, LittleEndian.Get(flash.Content(0), 2, 2), "its frames begin on an erased page");
        }

        [TestMethod]
        public void Slots_that_a_store_does_not_have_are_not_read_from_its_pages()
        {
            SimulatedFlash flash = new(3, 256, 1, 1);
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            byte[] record = Bytes(new Random(1));
            Assert.IsTrue(store.TryWrite(0, record) && store.TryWrite(3, Bytes(new Random(2))));
            FlashRecordStore fewer = new(flash, 2, RecordLength);
            byte[] read = new byte[RecordLength];
            Assert.IsTrue(fewer.TryRead(0, read));
            CollectionAssert.AreEqual(record, read);
            Assert.IsFalse(fewer.TryRead(1, read));
        }

        [TestMethod]
        public void A_byte_that_can_no_longer_be_programmed_is_skipped()
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
        public void Flash_that_cannot_be_read_at_the_start_is_not_erased()
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

        [TestMethod]
        [DataRow(0, RecordLength, "slotCount is 0; it must be 1 to 255")]
        [DataRow(256, RecordLength, "slotCount is 256; it must be 1 to 255")]
        [DataRow(SlotCount, 0, "recordLength is 0; it must be 1 or more")]
        public void Impossible_figures_are_refused_with_the_figure_in_the_text(int slotCount, int recordLength, string text)
        {
            SimulatedFlash flash = new(2, 256, 1, 1);
            ArgumentOutOfRangeException refused = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => new FlashRecordStore(flash, slotCount, recordLength));
            Assert.StartsWith(text, refused.Message);
            Assert.AreEqual(255, new FlashRecordStore(flash, 255, 1).SlotCount);
        }

        [TestMethod]
        public void Pages_are_ordered_past_the_largest_page_number()
        {
            SimulatedFlash flash = new(3, 256, 1, 1);
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            Random random = new(1);
            Assert.IsTrue(store.TryWrite(0, Bytes(random)));
            byte[] page = flash.Content(0);
            LittleEndian.Put(page, 4, 4, int.MaxValue - 2);
            LittleEndian.Put(page, 8, 2, Crc16.Of(page, 8));
            byte[]?[] expected = new byte[SlotCount][];
            for (int i = 0; i < 5 * 3 * store.FramesPerPage; i++)
            {
                store = new FlashRecordStore(flash, SlotCount, RecordLength);
                expected[i % 2] = Bytes(random);
                Assert.IsTrue(store.TryWrite(i % 2, expected[i % 2]!));
                if (i > 0)
                {
                    AssertHolds(expected, new FlashRecordStore(flash, SlotCount, RecordLength));
                }
            }
        }

        [TestMethod]
        public void A_record_that_was_damaged_after_the_start_is_lost_and_the_others_are_kept()
        {
            SimulatedFlash flash = new(2, 256, 1, 1);
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            Random random = new(1);
            byte[]?[] expected = [null, Bytes(random), Bytes(random), null];
            Assert.IsTrue(store.TryWrite(3, Bytes(random)) && store.TryWrite(1, expected[1]!) && store.TryWrite(2, expected[2]!));
            flash.Content(0)[10 + 5] ^= 1;
            for (int i = 0; i < 4 * store.FramesPerPage; i++)
            {
                expected[0] = Bytes(random);
                Assert.IsTrue(store.TryWrite(0, expected[0]!));
            }

            AssertHolds(expected, store);
            AssertHolds(expected, new FlashRecordStore(flash, SlotCount, RecordLength));

            // 7 frames a page. The first page takes 4 of the 28 records; each one after it 3 copies and 4 records: the damaged one is not
            // copied.
            Assert.AreEqual(7, flash.EraseCounts.Sum());
        }

        [TestMethod]
        [DataRow(0, true, DisplayName = "another mark, with its checksum")]
        [DataRow(4, false, DisplayName = "a damaged page number")]
        [DataRow(8, false, DisplayName = "a damaged checksum")]
        public void A_page_whose_header_is_damaged_is_not_in_use(int damagedByte, bool hasItsChecksum)
        {
            SimulatedFlash flash = new(2, 256, 1, 1);
            Assert.IsTrue(new FlashRecordStore(flash, SlotCount, RecordLength).TryWrite(0, Bytes(new Random(1))));
            byte[] page = flash.Content(0);
            page[damagedByte] ^= 1;
            if (hasItsChecksum)
            {
                LittleEndian.Put(page, 8, 2, Crc16.Of(page, 8));
            }

            AssertHolds([null, null, null, null], new FlashRecordStore(flash, SlotCount, RecordLength));
        }

        [TestMethod]
        public void A_record_that_was_damaged_after_the_start_is_not_read()
        {
            SimulatedFlash flash = new(2, 256, 1, 1);
            FlashRecordStore store = new(flash, SlotCount, RecordLength);
            Assert.IsTrue(store.TryWrite(0, Bytes(new Random(1))));
            flash.Content(0)[10 + 5] ^= 1;
            Assert.IsFalse(store.TryRead(0, new byte[RecordLength]));
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_page_that_could_not_be_opened_costs_no_record(bool throws)
        {
            SimulatedFlash flash = new(2, 256, 1, 1);
            ThrowingFlash faulty = new(flash);
            FlashRecordStore store = new(faulty, SlotCount, RecordLength);
            Random random = new(1);
            byte[]?[] expected = [Bytes(random), Bytes(random), Bytes(random), null];
            for (int slot = 0; slot < 3; slot++)
            {
                Assert.IsTrue(store.TryWrite(slot, expected[slot]!));
            }

            faulty.ThrowsOnHeader = throws;
            faulty.RefusesHeader = !throws;
            while (store.TryWrite(0, expected[0]!))
            {
            }

            faulty.ThrowsOnHeader = false;
            faulty.RefusesHeader = false;
            AssertHolds(expected, store);
            expected[0] = Bytes(random);
            Assert.IsTrue(store.TryWrite(0, expected[0]!));
            AssertHolds(expected, store);
            AssertHolds(expected, new FlashRecordStore(flash, SlotCount, RecordLength));
            Assert.AreEqual(0, flash.RefusalCount, "no unit was programmed twice");
        }

        [TestMethod]
        public void Flash_that_throws_is_refused_and_read_again_and_the_kind_of_the_exception_is_kept()
        {
            SimulatedFlash flash = new(2, 256, 1, 1);
            ThrowingFlash throwing = new(flash);
            FlashRecordStore store = new(throwing, SlotCount, RecordLength);
            byte[] record = Bytes(new Random(1));
            Assert.IsTrue(store.TryWrite(0, record));
            Assert.AreEqual(FailureKind.None, store.LastFailure);
            throwing.Throws = true;
            Assert.IsFalse(store.TryWrite(0, new byte[RecordLength]));
            Assert.AreEqual(FailureKind.InvalidOperation, store.LastFailure);
            Assert.IsFalse(store.TryRead(0, new byte[RecordLength]));
            throwing.Throws = false;
            AssertHolds([record, null, null, null], store);
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

        /// <summary>Flash with injected faults: every call throws, or the header of a page cannot be programmed.</summary>
        private sealed class ThrowingFlash(SimulatedFlash flash) : IFlashPages
        {
            public bool Throws { get; set; }

            public bool ThrowsOnHeader { get; set; }

            public bool RefusesHeader { get; set; }

            public int PageCount => flash.PageCount;

            public int PageLength => flash.PageLength;

            public int ProgramLength => flash.ProgramLength;

            public bool TryErase(int page) => !Throws ? flash.TryErase(page) : throw new InvalidOperationException();

            public bool TryProgram(int page, int offset, byte[] buffer)
            {
                if (Throws || (ThrowsOnHeader && offset == 0))
                {
                    throw new InvalidOperationException();
                }

                return !(RefusesHeader && offset == 0) && flash.TryProgram(page, offset, buffer);
            }

            public bool TryRead(int page, int offset, byte[] buffer) =>
                !Throws ? flash.TryRead(page, offset, buffer) : throw new InvalidOperationException();
        }
    }
}
