using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>One converter input: its channel, the codes that a healthy sensor gives, what the codes mean, and what a calibration may
    /// change.</summary>
    public sealed class AnalogInput
    {
        /// <summary>Converter channel number.</summary>
        public readonly int Channel;

        /// <summary>Smallest code of a healthy sensor, converter steps.</summary>
        public readonly int LowestCode;

        /// <summary>Largest code of a healthy sensor, converter steps.</summary>
        public readonly int HighestCode;

        /// <summary>What a code below <see cref="LowestCode"/> means on this input.</summary>
        public readonly ReadingFault FaultBelow;

        /// <summary>What a code above <see cref="HighestCode"/> means on this input.</summary>
        public readonly ReadingFault FaultAbove;

        /// <summary>Largest difference between the conversions of one burst, converter steps. More is noise, not a value.</summary>
        public readonly int LargestSpread;

        /// <summary>The line from codes to values.</summary>
        public readonly TwoPointCalibration Calibration;

        /// <summary>Creates an input.</summary>
        /// <param name="channel">Converter channel number.</param>
        /// <param name="lowestCode">Smallest healthy code, steps.</param>
        /// <param name="faultBelow">What a smaller one means.</param>
        /// <param name="highestCode">Largest healthy code, steps.</param>
        /// <param name="faultAbove">What a larger one means.</param>
        /// <param name="largestSpread">Largest healthy difference between the conversions of one burst, steps.</param>
        /// <param name="calibration">The line from codes to values.</param>
        /// <exception cref="ArgumentNullException">The line is missing.</exception>
        public AnalogInput(
            int channel,
            int lowestCode,
            ReadingFault faultBelow,
            int highestCode,
            ReadingFault faultAbove,
            int largestSpread,
            TwoPointCalibration calibration)
        {
            ArgumentNullException.ThrowIfNull(calibration, nameof(calibration));
            Channel = channel;
            LowestCode = lowestCode;
            FaultBelow = faultBelow;
            HighestCode = highestCode;
            FaultAbove = faultAbove;
            LargestSpread = largestSpread;
            Calibration = calibration;
        }

        /// <summary>Largest gain error of its parts, ppm of nominal: how far the gain of a calibration may be from nominal.</summary>
        public int GainTolerancePpm { get; init; }

        /// <summary>Largest error of its zero, beside the gain error, in the unit of the input: how far a calibration may move the
        /// zero.</summary>
        public int OffsetTolerance { get; init; }

        /// <summary>Least difference between two calibration points, in the unit of the input, above 0. Points closer than this leave the
        /// gain to their own errors.</summary>
        public int LeastSpan { get; init; } = 1;
    }
}
