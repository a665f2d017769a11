using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>Converts a calibration record to bytes and back.</summary>
    /// <remarks>
    /// Little endian: version (2 bytes), sequence (4), fingerprint (4), taken (8), which inputs have a line (2; bit 0 voltage, 1 fine
    /// current, 2 coarse current, 3 temperature), for each input low code, low value, high code, high value (4 times 16), CRC-16 of all
    /// before it (2).
    /// </remarks>
    public static class CalibrationCodec
    {
        /// <summary>Length of a record, bytes.</summary>
        public const int Length = 86;

        private const int Kind = 0x4300; // upper byte of the version: "C", so that a record of another kind is no calibration
        private const int KindMask = 0xFF00;
        private const int Version = 1;
        private const int VersionAt = 0;
        private const int SequenceAt = 2;
        private const int FingerprintAt = 6;
        private const int TakenAt = 10;
        private const int PresentAt = 18;
        private const int LinesAt = 20;
        private const int LineLength = 16;
        private const int LineCount = 4;
        private const int ChecksumAt = Length - 2;

        /// <summary>Writes a record into a buffer.</summary>
        /// <param name="record">The record.</param>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
        /// <exception cref="ArgumentException">The buffer has another length.</exception>
        public static void Encode(CalibrationRecord record, byte[] buffer)
        {
            ArgumentNullException.ThrowIfNull(record, nameof(record));
            CheckLength(buffer);
            LittleEndian.Put(buffer, VersionAt, 2, Kind | Version);
            LittleEndian.Put(buffer, SequenceAt, 4, record.Sequence);
            LittleEndian.Put(buffer, FingerprintAt, 4, record.DesignFingerprint);
            LittleEndian.Put(buffer, TakenAt, 8, record.TakenMilliseconds);
            int present = 0;
            for (int i = 0; i < LineCount; i++)
            {
                TwoPointCalibration line = record.Calibration.Find(FrontEndInput.Voltage + i);
                int at = LinesAt + (LineLength * i);
                present |= line == null ? 0 : 1 << i;
                LittleEndian.Put(buffer, at, 4, line == null ? 0 : line.LowCode256ths);
                LittleEndian.Put(buffer, at + 4, 4, line == null ? 0 : line.LowValue);
                LittleEndian.Put(buffer, at + 8, 4, line == null ? 0 : line.HighCode256ths);
                LittleEndian.Put(buffer, at + 12, 4, line == null ? 0 : line.HighValue);
            }

            LittleEndian.Put(buffer, PresentAt, 2, present);
            LittleEndian.Put(buffer, ChecksumAt, 2, Crc16.Of(buffer, ChecksumAt));
        }

        /// <summary>Reads a record from a buffer.</summary>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        /// <param name="record">A new record when the buffer holds one of this version, undamaged; else null.</param>
        /// <returns><see cref="CalibrationFault.None"/>; <see cref="CalibrationFault.Missing"/> for storage that was never written (all
        /// bytes 0x00, or all 0xFF); <see cref="CalibrationFault.OtherVersion"/>; or <see cref="CalibrationFault.Corrupt"/>.</returns>
        /// <exception cref="ArgumentNullException">The buffer is missing.</exception>
        /// <exception cref="ArgumentException">The buffer has another length.</exception>
        public static CalibrationFault Decode(byte[] buffer, out CalibrationRecord record)
        {
            CheckLength(buffer);
            record = null;
            if (IsBlank(buffer))
            {
                return CalibrationFault.Missing;
            }

            int version = (int)LittleEndian.Get(buffer, VersionAt, 2);
            if (version != (Kind | Version))
            {
                return (version & KindMask) == Kind ? CalibrationFault.OtherVersion : CalibrationFault.Corrupt;
            }

            if ((int)LittleEndian.Get(buffer, ChecksumAt, 2) != Crc16.Of(buffer, ChecksumAt))
            {
                return CalibrationFault.Corrupt;
            }

            FrontEndCalibration calibration = new FrontEndCalibration();
            int present = (int)LittleEndian.Get(buffer, PresentAt, 2);
            for (int i = 0; i < LineCount; i++)
            {
                int at = LinesAt + (LineLength * i);
                calibration.Set(FrontEndInput.Voltage + i, (present & (1 << i)) == 0 ? null : new TwoPointCalibration(
                    (int)LittleEndian.Get(buffer, at, 4),
                    (int)LittleEndian.Get(buffer, at + 4, 4),
                    (int)LittleEndian.Get(buffer, at + 8, 4),
                    (int)LittleEndian.Get(buffer, at + 12, 4)));
            }

            record = new CalibrationRecord
            {
                Sequence = (int)LittleEndian.Get(buffer, SequenceAt, 4),
                DesignFingerprint = (int)LittleEndian.Get(buffer, FingerprintAt, 4),
                TakenMilliseconds = LittleEndian.Get(buffer, TakenAt, 8),
                Calibration = calibration,
            };
            return CalibrationFault.None;
        }

        private static void CheckLength(byte[] buffer)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (buffer.Length != Length)
            {
                throw new ArgumentException(
                    "Buffer has " + buffer.Length.ToString() + " bytes; a calibration record has " + Length.ToString(), nameof(buffer));
            }
        }

        private static bool IsBlank(byte[] buffer)
        {
            byte first = buffer[0];
            for (int i = 1; i < Length; i++)
            {
                if (buffer[i] != first)
                {
                    return false;
                }
            }

            return first == 0 || first == 0xFF;
        }
    }
}
