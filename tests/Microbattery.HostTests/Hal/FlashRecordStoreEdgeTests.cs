using System;
using System.Linq;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Chips;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal
{
    /// <summary>Least sizes, missing arguments, and pages that fail while a new one is opened.</summary>
    [TestClass]
    public class FlashRecordStoreEdgeTests
    {
        private const int RecordLength = 30;
        private const int HeaderLength = 10;
        private const int FrameLength = 1 + RecordLength + 2; // slot number, record, checksum
        private const int SpareFrames = 2;

        [TestMethod]
        public void Flash_and_buffers_must_be_there()
        {
            Assert.ThrowsExactly<ArgumentNullException>(() => new FlashRecordStore(null!, 1, RecordLength));
            FlashRecordStore store = new(Flash(4), 1, RecordLength);
            Assert.ThrowsExactly<ArgumentNullException>(() => store.TryRead(0, null!));
            Assert.ThrowsExactly<ArgumentNullException>(() => store.TryWrite(0, null!));
        }

        [TestMethod]
        [DataRow("one slot", 1)]
        [DataRow("four slots", 4)]
        public void Two_frames_more_than_slots_are_enough_for_a_page(string name, int slotCount)
        {
            FlashRecordStore store = new(Flash(slotCount + SpareFrames), slotCount, RecordLength);
            Assert.AreEqual(slotCount + SpareFrames, store.FramesPerPage, name);
            byte[] record = Record(7);
            for (int i = 0; i < 20; i++)
            {
                Assert.IsTrue(store.TryWrite(i % slotCount, record), name);
            }

            AssertReads(store, 0, record);
        }

        [TestMethod]
        public void A_page_with_a_frame_too_few_gives_nothing_back()
        {
            SimulatedFlash flash = Flash(1 + SpareFrames);
            Assert.IsTrue(new FlashRecordStore(flash, 1, RecordLength).TryWrite(0, Record(7)));
            FlashRecordStore larger = new(flash, 2, RecordLength);
            Assert.IsFalse(larger.TryRead(0, new byte[RecordLength]), "a store that may not write does not read either");
            Assert.IsFalse(larger.TryWrite(0, Record(8)));
        }

        [TestMethod]
        public void The_first_slot_that_a_store_does_not_have_costs_none_of_the_others()
        {
            SimulatedFlash flash = Flash(8);
            FlashRecordStore five = new(flash, 5, RecordLength);
            Assert.IsTrue(five.TryWrite(1, Record(1)));
            Assert.IsTrue(five.TryWrite(4, Record(4)));
            FlashRecordStore four = new(flash, 4, RecordLength);
            AssertReads(four, 1, Record(1));
        }

        [TestMethod]
        public void What_a_shorter_record_leaves_free_is_erased()
        {
            FlashRecordStore store = new(Flash(8), 2, RecordLength);
            Assert.IsTrue(store.TryWrite(0, Record(1)));
            Assert.IsTrue(store.TryWrite(0, [5, 6]));
            byte[] expected = [5, 6, .. Enumerable.Repeat((byte)0xFF, RecordLength - 2)];
            AssertReads(store, 0, expected);
        }

        [TestMethod]
        [DataRow("an erasure fails", true, false)]
        [DataRow("a record in use cannot be read", false, true)]
        public void A_page_that_cannot_be_opened_refuses_the_record_and_keeps_the_others(string name, bool failsErase, bool failsRead)
        {
            SimulatedFlash inner = Flash(4);
            FailingFlash flash = new(inner);
            FlashRecordStore store = new(flash, 2, RecordLength);
            Assert.IsTrue(store.TryWrite(1, Record(1)), name);
            for (int i = 0; i < store.FramesPerPage - 1; i++)
            {
                Assert.IsTrue(store.TryWrite(0, Record(2)), name);
            }

            // The first page is full; the next write opens the second, and the one after a few more the first again.
            flash.FailsErase = failsErase;
            flash.FailsRead = failsRead;
            Assert.IsFalse(store.TryWrite(0, Record(3)), name);
            Assert.AreEqual(0, inner.RefusalCount, "nothing is programmed over what is in use: " + name);
            flash.FailsErase = false;
            flash.FailsRead = false;
            AssertReads(store, 1, Record(1));
            AssertReads(store, 0, Record(2));
            Assert.IsTrue(store.TryWrite(0, Record(3)), name);
            AssertReads(store, 0, Record(3));
            AssertReads(store, 1, Record(1));
        }

        [TestMethod]
        public void A_new_page_without_room_for_what_is_in_use_is_not_made_the_newest()
        {
            // Every frame of the second page is worn out but one: two records in use do not fit.
            FailingFlash flash = new(Flash(4));
            FlashRecordStore store = new(flash, 2, RecordLength);
            Assert.IsTrue(store.TryWrite(1, Record(1)));
            for (int i = 0; i < store.FramesPerPage - 1; i++)
            {
                Assert.IsTrue(store.TryWrite(0, Record(2)));
            }

            flash.FailsProgramBehind = HeaderLength + FrameLength;
            Assert.IsFalse(store.TryWrite(0, Record(3)));
            AssertReads(store, 0, Record(2));
            AssertReads(store, 1, Record(1));
            FlashRecordStore after = new(flash, 2, RecordLength);
            AssertReads(after, 0, Record(2));
            AssertReads(after, 1, Record(1));
        }

        [TestMethod]
        public void Records_of_a_page_whose_header_is_damaged_do_not_count()
        {
            SimulatedFlash flash = Flash(4);
            FlashRecordStore store = new(flash, 2, RecordLength);
            for (int i = 0; i < store.FramesPerPage; i++)
            {
                Assert.IsTrue(store.TryWrite(0, Record(1)));
            }

            // The second page is the newest now, and the only one that has the second slot.
            Assert.IsTrue(store.TryWrite(0, Record(2)));
            Assert.IsTrue(store.TryWrite(1, Record(3)));
            flash.Content(1)[0] = 0;
            FlashRecordStore after = new(flash, 2, RecordLength);
            AssertReads(after, 0, Record(1));
            Assert.IsFalse(after.TryRead(1, new byte[RecordLength]));
        }

        private static SimulatedFlash Flash(int frames) => new(2, HeaderLength + (frames * FrameLength), 1, 1);

        private static byte[] Record(int first) => [.. Enumerable.Range(first, RecordLength).Select(value => (byte)value)];

        private static void AssertReads(FlashRecordStore store, int slot, byte[] expected)
        {
            byte[] read = new byte[RecordLength];
            Assert.IsTrue(store.TryRead(slot, read));
            CollectionAssert.AreEqual(expected, read);
        }

        /// <summary>Flash whose erasures, reads of frames or programming fail while it is told so.</summary>
        private sealed class FailingFlash(SimulatedFlash flash) : IFlashPages
        {
            public bool FailsErase { get; set; }

            public bool FailsRead { get; set; }

            /// <summary>Offset from which on nothing can be programmed into the second page.</summary>
            public int FailsProgramBehind { get; set; } = int.MaxValue;

            public int PageCount => flash.PageCount;

            public int PageLength => flash.PageLength;

            public int ProgramLength => flash.ProgramLength;

            public bool TryErase(int page) => !FailsErase && flash.TryErase(page);

            public bool TryProgram(int page, int offset, byte[] buffer) =>
                (page == 0 || offset < FailsProgramBehind) && flash.TryProgram(page, offset, buffer);

            public bool TryRead(int page, int offset, byte[] buffer) => (!FailsRead || page != 0) && flash.TryRead(page, offset, buffer);
        }
    }
}
