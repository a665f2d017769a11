using Microbattery.Firmware.Numerics;

namespace Microbattery.Hal.Calibration
{
    /// <summary>
    /// The straight line through two points, each a converter code and the value that a reference meter displayed with it. It corrects
    /// the gain and offset errors of reference, divider, shunt and amplifier of one input at once.
    /// </summary>
    /// <remarks>Codes are in 1/256 of a converter step, so that the resolution that oversampling gains is kept.</remarks>
    public sealed class TwoPointCalibration
    {
        /// <summary>Units of a code in one converter step. Stored in calibration records: it does not change.</summary>
        public const int FractionsAStep = 256;

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

        /// <summary>Creates the line through two points.</summary>
        /// <param name="lowCode256ths">Code at the first point, 1/256 steps.</param>
        /// <param name="lowValue">Value at the first point, in the unit of the input.</param>
        /// <param name="highCode256ths">Code at the second point; above the first, by 2^30 at most.</param>
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

        /// <summary>Whether the two points make a line. An input whose line they do not make fails in every sample.</summary>
        public bool IsUsable => _codeSpan > 0 && _valueSpan != 0;

        /// <summary>Converts a code to a value, rounded to nearest, and limited to the range of int.</summary>
        /// <param name="code256ths">The code, 1/256 steps.</param>
        /// <returns>The value, in the unit of the input; 0 when the line is not usable.</returns>
        public int ValueAt(int code256ths)
        {
            // |span| <= 2^32 and |code - low| <= 2^30 (22 bit converters): the product stays below 2^62.
            return IsUsable
                ? IntegerMath.Saturate(LowValue + IntegerMath.DivideRounded((code256ths - (long)LowCode256ths) * _valueSpan, _codeSpan))
                : 0;
        }
    }
}
