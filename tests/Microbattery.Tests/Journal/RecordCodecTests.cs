using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class RecordCodecTests
    {
        private const int StateAt = 26;

        private static readonly byte[] s_head =
        {
            // Version and kind, sequence, fingerprint, length.
            0x06, 0x4D,
            0x04, 0x03, 0x02, 0x01,
            0xFE, 0xFF, 0xFF, 0xFF,
            0x7A, 0x00,

            // Date, flags, latched faults.
            0x08, 0x07, 0x06, 0x05, 0x04, 0x03, 0x02, 0x01,
            0x0C, 0x00,
            0x44, 0x43, 0x42, 0x41,
        };

        [TestMethod]
        [DataRow(0, 0, 0L)]
        [DataRow(1, -1, 1234567890123L)]
        [DataRow(2147483647, 2147483647, 9223372036854775807L)]
        [DataRow(-2147483648, -2147483648, -9223372036854775808L)]
        [DataRow(-1, 255, -1L)]
        public void A_written_record_is_read_back(int sequence, int fingerprint, long writtenMilliseconds)
        {
            JournalRecord record = Record(writtenMilliseconds);
            JournalRecord read = new JournalRecord();
            Assert.IsTrue(RecordCodec.TryDecode(SealedRecord.Of(record, sequence, fingerprint), read));
            Assert.AreEqual(writtenMilliseconds, read.WrittenMilliseconds);
            AssertState(record.GaugeState, read);
        }

        [TestMethod]
        public void Bytes_stand_where_this_version_of_the_format_has_them()
        {
            JournalRecord record = Record(0x0102030405060708L);
            record.IsFormed = true;
            record.IsGaugeUnknown = true;
            record.LatchedFaults = 0x41424344;
            byte[] buffer = SealedRecord.Of(record, 0x01020304, -2);
            Assert.AreEqual(122, buffer.Length);
            for (int i = 0; i < s_head.Length; i++)
            {
                Assert.AreEqual((int)s_head[i], (int)buffer[i], i.ToString());
            }

            for (int i = 0; i < FuelGauge.StateLength; i++)
            {
                Assert.AreEqual((int)record.GaugeState[i], (int)buffer[StateAt + i], i.ToString());
            }
        }

        [TestMethod]
        public void Every_single_flipped_bit_is_refused_and_leaves_the_record_alone()
        {
            byte[] buffer = SealedRecord.Of(Record(9), 7, 8);
            JournalRecord read = new JournalRecord { WrittenMilliseconds = 77 };
            for (int bit = 0; bit < buffer.Length * 8; bit++)
            {
                byte was = buffer[bit >> 3];
                buffer[bit >> 3] = (byte)(was ^ (1 << (bit & 7)));
                Assert.IsFalse(RecordCodec.TryDecode(buffer, read));
                buffer[bit >> 3] = was;
            }

            Assert.AreEqual(77L, read.WrittenMilliseconds);
            Assert.IsTrue(RecordCodec.TryDecode(buffer, read));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(255)]
        public void Empty_storage_is_no_record(int fill)
        {
            byte[] buffer = new byte[RecordCodec.Length];
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = (byte)fill;
            }

            Assert.IsFalse(RecordCodec.TryDecode(buffer, new JournalRecord()));
        }

        [TestMethod]
        [DataRow(0x4D04)]
        [DataRow(0x4D07)]
        [DataRow(0x4806)]
        public void Another_version_or_kind_is_refused_though_its_checksum_is_right(int version)
        {
            byte[] buffer = SealedRecord.Of(Record(9), 7, 8);
            SealedRecord.Frame(buffer, version, 7, 8);
            Assert.IsFalse(RecordCodec.TryDecode(buffer, new JournalRecord()));
        }

        [TestMethod]
        [DataRow(123)]
        [DataRow(200)]
        public void A_longer_record_of_this_version_is_read_without_the_fields_behind(int length)
        {
            JournalRecord written = Record(9);
            written.IsFormed = true;
            byte[] longer = new byte[length];
            RecordCodec.Encode(written, longer);
            for (int i = 120; i < length; i++)
            {
                longer[i] = 0xA5;
            }

            SealedRecord.Frame(longer, 0x4D06, 7, 8);
            JournalRecord read = new JournalRecord();
            Assert.IsTrue(RecordCodec.TryDecode(longer, read));
            Assert.AreEqual(9L, read.WrittenMilliseconds);
            Assert.IsTrue(read.IsFormed);
            AssertState(written.GaugeState, read);
        }

        [TestMethod]
        public void A_longer_state_block_is_cut_to_what_the_gauge_knows()
        {
            JournalRecord written = Record(9);
            byte[] longer = new byte[RecordCodec.Length + 6];
            RecordCodec.Encode(written, longer);
            longer[StateAt + 1] = FuelGauge.StateLength + 6;
            SealedRecord.Frame(longer, 0x4D06, 7, 8);
            JournalRecord read = new JournalRecord();
            Assert.IsTrue(RecordCodec.TryDecode(longer, read));
            AssertState(written.GaugeState, read);
        }

        [TestMethod]
        [DataRow(93)]
        [DataRow(0)]
        [DataRow(95)]
        [DataRow(255)]
        public void A_state_block_that_is_shorter_or_reaches_beyond_its_record_is_refused(int stateLength)
        {
            byte[] buffer = SealedRecord.Of(Record(9), 7, 8);
            buffer[StateAt + 1] = (byte)stateLength;
            SealedRecord.Seal(buffer);
            Assert.IsFalse(RecordCodec.TryDecode(buffer, new JournalRecord()));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(2)]
        [DataRow(14)]
        [DataRow(121)]
        public void A_truncated_record_is_refused_though_its_checksum_is_right(int length)
        {
            byte[] whole = SealedRecord.Of(Record(9), 7, 8);
            byte[] truncated = new byte[length];
            for (int i = 0; i < length; i++)
            {
                truncated[i] = whole[i];
            }

            if (length >= 2)
            {
                SealedRecord.Seal(truncated);
            }

            Assert.IsFalse(RecordCodec.TryDecode(truncated, new JournalRecord()));
        }

        [TestMethod]
        public void A_length_that_is_not_that_of_the_record_is_refused()
        {
            byte[] buffer = SealedRecord.Of(Record(9), 7, 8);
            buffer[10]++;
            SealedRecord.Seal(buffer);
            Assert.IsFalse(RecordCodec.TryDecode(buffer, new JournalRecord()));
        }

        [TestMethod]
        [DataRow(true, false, 1)]
        [DataRow(false, true, 2)]
        [DataRow(false, false, 0)]
        public void That_charging_was_done_and_that_it_was_the_last_are_the_lowest_flags(bool isFull, bool isLast, int flags)
        {
            JournalRecord written = Record(9);
            written.IsFull = isFull;
            written.IsLast = isLast;
            byte[] buffer = SealedRecord.Of(written, 7, 8);
            Assert.AreEqual(flags, (int)buffer[20]);
            Assert.AreEqual(0, (int)buffer[21]);
            JournalRecord read = new JournalRecord { IsFull = !isFull, IsLast = !isLast };
            Assert.IsTrue(RecordCodec.TryDecode(buffer, read));
            Assert.IsTrue(isFull == read.IsFull);
            Assert.IsTrue(isLast == read.IsLast);
        }

        [TestMethod]
        [DataRow(true, false, 0)]
        [DataRow(false, true, 32768)]
        [DataRow(true, true, -1)]
        [DataRow(false, false, -2147483648)]
        public void Formation_and_latched_faults_are_read_as_written(bool isFormed, bool isGaugeUnknown, int latchedFaults)
        {
            JournalRecord written = Record(9);
            written.IsFormed = isFormed;
            written.IsGaugeUnknown = isGaugeUnknown;
            written.LatchedFaults = latchedFaults;
            byte[] buffer = SealedRecord.Of(written, 7, 8);
            JournalRecord read = new JournalRecord { IsFormed = !isFormed, IsGaugeUnknown = !isGaugeUnknown, LatchedFaults = 77 };
            Assert.IsTrue(RecordCodec.TryDecode(buffer, read));
            Assert.IsTrue(isFormed == read.IsFormed);
            Assert.IsTrue(isGaugeUnknown == read.IsGaugeUnknown);
            Assert.AreEqual(latchedFaults, read.LatchedFaults);
            Assert.IsFalse(read.IsFull || read.IsLast);
        }

        [TestMethod]
        public void A_record_fits_into_the_backup_registers_of_an_STM32F7_and_into_the_slots_of_older_firmware()
        {
            const int SlotLength = 122; // of stores made for records of version 5
            Assert.IsTrue(RecordCodec.Length <= SlotLength);
            Assert.IsTrue(FaultHistory.RecordLength <= SlotLength);
            Assert.IsTrue((RecordCodec.Length + 3) / 4 * 4 <= 124);
        }

        /// <summary>A record whose state block is numbered, behind its version and length.</summary>
        private static JournalRecord Record(long writtenMilliseconds)
        {
            JournalRecord record = new JournalRecord { WrittenMilliseconds = writtenMilliseconds };
            for (int i = 0; i < FuelGauge.StateLength; i++)
            {
                record.GaugeState[i] = (byte)(i == 0 ? 1 : i == 1 ? FuelGauge.StateLength : 100 + i);
            }

            return record;
        }

        private static void AssertState(byte[] expected, JournalRecord read)
        {
            for (int i = 0; i < FuelGauge.StateLength; i++)
            {
                Assert.AreEqual((int)expected[i], (int)read.GaugeState[i], i.ToString());
            }
        }
    }
}
