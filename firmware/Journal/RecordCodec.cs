using System;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Journal record as bytes, little endian, within the frame of every record: date (8), flags (2; bit 0 full, bit 1 last before sleep,
    /// bit 2 formed, bit 3 gauge unknown), latched faults (4), state block of the gauge (its version and its own length in its first two
    /// bytes). Later fields stand behind the block.
    /// </summary>
    public static class RecordCodec
    {
        /// <summary>Length of a record, bytes: with whole registers of 4 bytes it fits into the 128 of an STM32F7. A store whose slots are
        /// this long holds every record of the firmware, and held those of the version before.</summary>
        public const int Length = StateAt + FuelGauge.StateLength + RecordFrame.ChecksumLength;

        internal const int Version = 0x4D06;

        /// <summary>Length of the records of version 5, bytes.</summary>
        internal const int LengthBefore = 122;

        private const int VersionBefore = Version - 1;
        private const int FullFlag = 1;
        private const int LastFlag = 2;
        private const int FormedFlag = 4;
        private const int GaugeUnknownFlag = 8;
        private const int WrittenAt = RecordFrame.ContentAt;
        private const int FlagsAt = WrittenAt + 8;
        private const int FaultsAt = FlagsAt + 2;
        private const int StateAt = FaultsAt + 4;
        private const int StateLengthAt = 1; // in the block

        // Records of version 5: date (8), state of the gauge (96), flags (2), latched faults (4).
        private const int Gauge5At = RecordFrame.ContentWithoutLengthAt + 8;
        private const int Flags5At = Gauge5At + 96;
        private const int Faults5At = Flags5At + 2;

        /// <summary>Writes the content of a record into a buffer; the frame belongs to the slots it is kept in.</summary>
        /// <param name="record">The content.</param>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        public static void Encode(JournalRecord record, byte[] buffer)
        {
            int flags = (record.IsFull ? FullFlag : 0)
                | (record.IsLast ? LastFlag : 0)
                | (record.IsFormed ? FormedFlag : 0)
                | (record.IsGaugeUnknown ? GaugeUnknownFlag : 0);
            LittleEndian.Put(buffer, WrittenAt, 8, record.WrittenMilliseconds);
            LittleEndian.Put(buffer, FlagsAt, 2, flags);
            LittleEndian.Put(buffer, FaultsAt, 4, record.LatchedFaults);
            Array.Copy(record.GaugeState, 0, buffer, StateAt, FuelGauge.StateLength);

            // So that what stands behind the block is found, whatever is in it.
            buffer[StateAt + StateLengthAt] = FuelGauge.StateLength;
        }

        /// <summary>Reads a record, of this version or of the one before.</summary>
        /// <param name="buffer">All of the record, from its first byte to its last.</param>
        /// <param name="record">Filled when the buffer holds a whole record; else left alone.</param>
        /// <returns>Whether it did.</returns>
        public static bool TryDecode(byte[] buffer, JournalRecord record)
        {
            if (buffer.Length < LengthBefore || !RecordFrame.IsWhole(buffer))
            {
                return false;
            }

            int version = RecordFrame.Version(buffer);
            if (version == VersionBefore && buffer.Length == LengthBefore)
            {
                record.WrittenMilliseconds = LittleEndian.Get(buffer, RecordFrame.ContentWithoutLengthAt, 8);
                GetFlags(buffer, Flags5At, Faults5At, record);
                FuelGauge.ConvertState5(buffer, Gauge5At, record.GaugeState);
                return true;
            }

            int stateLength = buffer[StateAt + StateLengthAt];
            if (version != Version
                || RecordFrame.Length(buffer) != buffer.Length
                || stateLength < FuelGauge.StateLength
                || StateAt + stateLength + RecordFrame.ChecksumLength > buffer.Length)
            {
                return false;
            }

            record.WrittenMilliseconds = LittleEndian.Get(buffer, WrittenAt, 8);
            GetFlags(buffer, FlagsAt, FaultsAt, record);

            // Of a longer block what this gauge knows.
            Array.Copy(buffer, StateAt, record.GaugeState, 0, FuelGauge.StateLength);
            record.GaugeState[StateLengthAt] = FuelGauge.StateLength;
            return true;
        }

        private static void GetFlags(byte[] buffer, int flagsAt, int faultsAt, JournalRecord record)
        {
            int flags = (int)LittleEndian.Get(buffer, flagsAt, 2);
            record.IsFull = (flags & FullFlag) != 0;
            record.IsLast = (flags & LastFlag) != 0;
            record.IsFormed = (flags & FormedFlag) != 0;
            record.IsGaugeUnknown = (flags & GaugeUnknownFlag) != 0;
            record.LatchedFaults = (int)LittleEndian.Get(buffer, faultsAt, 4);
        }
    }
}
