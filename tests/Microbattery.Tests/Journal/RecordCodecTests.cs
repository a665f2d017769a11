using Microbattery.Firmware.Journal;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class RecordCodecTests
    {
        private static readonly byte[] s_known =
        {
            0x02, 0x4D,
            0x04, 0x03, 0x02, 0x01,
            0xFE, 0xFF, 0xFF, 0xFF,
            0x08, 0x07, 0x06, 0x05, 0x04, 0x03, 0x02, 0x01,
            0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11,
            0x88, 0x13, 0x00, 0x00,
            0xFF, 0xFF, 0xFF, 0xFF,
            0x00, 0x00,
            0x4A, 0x3D,
        };

        [TestMethod]
        [DataRow(0, 0, 0L, 0L, 0, 0)]
        [DataRow(1, -1, 1234567890123L, 2520000000000L, 5000, -12345)]
        [DataRow(2147483647, 2147483647, 9223372036854775807L, 9223372036854775807L, 2147483647, 2147483647)]
        [DataRow(-2147483648, -2147483648, -9223372036854775808L, -9223372036854775808L, -2147483648, -2147483648)]
        [DataRow(-1, 255, -1L, 4294967296L, 256, -256)]
        public void What_was_written_is_read(int sequence, int fingerprint, long written, long charge, int error, int polarization)
        {
            byte[] buffer = new byte[RecordCodec.Length];
            RecordCodec.Encode(Record(sequence, fingerprint, written, charge, error, polarization), buffer);
            JournalRecord read = new JournalRecord();
            Assert.IsTrue(RecordCodec.TryDecode(buffer, read));
            Assert.AreEqual(sequence, read.Sequence);
            Assert.AreEqual(fingerprint, read.ProfileFingerprint);
            Assert.AreEqual(written, read.WrittenMilliseconds);
            Assert.AreEqual(charge, read.ChargeNanoampMilliseconds);
            Assert.AreEqual(error, read.ErrorPpm);
            Assert.AreEqual(polarization, read.PolarizationMicrovolts);
        }

        [TestMethod]
        public void Bytes_stand_where_the_format_of_this_version_has_them()
        {
            byte[] buffer = new byte[RecordCodec.Length];
            RecordCodec.Encode(Record(0x01020304, -2, 0x0102030405060708L, 0x1112131415161718L, 5000, -1), buffer);
            Assert.AreEqual(s_known.Length, buffer.Length);
            for (int i = 0; i < buffer.Length; i++)
            {
                Assert.AreEqual((int)s_known[i], (int)buffer[i], i.ToString());
            }
        }

        [TestMethod]
        public void Every_single_flipped_bit_is_refused_and_leaves_the_record_alone()
        {
            byte[] buffer = new byte[RecordCodec.Length];
            RecordCodec.Encode(Record(7, 8, 9, 10, 11, 12), buffer);
            JournalRecord read = new JournalRecord { Sequence = 77 };
            for (int bit = 0; bit < buffer.Length * 8; bit++)
            {
                byte was = buffer[bit >> 3];
                buffer[bit >> 3] = (byte)(was ^ (1 << (bit & 7)));
                Assert.IsFalse(RecordCodec.TryDecode(buffer, read));
                buffer[bit >> 3] = was;
            }

            Assert.AreEqual(77, read.Sequence);
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
            byte[] buffer = new byte[RecordCodec.Length];
            RecordCodec.Encode(Record(7, 8, 9, 10, 11, 12), buffer);
            buffer[0]++;
            int crc = 0xFFFF;
            for (int i = 0; i < buffer.Length - 2; i++)
            {
                crc ^= buffer[i] << 8;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = ((crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0)) & 0xFFFF;
                }
            }

            buffer[buffer.Length - 2] = (byte)crc;
            buffer[buffer.Length - 1] = (byte)(crc >> 8);
            Assert.IsFalse(RecordCodec.TryDecode(buffer, new JournalRecord()));
        }

        [TestMethod]
        [DataRow(true, 1)]
        [DataRow(false, 0)]
        public void That_charging_was_done_is_the_lowest_flag(bool isFull, int flags)
        {
            byte[] buffer = new byte[RecordCodec.Length];
            JournalRecord written = Record(7, 8, 9, 10, 11, 12);
            written.IsFull = isFull;
            RecordCodec.Encode(written, buffer);
            Assert.AreEqual(flags, (int)buffer[34]);
            Assert.AreEqual(0, (int)buffer[35]);
            JournalRecord read = new JournalRecord { IsFull = !isFull };
            Assert.IsTrue(RecordCodec.TryDecode(buffer, read));
            Assert.IsTrue(isFull == read.IsFull);
        }

        private static JournalRecord Record(int sequence, int fingerprint, long written, long charge, int error, int polarization) =>
            new JournalRecord
            {
                Sequence = sequence,
                ProfileFingerprint = fingerprint,
                WrittenMilliseconds = written,
                ChargeNanoampMilliseconds = charge,
                ErrorPpm = error,
                PolarizationMicrovolts = polarization,
            };
    }
}
