using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// What all records have around them, little endian: version (2), sequence (4), fingerprint of the profile (4) at the start, CRC-16 of all
    /// before it (2) at the end. One that was cut while written, or is of another version, is refused whole.
    /// </summary>
    internal static class RecordFrame
    {
        /// <summary>Where the content begins, bytes.</summary>
        internal const int ContentAt = 10;

        /// <summary>Length of what is around the content, bytes.</summary>
        internal const int Overhead = ContentAt + 2;

        /// <summary>Puts the frame around a buffer's content.</summary>
        internal static void Seal(byte[] buffer, int version, int sequence, int fingerprint)
        {
            LittleEndian.Put(buffer, 0, 2, version);
            LittleEndian.Put(buffer, 2, 4, sequence);
            LittleEndian.Put(buffer, 6, 4, fingerprint);
            LittleEndian.Put(buffer, buffer.Length - 2, 2, Crc16.Of(buffer, buffer.Length - 2));
        }

        /// <summary>Whether a buffer holds a whole record of this version.</summary>
        internal static bool IsWhole(byte[] buffer, int version) =>
            LittleEndian.Get(buffer, 0, 2) == version && LittleEndian.Get(buffer, buffer.Length - 2, 2) == Crc16.Of(buffer, buffer.Length - 2);

        /// <summary>The higher of two is the newer, by difference: it may wrap.</summary>
        internal static int Sequence(byte[] buffer) => (int)LittleEndian.Get(buffer, 2, 4);

        /// <summary>Of the profile it was written for.</summary>
        internal static int Fingerprint(byte[] buffer) => (int)LittleEndian.Get(buffer, 6, 4);
    }
}
