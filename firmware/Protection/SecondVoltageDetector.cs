using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>Compares two measurements of the cell voltage: a difference shows that a reference or an input has drifted.</summary>
    /// <remarks>Cannot see anything on a board with one measurement, nor a drift that both share, such as that of a common
    /// divider.</remarks>
    public sealed class SecondVoltageDetector
    {
        private int _disagreementMicrovolts;

        /// <summary>Difference of the two, µV; 0 on a board with one measurement, int.MaxValue where the second failed.</summary>
        public int DisagreementMicrovolts => _disagreementMicrovolts;

        /// <summary>Updates the difference with one sample.</summary>
        /// <param name="voltage">Cell voltage, µV.</param>
        /// <param name="second">Cell voltage by the second measurement, µV.</param>
        /// <param name="isKnown">Whether voltage and current were both measured in this sample; without them there is no verdict.</param>
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
                // A board whose second measurement fails does not know that the first is right.
                _disagreementMicrovolts = int.MaxValue;
            }
        }
    }
}
