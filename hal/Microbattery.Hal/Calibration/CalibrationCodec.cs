using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Hal.Calibration
{
    /// <summary>
    /// A calibration as bytes, little endian: version (2), sequence (4), fingerprint (4), taken (8), which inputs have a line (2; bit 0
    /// voltage, 1 fine current, 2 coarse current, 3 temperature), per input low code, low value, high code, high value (4 times 16), CRC-16
    /// of all before it (2).
    /// </summary>
    public static class CalibrationCodec
    {
        /// <summary>Length of a record, bytes.</summary>
        public const int Length = 86;

        private const int Kind = 0x4300;
        private const int Version = 1;
        private const int LinesAt = 20;
        private const int LineLength = 16;
        private const int ChecksumAt = Length - 2;

        /// <summary>Writes a record into a buffer.</summary>
        /// <param name="record">The record.</param>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        public static void Encode(CalibrationRecord record, byte[] buffer)
        {
            LittleEndian.Put(buffer, 0, 2, Kind | Version);
            LittleEndian.Put(buffer, 2, 4, record.Sequence);
            LittleEndian.Put(buffer, 6, 4, record.DesignFingerprint);
            LittleEndian.Put(buffer, 10, 8, record.TakenMilliseconds);
            int present = 0;
            for (int i = 0; i < 4; i++)
            {
                TwoPointCalibration line = record.Calibration.Find(FrontEndInput.Voltage + i);
                int at = LinesAt + (LineLength * i);
                present |= line == null ? 0 : 1 << i;
                LittleEndian.Put(buffer, at, 4, line == null ? 0 : line.LowCode256ths);
                LittleEndian.Put(buffer, at + 4, 4, line == null ? 0 : line.LowValue);
                LittleEndian.Put(buffer, at + 8, 4, line == null ? 0 : line.HighCode256ths);
                LittleEndian.Put(buffer, at + 12, 4, line == null ? 0 : line.HighValue);
            }

            LittleEndian.Put(buffer, 18, 2, present);
            LittleEndian.Put(buffer, ChecksumAt, 2, Crc16.Of(buffer, ChecksumAt));
        }

        /// <summary>Reads a record out of a buffer.</summary>
        /// <param name="buffer"><see cref="Length"/> bytes.</param>
        /// <param name="record">Filled when the buffer holds a whole record of this version; else left alone.</param>
        /// <returns><see cref="CalibrationFault.None"/>, <see cref="CalibrationFault.Missing"/> for storage never written (all bytes 0x00, or all
        /// 0xFF), <see cref="CalibrationFault.OtherVersion"/> or <see cref="CalibrationFault.Corrupt"/>.</returns>
        public static CalibrationFault Decode(byte[] buffer, CalibrationRecord record)
        {
            if (IsBlank(buffer))
            {
                return CalibrationFault.Missing;
            }

            int version = (int)LittleEndian.Get(buffer, 0, 2);
            if (version != (Kind | Version))
            {
                return (version & 0xFF00) == Kind ? CalibrationFault.OtherVersion : CalibrationFault.Corrupt;
            }

            if ((int)LittleEndian.Get(buffer, ChecksumAt, 2) != Crc16.Of(buffer, ChecksumAt))
            {
                return CalibrationFault.Corrupt;
            }

            record.Sequence = (int)LittleEndian.Get(buffer, 2, 4);
            record.DesignFingerprint = (int)LittleEndian.Get(buffer, 6, 4);
            record.TakenMilliseconds = LittleEndian.Get(buffer, 10, 8);
            record.Calibration = new FrontEndCalibration(); // the one before may be in use
            int present = (int)LittleEndian.Get(buffer, 18, 2);
            for (int i = 0; i < 4; i++)
            {
                int at = LinesAt + (LineLength * i);
                record.Calibration.Set(FrontEndInput.Voltage + i, (present & (1 << i)) == 0 ? null : new TwoPointCalibration(
                    (int)LittleEndian.Get(buffer, at, 4),
                    (int)LittleEndian.Get(buffer, at + 4, 4),
                    (int)LittleEndian.Get(buffer, at + 8, 4),
                    (int)LittleEndian.Get(buffer, at + 12, 4)));
            }

            return CalibrationFault.None;
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
