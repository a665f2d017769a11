using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A journal's record as it is in a slot, made without the journal: version, sequence and fingerprint before it, checksum behind.</summary>
    public static class SealedRecord
    {
        /// <summary>The record's bytes.</summary>
        public static byte[] Of(JournalRecord record, int sequence, int fingerprint)
        {
            byte[] buffer = new byte[RecordCodec.Length];
            RecordCodec.Encode(record, buffer);
            buffer[0] = 0x05;
            buffer[1] = 0x4D;
            for (int i = 0; i < 4; i++)
            {
                buffer[2 + i] = (byte)(sequence >> (8 * i));
                buffer[6 + i] = (byte)(fingerprint >> (8 * i));
            }

            Seal(buffer);
            return buffer;
        }

        /// <summary>Makes the checksum right.</summary>
        public static void Seal(byte[] buffer)
        {
            int crc = Crc16.Of(buffer, buffer.Length - 2);
            buffer[buffer.Length - 2] = (byte)crc;
            buffer[buffer.Length - 1] = (byte)(crc >> 8);
        }

        /// <summary>Which of the records it is, counted up from one to the next.</summary>
        public static int Sequence(byte[] buffer) => buffer[2] | (buffer[3] << 8) | (buffer[4] << 16) | (buffer[5] << 24);
    }
}
