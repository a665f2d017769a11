using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Frame of every record, little endian: version (1), kind (1), sequence (4), fingerprint of the profile (4), length of all of it (2),
    /// content, CRC-16 of all before it (2). Every future version keeps it.
    /// </summary>
    /// <remarks>
    /// Within a version fields are only appended: a reader ignores what stands behind the fields it knows, and takes defaults for fields
    /// that a shorter record does not have. Any other change is a new version, which older readers refuse. A record that a power cut left
    /// incomplete is refused whole. Before its first version with a length a kind had records of one fixed length, without that field.
    /// </remarks>
    internal static class RecordFrame
    {
        /// <summary>Length of the frame before the content, bytes.</summary>
        internal const int ContentAt = 12;

        /// <summary>Length of the frame around the content, bytes.</summary>
        internal const int Overhead = ContentAt + ChecksumLength;

        /// <summary>Where the content begins in a record without a length, bytes.</summary>
        internal const int ContentWithoutLengthAt = 10;

        /// <summary>Length of the checksum, bytes.</summary>
        internal const int ChecksumLength = 2;

        private const int SequenceAt = 2;
        private const int FingerprintAt = 6;
        private const int LengthAt = 10;

        /// <summary>Puts the frame around the content of a record.</summary>
        /// <param name="record">The record, from its first byte to its last.</param>
        /// <param name="version">Kind and version: kind in the upper byte.</param>
        /// <param name="sequence">Sequence number.</param>
        /// <param name="fingerprint">Of the profile.</param>
        internal static void Seal(byte[] record, int version, int sequence, int fingerprint)
        {
            LittleEndian.Put(record, 0, 2, version);
            LittleEndian.Put(record, SequenceAt, 4, sequence);
            LittleEndian.Put(record, FingerprintAt, 4, fingerprint);
            LittleEndian.Put(record, LengthAt, 2, record.Length);
            int checksumAt = record.Length - ChecksumLength;
            LittleEndian.Put(record, checksumAt, ChecksumLength, Crc16.Of(record, checksumAt));
        }

        /// <summary>Whether the checksum at the end of a record is right.</summary>
        internal static bool IsWhole(byte[] record)
        {
            int checksumAt = record.Length - ChecksumLength;
            return LittleEndian.Get(record, checksumAt, ChecksumLength) == Crc16.Of(record, checksumAt);
        }

        /// <summary>Kind and version: kind in the upper byte.</summary>
        internal static int Version(byte[] record) => (int)LittleEndian.Get(record, 0, 2);

        /// <summary>Sequence number. It may wrap: of two records the newer has the larger one, by their difference.</summary>
        internal static int Sequence(byte[] record) => (int)LittleEndian.Get(record, SequenceAt, 4);

        /// <summary>Fingerprint of the profile it was written for.</summary>
        internal static int Fingerprint(byte[] record) => (int)LittleEndian.Get(record, FingerprintAt, 4);

        /// <summary>Length, bytes; without meaning in a record of a version without it.</summary>
        internal static int Length(byte[] record) => (int)LittleEndian.Get(record, LengthAt, 2);
    }
}
