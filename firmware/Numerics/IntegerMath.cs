namespace Microbattery.Firmware.Numerics
{
    /// <summary>Integer arithmetic that neither wraps nor traps: the same result to the last bit on every runtime.</summary>
    public static class IntegerMath
    {
        /// <summary>Parts per million in a whole: the scale of all ratios in ppm.</summary>
        public const int Million = 1000000;

        // Largest root of a long: floor(sqrt(2^63 - 1)).
        private const long LargestRoot = 3037000499;

        /// <summary>Quotient rounded to nearest, halves away from zero.</summary>
        /// <param name="dividend">Magnitude at most 2^62, so that adding half a divisor cannot wrap.</param>
        /// <param name="divisor">1 to 2^62.</param>
        /// <returns>The quotient.</returns>
        public static long DivideRounded(long dividend, long divisor) =>
            (dividend >= 0 ? dividend + (divisor >> 1) : dividend - (divisor >> 1)) / divisor;

        /// <summary>The nearest value that an int can hold.</summary>
        /// <param name="value">Any value.</param>
        /// <returns>The value, or the limit of int that it exceeds.</returns>
        public static int Saturate(long value)
        {
            if (value > int.MaxValue)
            {
                return int.MaxValue;
            }

            return value < int.MinValue ? int.MinValue : (int)value;
        }

        /// <summary>The nearest value in a range.</summary>
        /// <param name="value">Any value.</param>
        /// <param name="lowest">Lower limit.</param>
        /// <param name="highest">Upper limit, not below the lower.</param>
        /// <returns>The value, or the limit that it exceeds.</returns>
        public static long Clamp(long value, long lowest, long highest)
        {
            if (value < lowest)
            {
                return lowest;
            }

            return value > highest ? highest : value;
        }

        /// <summary>Magnitude.</summary>
        /// <param name="value">Any value above long.MinValue.</param>
        /// <returns>The value without its sign.</returns>
        public static long Abs(long value) => value < 0 ? -value : value;

        /// <summary>Square root rounded down, by Newton's iteration from a start value (Zimmermann, "Karatsuba Square Root", section
        /// 1).</summary>
        /// <param name="value">0 to 9.2e18; less than 0 counts as 0.</param>
        /// <param name="start">Start value. Any value works; near the root it takes one or two iterations.</param>
        /// <returns>The largest r with r * r at most value.</returns>
        public static long SquareRoot(long value, long start)
        {
            if (value <= 0)
            {
                return 0;
            }

            // One iteration from any positive start lands at or above the root; from there the iteration falls until it is at the root.
            long root = start < 1 ? 1 : Clamp(start, 1, LargestRoot);
            root = (root + (value / root)) >> 1;
            if (root < 1)
            {
                root = 1;
            }

            while (true)
            {
                long next = (root + (value / root)) >> 1;
                if (next >= root)
                {
                    return root;
                }

                root = next;
            }
        }
    }
}
