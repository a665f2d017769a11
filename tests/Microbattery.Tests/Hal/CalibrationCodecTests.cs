using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class CalibrationCodecTests
    {
        [TestMethod]
        [DataRow("no line", 0)]
        [DataRow("voltage", 1)]
        [DataRow("fine current", 2)]
        [DataRow("coarse current", 4)]
        [DataRow("temperature", 8)]
        [DataRow("all lines", 15)]
        public void A_record_is_read_back_as_it_was_written(string lines, int present)
        {
            FrontEndCalibration calibration = new FrontEndCalibration();
            for (int i = 0; i < 4; i++)
            {
                if ((present & (1 << i)) != 0)
                {
                    calibration.Set(FrontEndInput.Voltage + i, new TwoPointCalibration((100 * i) + 1, -i - 2, (100 * i) + 3, i + 4));
                }
            }

            byte[] buffer = new byte[CalibrationCodec.Length];
            CalibrationRecord written = new CalibrationRecord
            {
                Sequence = -5,
                DesignFingerprint = -2147483648,
                TakenMilliseconds = 9000000000000000000L,
                Calibration = calibration,
            };
            CalibrationCodec.Encode(written, buffer);
            Assert.AreEqual((int)CalibrationFault.None, (int)CalibrationCodec.Decode(buffer, out CalibrationRecord read), lines);
            Assert.AreEqual(-5, read.Sequence);
            Assert.AreEqual(-2147483648, read.DesignFingerprint);
            Assert.AreEqual(9000000000000000000L, read.TakenMilliseconds);
            Assert.IsTrue((present == 0) == read.Calibration.IsNominal, lines);
            for (int i = 0; i < 4; i++)
            {
                TwoPointCalibration line = read.Calibration.Find(FrontEndInput.Voltage + i);
                Assert.IsTrue(((present & (1 << i)) != 0) == (line != null), lines);
                if (line != null)
                {
                    Assert.AreEqual((100 * i) + 1, line.LowCode256ths);
                    Assert.AreEqual(-i - 2, line.LowValue);
                    Assert.AreEqual((100 * i) + 3, line.HighCode256ths);
                    Assert.AreEqual(i + 4, line.HighValue);
                }
            }
        }

        [TestMethod]
        [DataRow("all bytes 0x00", 0, 0, (int)CalibrationFault.Missing)]
        [DataRow("all bytes 0xFF", 255, 255, (int)CalibrationFault.Missing)]
        [DataRow("another byte everywhere", 0x55, 0x55, (int)CalibrationFault.Corrupt)]
        [DataRow("0x00 but for the last byte", 0, 1, (int)CalibrationFault.Corrupt)]
        [DataRow("0xFF but for the last byte", 255, 254, (int)CalibrationFault.Corrupt)]
        public void Storage_is_empty_when_no_byte_was_ever_written(string content, int fill, int last, int expected)
        {
            byte[] buffer = new byte[CalibrationCodec.Length];
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = (byte)fill;
            }

            buffer[buffer.Length - 1] = (byte)last;
            Assert.AreEqual(expected, (int)CalibrationCodec.Decode(buffer, out CalibrationRecord record), content);
            Assert.IsNull(record, content);
        }

        [TestMethod]
        public void A_buffer_of_another_length_is_refused()
        {
            byte[] shorter = new byte[CalibrationCodec.Length - 1];
            byte[] longer = new byte[CalibrationCodec.Length + 1];
            Assert.ThrowsException(typeof(ArgumentException), () => CalibrationCodec.Encode(new CalibrationRecord(), shorter));
            Assert.ThrowsException(typeof(ArgumentException), () => CalibrationCodec.Encode(new CalibrationRecord(), longer));
            Assert.ThrowsException(typeof(ArgumentException), () => CalibrationCodec.Decode(shorter, out CalibrationRecord _));
            Assert.ThrowsException(typeof(ArgumentNullException), () => CalibrationCodec.Decode(null, out CalibrationRecord _));
            Assert.ThrowsException(
                typeof(ArgumentNullException), () => CalibrationCodec.Encode(null, new byte[CalibrationCodec.Length]));
        }

        [TestMethod]
        [DataRow((int)FrontEndInput.None)]
        [DataRow((int)FrontEndInput.Temperature + 1)]
        public void What_is_not_an_input_has_no_line(int input)
        {
            FrontEndCalibration calibration = new FrontEndCalibration();
            Assert.IsNull(calibration.Find((FrontEndInput)input));
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => calibration.Set((FrontEndInput)input, null));
        }
    }
}
