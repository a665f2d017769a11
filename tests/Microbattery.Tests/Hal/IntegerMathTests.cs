using Microbattery.Firmware.Numerics;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class IntegerMathTests
    {
        [TestMethod]
        [DataRow(7L, 2L, 4L)]
        [DataRow(-7L, 2L, -4L)]
        [DataRow(6L, 4L, 2L)]
        [DataRow(5L, 4L, 1L)]
        [DataRow(0L, 9L, 0L)]
        public void DivideRounded_rounds_to_nearest_and_halves_away_from_zero(long dividend, long divisor, long expected)
        {
            Assert.AreEqual(expected, IntegerMath.DivideRounded(dividend, divisor));
        }

        [TestMethod]
        public void SquareRoot_is_the_largest_root_that_fits_from_any_initial_value()
        {
            long[] values = { 0, 1, 2, 3, 4, 24, 25, 26, 999999, 1000000, 1000000000000000000L, 3999999999999999999L };
            long[] guesses = { 0, -5, 1, 3, 1000, 2000000000L, long.MaxValue };
            for (int i = 0; i < values.Length; i++)
            {
                for (int j = 0; j < guesses.Length; j++)
                {
                    long root = IntegerMath.SquareRoot(values[i], guesses[j]);
                    Assert.IsTrue(root * root <= values[i] && (root + 1) * (root + 1) > values[i]);
                }
            }
        }
    }
}
