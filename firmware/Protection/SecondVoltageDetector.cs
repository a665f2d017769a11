using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>Do two ways of measuring the cell voltage agree? Where they do not a reference has drifted, or one of the inputs.</summary>
    /// <remarks>Cannot see anything on a board with one way, nor a drift that both share, as of a divider in front of both.</remarks>
    public sealed class SecondVoltageDetector
    {
        private int _disagreementMicrovolts;

        /// <summary>How far the two are apart, µV; 0 where there is one way, int.MaxValue where the second fails.</summary>
        public int DisagreementMicrovolts => _disagreementMicrovolts;

        /// <summary>Takes one sample.</summary>
        /// <param name="voltage">Cell voltage, µV; without a valid one nothing is said.</param>
        /// <param name="second">Cell voltage by the second way, µV.</param>
        /// <param name="isKnown">Whether voltage and current are both of this sample.</param>
        public void Update(Reading voltage, Reading second, bool isKnown)
        {
            if (!isKnown)
            {
                _disagreementMicrovolts = 0;
            }
            else if (second.State == ReadingState.Valid)
            {
                _disagreementMicrovolts = IntegerMath.Saturate(IntegerMath.Abs((long)second.Value - voltage.Value));
            }
            else if (second.State == ReadingState.Failed)
            {
                // A board that has a second way and cannot go it does not know that the first is right.
                _disagreementMicrovolts = int.MaxValue;
            }
        }
    }
}
