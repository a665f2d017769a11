using Microbattery.Firmware.Numerics;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class IntegerMathLimitsTests
    {
        [TestMethod]
        [DataRow(0L, 0)]
        [DataRow(2147483647L, 2147483647)]
        [DataRow(2147483648L, 2147483647)]
        [DataRow(9223372036854775807L, 2147483647)]
        [DataRow(-2147483648L, -2147483648)]
        [DataRow(-2147483649L, -2147483648)]
        [DataRow(-9223372036854775808L, -2147483648)]
        public void Saturate_limits_the_value_to_the_range_of_int(long value, int expected)
        {
            Assert.AreEqual(expected, IntegerMath.Saturate(value));
        }

        [TestMethod]
        [DataRow(4L, 5L)]
        [DataRow(5L, 5L)]
        [DataRow(7L, 7L)]
        [DataRow(9L, 9L)]
        [DataRow(10L, 9L)]
        public void Clamp_gives_the_nearest_value_in_the_range(long value, long expected)
        {
            Assert.AreEqual(expected, IntegerMath.Clamp(value, 5, 9));
        }

        [TestMethod]
        public void Abs_takes_int_MinValue_too()
        {
            Assert.AreEqual(2147483648L, IntegerMath.Abs(int.MinValue));
            Assert.AreEqual(3L, IntegerMath.Abs(3));
        }

        [TestMethod]
        public void DivideRounded_does_not_wrap_at_its_stated_limits()
        {
            long most = 1L << 62;
            Assert.AreEqual(1L, IntegerMath.DivideRounded(most, most));
            Assert.AreEqual(-1L, IntegerMath.DivideRounded(-most, most));
            Assert.AreEqual(most, IntegerMath.DivideRounded(most, 1));
        }
    }
}
