using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Calibration;
using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    /// <summary>The limits of the calibration check, one step on either side of each.</summary>
    [TestClass]
    public class CalibrationLimitsTests
    {
        private const int Step = 256;
        private const int Lowest = 100;
        private const int Highest = 900;

        [TestMethod]
        [DataRow("at both ends", Lowest * Step, Highest * Step, (int)CalibrationFault.None)]
        [DataRow("first point below", (Lowest * Step) - 1, Highest * Step, (int)CalibrationFault.CodeOutOfRange)]
        [DataRow("second point above", Lowest * Step, (Highest * Step) + 1, (int)CalibrationFault.CodeOutOfRange)]
        [DataRow("first point above", (Highest * Step) + 1, Highest * Step, (int)CalibrationFault.CodeOutOfRange)]
        [DataRow("second point below", Lowest * Step, (Lowest * Step) - 1, (int)CalibrationFault.CodeOutOfRange)]
        public void Each_code_of_a_line_must_be_healthy(string points, int lowCode, int highCode, int expected)
        {
            AnalogInput nominal = Input(0);
            TwoPointCalibration line = new TwoPointCalibration(
                lowCode, nominal.Calibration.ValueAt(lowCode), highCode, nominal.Calibration.ValueAt(highCode));
            Assert.AreEqual(expected, (int)CalibrationCheck.CheckLine(nominal, line), points);
        }

        [TestMethod]
        [DataRow("lowest", Lowest * Step, (int)CalibrationFault.None)]
        [DataRow("below the lowest", (Lowest * Step) - 1, (int)CalibrationFault.CodeOutOfRange)]
        [DataRow("highest", Highest * Step, (int)CalibrationFault.None)]
        [DataRow("above the highest", (Highest * Step) + 1, (int)CalibrationFault.CodeOutOfRange)]
        public void The_code_of_a_single_point_must_be_healthy(string code, int code256ths, int expected)
        {
            AnalogInput nominal = Input(0);
            Assert.AreEqual(
                expected, (int)CalibrationCheck.CheckPoint(nominal, code256ths, nominal.Calibration.ValueAt(code256ths)), code);
        }

        [TestMethod]
        [DataRow("+3 %", 924000, (int)CalibrationFault.None)]
        [DataRow("above +3 %", 924001, (int)CalibrationFault.GainImplausible)]
        [DataRow("-3 %", 876000, (int)CalibrationFault.None)]
        [DataRow("below -3 %", 875999, (int)CalibrationFault.GainImplausible)]
        public void The_gain_may_be_off_by_its_tolerance_and_no_more(string gain, int highMicrovolts, int expected)
        {
            // 800 mV apart by the parts.
            TwoPointCalibration line = new TwoPointCalibration(100 * Step, 100000, 900 * Step, highMicrovolts);
            Assert.AreEqual(expected, (int)CalibrationCheck.CheckLine(Input(0), line), gain);
        }

        [TestMethod]
        [DataRow("10 mV and 3 % up", 13000, (int)CalibrationFault.None)]
        [DataRow("more up", 13001, (int)CalibrationFault.OffsetImplausible)]
        [DataRow("10 mV and 3 % down", -13000, (int)CalibrationFault.None)]
        [DataRow("more down", -13001, (int)CalibrationFault.OffsetImplausible)]
        public void The_first_point_may_be_off_by_its_tolerances_and_no_more(string offset, int microvolts, int expected)
        {
            // 100 mV by the parts: 10 mV and 3 mV. The second point, at 900 mV, may be off by 37 mV.
            TwoPointCalibration line = new TwoPointCalibration(100 * Step, 100000 + microvolts, 900 * Step, 900000 + microvolts);
            Assert.AreEqual(expected, (int)CalibrationCheck.CheckLine(Input(0), line), offset);
            Assert.AreEqual(expected, (int)CalibrationCheck.CheckPoint(Input(0), 100 * Step, 100000 + microvolts), offset);
        }

        [TestMethod]
        [DataRow("10 mV up", 10000, (int)CalibrationFault.None)]
        [DataRow("more up", 10001, (int)CalibrationFault.OffsetImplausible)]
        [DataRow("10 mV down", -10000, (int)CalibrationFault.None)]
        [DataRow("more down", -10001, (int)CalibrationFault.OffsetImplausible)]
        public void The_second_point_may_be_off_by_its_tolerances_and_no_more(string offset, int value, int expected)
        {
            // From -800 to 0 by the parts: the first point may be off by 10 and 24, the second, at zero, by 10.
            TwoPointCalibration line = new TwoPointCalibration(100 * Step, -800000 + value, 900 * Step, value);
            Assert.AreEqual(expected, (int)CalibrationCheck.CheckLine(Input(-900000), line), offset);
        }

        [TestMethod]
        [DataRow("the least distance", 500000, (int)CalibrationFault.None)]
        [DataRow("less", 499999, (int)CalibrationFault.PointsTooClose)]
        public void Points_are_at_least_as_far_apart_as_the_input_needs(string distance, int microvolts, int expected)
        {
            TwoPointCalibration line = new TwoPointCalibration(100 * Step, 100000, 600 * Step, 100000 + microvolts);
            Assert.AreEqual(expected, (int)CalibrationCheck.CheckLine(Input(0), line), distance);
        }

        [TestMethod]
        [DataRow("one code", 500 * Step, 500 * Step, 0, 600000, (int)CalibrationFault.PointsTooClose)]
        [DataRow("one code, values fall", 500 * Step, 500 * Step, 600000, 0, (int)CalibrationFault.PointsTooClose)]
        [DataRow("points in the wrong order", 900 * Step, 100 * Step, 900000, 100000, (int)CalibrationFault.PointsTooClose)]
        [DataRow("values fall", 100 * Step, 101 * Step, 900000, 100000, (int)CalibrationFault.Reversed)]
        public void Points_that_make_no_line_are_refused(
            string points, int lowCode, int highCode, int lowValue, int highValue, int expected)
        {
            TwoPointCalibration line = new TwoPointCalibration(lowCode, lowValue, highCode, highValue);
            Assert.AreEqual(expected, (int)CalibrationCheck.CheckLine(Input(0), line), points);
        }

        [TestMethod]
        public void An_input_that_the_chip_does_not_have_cannot_be_calibrated()
        {
            AnalogInput none = MonitorDesign.CreateIna226(47000).CreateNominalFrontEnd().FineCurrent;
            TwoPointCalibration line = new TwoPointCalibration(-30000 * Step, -1000, 30000 * Step, 1000);
            Assert.AreEqual((int)CalibrationFault.PointsTooClose, (int)CalibrationCheck.CheckLine(none, line));
        }

        [TestMethod]
        public void Tolerances_of_amplifiers_follow_from_their_parts()
        {
            FrontEnd frontEnd = CalibrationCheckTests.Amplifiers().CreateNominalFrontEnd();
            IsTolerance(frontEnd.Voltage, 30000, 30000, 500000);
            IsTolerance(frontEnd.FineCurrent, 30000, 50000, 165001); // 50 mV across 50 * 20 ohm; a tenth of 1.65 mA
            IsTolerance(frontEnd.CoarseCurrent, 30000, 500000, 1650001);
            IsTolerance(frontEnd.Temperature, 50000, 25000, 80000);
        }

        [TestMethod]
        public void Tolerances_of_monitors_follow_from_chip_and_shunt()
        {
            FrontEnd ina228 = MonitorDesign.CreateIna228(100000).CreateNominalFrontEnd();
            IsTolerance(ina228.Voltage, 5000, 10000, 500000);
            IsTolerance(ina228.FineCurrent, 30000, 1000, 40960); // 0.1 mV across 100 ohm; a tenth of 0.41 mA
            IsTolerance(ina228.CoarseCurrent, 30000, 1000, 163840);
            IsTolerance(ina228.Temperature, 50000, 5000, 8000);
            FrontEnd ina226 = MonitorDesign.CreateIna226(50000).CreateNominalFrontEnd();
            IsTolerance(ina226.Voltage, 5000, 15000, 500000);
            IsTolerance(ina226.CoarseCurrent, 30000, 20000, 163836); // 1 mV across 50 ohm
            IsTolerance(ina226.Temperature, 50000, 25000, 80000);
        }

        [TestMethod]
        [DataRow((int)CalibrationFault.CodeOutOfRange, 99, 0, 900, 0, "code 99, healthy are 100 to 900")]
        [DataRow((int)CalibrationFault.CodeOutOfRange, 100, 0, 901, 0, "code 901, healthy are 100 to 900")]
        [DataRow((int)CalibrationFault.PointsTooClose, 100, 7, 500, 17, "points 10 apart, at least 500000")]
        [DataRow((int)CalibrationFault.Reversed, 100, 9, 500, 2, "from the lower code to the higher one the value changes by -7")]
        [DataRow(
            (int)CalibrationFault.GainImplausible, 100, 0, 200, 5, "points 5 apart, by the parts 100000, which may be off by 30000 ppm")]
        [DataRow((int)CalibrationFault.OffsetImplausible, 100, 5, 900, 9, "value 5, by the parts 100000, which may be off by 13000")]
        [DataRow((int)CalibrationFault.OffsetImplausible, 100, 100000, 900, 9, "value 9, by the parts 900000, which may be off by 37000")]
        [DataRow((int)CalibrationFault.NotStored, 100, 0, 900, 0, "")]
        public void What_was_found_and_expected_is_named(int fault, int lowStep, int low, int highStep, int high, string expected)
        {
            TwoPointCalibration line = new TwoPointCalibration(lowStep * Step, low, highStep * Step, high);
            Assert.AreEqual(expected, CalibrationCheck.Found(Input(0), line, (CalibrationFault)fault));
        }

        [TestMethod]
        public void Every_fault_has_words_and_advice_of_its_own()
        {
            for (int fault = (int)CalibrationFault.Missing; fault <= (int)CalibrationFault.NotStored; fault++)
            {
                Assert.IsTrue(CalibrationCheck.Advice((CalibrationFault)fault).Length > 0, fault.ToString());
                for (int other = (int)CalibrationFault.None; other < fault; other++)
                {
                    Assert.IsTrue(
                        CalibrationCheck.Text((CalibrationFault)fault) != CalibrationCheck.Text((CalibrationFault)other), fault.ToString());
                }
            }
        }

        /// <summary>1000 a step, 3 % and 10 000 of tolerance, points 500 000 apart or more.</summary>
        private static AnalogInput Input(int valueAtZero) => new AnalogInput(
            0,
            Lowest,
            ReadingFault.SaturatedLow,
            Highest,
            ReadingFault.SaturatedHigh,
            1000,
            new TwoPointCalibration(0, valueAtZero, 1000 * Step, valueAtZero + 1000000))
        {
            GainTolerancePpm = 30000,
            OffsetTolerance = 10000,
            LeastSpan = 500000,
        };

        private static void IsTolerance(AnalogInput input, int gainPpm, int offset, int leastSpan)
        {
            Assert.AreEqual(gainPpm, input.GainTolerancePpm);
            Assert.AreEqual(offset, input.OffsetTolerance);
            Assert.AreEqual(leastSpan, input.LeastSpan);
        }
    }
}
