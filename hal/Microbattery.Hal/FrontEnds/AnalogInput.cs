using Microbattery.Firmware.Measurement;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>One converter input: where it is, which codes it can give when its sensor is well, and what they mean.</summary>
    public sealed class AnalogInput
    {
        /// <summary>Converter channel number.</summary>
        public readonly int Channel;

        /// <summary>Smallest single code a healthy sensor gives, converter steps.</summary>
        public readonly int LowestCode;

        /// <summary>Largest single code a healthy sensor gives, converter steps.</summary>
        public readonly int HighestCode;

        /// <summary>What a code below <see cref="LowestCode"/> means on this input.</summary>
        public readonly ReadingFault FaultBelow;

        /// <summary>What a code above <see cref="HighestCode"/> means on this input.</summary>
        public readonly ReadingFault FaultAbove;

        /// <summary>Largest distance between the samples of one look, converter steps, before they are no one value.</summary>
        public readonly int LargestSpread;

        /// <summary>What the codes mean.</summary>
        public readonly TwoPointCalibration Calibration;

        /// <summary>How far the gain of its parts may be off nominal, ppm: what a calibration may say.</summary>
        public int GainTolerancePpm;

        /// <summary>How far its zero may be off nominal, in the unit of the input, beside the gain.</summary>
        public int OffsetTolerance;

        /// <summary>The least distance between two points that say what the gain is, in the unit of the input, above 0.</summary>
        public int LeastSpan = 1;

        /// <summary>Describes an input.</summary>
        /// <param name="channel">Converter channel number.</param>
        /// <param name="lowestCode">Smallest healthy code, steps.</param>
        /// <param name="faultBelow">What less means.</param>
        /// <param name="highestCode">Largest healthy code, steps.</param>
        /// <param name="faultAbove">What more means.</param>
        /// <param name="largestSpread">Largest healthy distance between samples of one look, steps.</param>
        /// <param name="calibration">What the codes mean.</param>
        public AnalogInput(
            int channel,
            int lowestCode,
            ReadingFault faultBelow,
            int highestCode,
            ReadingFault faultAbove,
            int largestSpread,
            TwoPointCalibration calibration)
        {
            Channel = channel;
            LowestCode = lowestCode;
            FaultBelow = faultBelow;
            HighestCode = highestCode;
            FaultAbove = faultAbove;
            LargestSpread = largestSpread;
            Calibration = calibration;
        }
    }
}
