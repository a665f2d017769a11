using Microbattery.Firmware.Journal;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class RecordCodecTests
    {
        private static readonly byte[] s_known =
        {
            0x05, 0x4D,
            0x04, 0x03, 0x02, 0x01,
            0xFE, 0xFF, 0xFF, 0xFF,
            0x08, 0x07, 0x06, 0x05, 0x04, 0x03, 0x02, 0x01,
            0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11,
            0x28, 0x27, 0x26, 0x25, 0x24, 0x23, 0x22, 0x21,
            0x38, 0x37, 0x36, 0x35, 0x34, 0x33, 0x32, 0x31,

            // States 1 to 4.
            0x01, 0x0A, 0x00, 0x00, 0x02, 0x0A, 0x00, 0x00, 0x03, 0x0A, 0x00, 0x00, 0x04, 0x0A, 0x00, 0x00,

            // Deviations.
            0x00, 0x0B, 0x00, 0x00, 0x06, 0x0B, 0x00, 0x00, 0x0C, 0x0B, 0x00, 0x00, 0x12, 0x0B, 0x00, 0x00, 0x18, 0x0B, 0x00, 0x00,

            // Correlations, row by row.
            0xFF, 0xFF, 0xFE, 0xFF, 0xFD, 0xFF, 0xFC, 0xFF, 0xF9, 0xFF, 0xF8, 0xFF, 0xF7, 0xFF, 0xF3, 0xFF, 0xF2, 0xFF, 0xED, 0xFF,

            // Polarisations.
            0xFF, 0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xFD, 0xFF, 0xFF, 0xFF, 0xFC, 0xFF, 0xFF, 0xFF,
            // Flags, latched faults.
            0x0C, 0x00,
            0x44, 0x43, 0x42, 0x41,
            0x5D, 0xF8,
        };

        [TestMethod]
        [DataRow(0, 0, 0L, 0L, 0)]
        [DataRow(1, -1, 1234567890123L, 2520000000000L, -12345)]
        [DataRow(2147483647, 2147483647, 9223372036854775807L, 9223372036854775807L, 2147483647)]
        [DataRow(-2147483648, -2147483648, -9223372036854775808L, -9223372036854775808L, -2147483648)]
        [DataRow(-1, 255, -1L, 4294967296L, 256)]
        public void What_was_written_is_read(int sequence, int fingerprint, long written, long charge, int part)
        {
            JournalRecord record = Record(written, charge);
            for (int i = 0; i < 4; i++)
            {
                record.Values[i + 1] = part - i;
                record.Covariances[6 * i] = part - i;
                record.Slow[i] = part - i;
            }

            record.Covariances[1] = 32767;
            record.Covariances[19] = -32767;
            record.ThroughputPpm = charge - 1;
            record.DisplayedNanoampMilliseconds = charge - 2;
            JournalRecord read = new JournalRecord();
            Assert.IsTrue(RecordCodec.TryDecode(SealedRecord.Of(record, sequence, fingerprint), read));
            Assert.AreEqual(written, read.WrittenMilliseconds);
            Assert.AreEqual(charge, read.ChargeNanoampMilliseconds);
            Assert.AreEqual(charge - 1, read.ThroughputPpm);
            Assert.AreEqual(charge - 2, read.DisplayedNanoampMilliseconds);
            for (int i = 0; i < 25; i++)
            {
                // Below the diagonal there is nothing to keep.
                Assert.AreEqual(i % 5 < i / 5 ? 0 : record.Covariances[i], read.Covariances[i], i.ToString());
            }

            for (int i = 0; i < 4; i++)
            {
                Assert.AreEqual(record.Values[i + 1], read.Values[i + 1]);
                Assert.AreEqual(record.Slow[i], read.Slow[i]);
            }
        }

        [TestMethod]
        public void Bytes_stand_where_the_format_of_this_version_has_them()
        {
            JournalRecord record = Record(0x0102030405060708L, 0x1112131415161718L);
            record.ThroughputPpm = 0x2122232425262728L;
            record.DisplayedNanoampMilliseconds = 0x3132333435363738L;
            record.IsFormed = true;
            record.IsGaugeUnknown = true;
            record.LatchedFaults = 0x41424344;
            for (int i = 0; i < 25; i++)
            {
                record.Covariances[i] = i % 6 == 0 ? 0x0B00 + i : -i;
            }

            for (int i = 0; i < 5; i++)
            {
                record.Values[i] = 0x0A00 + i;
            }

            for (int i = 0; i < 4; i++)
            {
                record.Slow[i] = -1 - i;
            }

            byte[] buffer = SealedRecord.Of(record, 0x01020304, -2);
            Assert.AreEqual(s_known.Length, buffer.Length);
            for (int i = 0; i < buffer.Length; i++)
            {
                Assert.AreEqual((int)s_known[i], (int)buffer[i], i.ToString());
            }
        }

        [TestMethod]
        public void Every_single_flipped_bit_is_refused_and_leaves_the_record_alone()
        {
            byte[] buffer = SealedRecord.Of(Record(9, 10), 7, 8);
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
        public void Another_version_is_refused_though_its_checksum_is_right()
        {
            byte[] buffer = SealedRecord.Of(Record(9, 10), 7, 8);
            buffer[0]++;
            SealedRecord.Seal(buffer);
            Assert.IsFalse(RecordCodec.TryDecode(buffer, new JournalRecord()));
        }

        [TestMethod]
        [DataRow(true, 1)]
        [DataRow(false, 0)]
        public void That_charging_was_done_is_the_lowest_flag(bool isFull, int flags)
        {
            JournalRecord written = Record(9, 10);
            written.IsFull = isFull;
            byte[] buffer = SealedRecord.Of(written, 7, 8);
            Assert.AreEqual(flags, (int)buffer[114]);
            Assert.AreEqual(0, (int)buffer[115]);
            JournalRecord read = new JournalRecord { IsFull = !isFull };
            Assert.IsTrue(RecordCodec.TryDecode(buffer, read));
            Assert.IsTrue(isFull == read.IsFull);
        }

        [TestMethod]
        [DataRow(true, false, 0)]
        [DataRow(false, true, 32768)]
        [DataRow(true, true, -1)]
        [DataRow(false, false, -2147483648)]
        public void Formation_and_latched_faults_are_read_as_written(bool isFormed, bool isGaugeUnknown, int latchedFaults)
        {
            JournalRecord written = Record(9, 10);
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
        public void A_record_fits_into_the_backup_registers_of_an_STM32F7()
        {
            Assert.IsTrue((RecordCodec.Length + 3) / 4 * 4 <= 124);
            Assert.IsTrue(FaultHistory.RecordLength <= 124);
        }

        private static JournalRecord Record(long written, long charge) =>
            new JournalRecord { WrittenMilliseconds = written, ChargeNanoampMilliseconds = charge };
    }
}
