using Microbattery.Hal.Calibration;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class TwoPointCalibrationTests
    {
        [TestMethod]
        [DataRow(0, 0, 1048320, 6600000)]
        [DataRow(1000, -500, 900000, 2147483647)]
        [DataRow(12345, 3000000, 54321, -3000000)]
        [DataRow(256, -2147483648, 16776960, 2147483647)]
        [DataRow(-8388608, -2000000000, 8388607, 2000000000)]
        public void The_line_is_exact_at_both_points(int lowCode, int lowValue, int highCode, int highValue)
        {
            TwoPointCalibration calibration = new TwoPointCalibration(lowCode, lowValue, highCode, highValue);
            Assert.IsTrue(calibration.IsUsable);
            Assert.AreEqual(lowValue, calibration.ValueAt(lowCode));
            Assert.AreEqual(highValue, calibration.ValueAt(highCode));
        }

        [TestMethod]
        [DataRow(384, 1500)]
        [DataRow(768, 3000)]
        [DataRow(0, 0)]
        [DataRow(-256, -1000)]
        public void The_line_is_straight_between_and_beyond_the_points(int code, int expected)
        {
            Assert.AreEqual(expected, new TwoPointCalibration(256, 1000, 512, 2000).ValueAt(code));
        }

        [TestMethod]
        public void The_value_is_rounded_to_nearest()
        {
            TwoPointCalibration calibration = new TwoPointCalibration(0, 0, 3, 10);
            Assert.AreEqual(3, calibration.ValueAt(1));
            Assert.AreEqual(7, calibration.ValueAt(2));
            Assert.AreEqual(-3, calibration.ValueAt(-1));
            Assert.AreEqual(-7, calibration.ValueAt(-2));
        }

        [TestMethod]
        public void Resolves_a_256th_of_a_step_of_a_16_bit_converter()
        {
            TwoPointCalibration calibration = new TwoPointCalibration(0, 0, 65535 * 256, 65535 * 25600);
            Assert.AreEqual(40000 * 25600, calibration.ValueAt(40000 * 256));
            Assert.AreEqual((40000 * 25600) + 100, calibration.ValueAt((40000 * 256) + 1));
        }

        [TestMethod]
        public void The_value_is_limited_to_the_range_of_int()
        {
            TwoPointCalibration steep = new TwoPointCalibration(0, int.MinValue, 1, int.MaxValue);
            Assert.AreEqual(int.MaxValue, steep.ValueAt(1 << 30));
            Assert.AreEqual(int.MinValue, steep.ValueAt(-(1 << 30)));
        }

        [TestMethod]
        [DataRow(100, 0, 100, 5000)]
        [DataRow(200, 0, 100, 5000)]
        [DataRow(100, 5000, 200, 5000)]
        public void Points_that_make_no_line_are_not_usable_and_read_0(int lowCode, int lowValue, int highCode, int highValue)
        {
            TwoPointCalibration calibration = new TwoPointCalibration(lowCode, lowValue, highCode, highValue);
            Assert.IsFalse(calibration.IsUsable);
            Assert.AreEqual(0, calibration.ValueAt(150));
        }
    }
}
