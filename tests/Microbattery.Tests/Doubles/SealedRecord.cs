using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A journal record as it is in a slot, made without the journal: the frame around its content.</summary>
    public static class SealedRecord
    {
        /// <summary>The record's bytes.</summary>
        public static byte[] Of(JournalRecord record, int sequence, int fingerprint)
        {
            byte[] buffer = new byte[RecordCodec.Length];
            RecordCodec.Encode(record, buffer);
            Frame(buffer, 0x4D06, sequence, fingerprint);
            return buffer;
        }

        /// <summary>Puts the frame of a record with a length around a content.</summary>
        public static void Frame(byte[] buffer, int version, int sequence, int fingerprint)
        {
            buffer[0] = (byte)version;
            buffer[1] = (byte)(version >> 8);
            for (int i = 0; i < 4; i++)
            {
                buffer[2 + i] = (byte)(sequence >> (8 * i));
                buffer[6 + i] = (byte)(fingerprint >> (8 * i));
            }

            buffer[10] = (byte)buffer.Length;
            buffer[11] = (byte)(buffer.Length >> 8);
            Seal(buffer);
        }

        /// <summary>Makes the checksum right.</summary>
        public static void Seal(byte[] buffer)
        {
            int crc = Crc16.Of(buffer, buffer.Length - 2);
            buffer[buffer.Length - 2] = (byte)crc;
            buffer[buffer.Length - 1] = (byte)(crc >> 8);
        }

        /// <summary>Sequence number, counted up from one record to the next.</summary>
        public static int Sequence(byte[] buffer) => buffer[2] | (buffer[3] << 8) | (buffer[4] << 16) | (buffer[5] << 24);

        /// <summary>Bytes from their hexadecimal text.</summary>
        public static byte[] FromHex(string text)
        {
            byte[] bytes = new byte[text.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Digit(text[2 * i]) << 4) | Digit(text[(2 * i) + 1]));
            }

            return bytes;
        }

        private static int Digit(char digit) => digit <= '9' ? digit - '0' : digit - 'A' + 10;
    }
}
