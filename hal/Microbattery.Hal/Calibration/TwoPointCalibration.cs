using Microbattery.Firmware.Numerics;

namespace Microbattery.Hal.Calibration
{
    /// <summary>
    /// The straight line through two points, each a converter code and the value a reference meter showed with it. It takes
    /// in the reference voltage, divider, shunt, amplifier, gain and offset errors of one input at once.
    /// </summary>
    /// <remarks>Codes are in 1/256 of a converter step, so that what oversampling gains is kept.</remarks>
    public sealed class TwoPointCalibration
    {
        /// <summary>Code at the first point, 1/256 steps.</summary>
        public readonly int LowCode256ths;

        /// <summary>Value at the first point, in the unit of the input.</summary>
        public readonly int LowValue;

        /// <summary>Code at the second point, 1/256 steps.</summary>
        public readonly int HighCode256ths;

        /// <summary>Value at the second point, in the unit of the input.</summary>
        public readonly int HighValue;

        private readonly long _valueSpan;
        private readonly int _codeSpan;

        /// <summary>The line through two points.</summary>
        /// <param name="lowCode256ths">Code at the first point, 1/256 steps.</param>
        /// <param name="lowValue">Value at the first point, in the unit of the input.</param>
        /// <param name="highCode256ths">Code at the second point; above the first. At most 2^30 from it.</param>
        /// <param name="highValue">Value at the second point; differs from the first.</param>
        public TwoPointCalibration(int lowCode256ths, int lowValue, int highCode256ths, int highValue)
        {
            LowCode256ths = lowCode256ths;
            LowValue = lowValue;
            HighCode256ths = highCode256ths;
            HighValue = highValue;
            _codeSpan = highCode256ths - lowCode256ths;
            _valueSpan = (long)highValue - lowValue;
        }

        /// <summary>Whether the two points make a line. One that does not reads nothing.</summary>
        public bool IsUsable => _codeSpan > 0 && _valueSpan != 0;

        /// <summary>The value at a code, rounded to nearest, held within int.</summary>
        /// <param name="code256ths">The code, 1/256 steps.</param>
        /// <returns>The value, in the unit of the input. 0 when the calibration is not usable.</returns>
        public int ValueAt(int code256ths)
        {
            // |span| <= 2^32 and |code - low| <= 2^30 (22 bit converters): the product stays below 2^62.
            return IsUsable
                ? IntegerMath.Saturate(LowValue + IntegerMath.DivideRounded((code256ths - (long)LowCode256ths) * _valueSpan, _codeSpan))
                : 0;
        }
    }
}
