using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <content>What the journal keeps.</content>
    public sealed partial class StateEstimator
    {
        /// <summary>All that was learned, for the journal.</summary>
        /// <param name="values256ths">Filled with the states' values in 1/256 of their units; 0 for the charge.</param>
        /// <param name="covariances">Filled, row by row, with deviations in 1/256 of their units on the diagonal, and correlations in 1/32767
        /// above it. A board may sleep and start again thousands of times between two charges: what is rounded here must be small, and either way.</param>
        public void Save(int[] values256ths, int[] covariances)
        {
            for (int i = 0; i < States; i++)
            {
                values256ths[i] = (int)_value256ths[i];
                covariances[i * OwnStep] = (int)((IntegerMath.SquareRoot(_covariance[i * OwnStep] << 18, 5120000) + 1) >> 1); // of 9e12 below 2.4e18
            }

            for (int i = 0; i < States; i++)
            {
                for (int j = i + 1; j < States; j++)
                {
                    // Below 3e17, and below 5e18 with the four places that the product of two deviations keeps of sixteen.
                    long scale = (((long)covariances[i * OwnStep] * covariances[j * OwnStep]) >> 12) | 1;
                    long correlation = IntegerMath.DivideRounded(_covariance[(i * States) + j] * 32767 << 4, scale);
                    covariances[(i * States) + j] = (int)IntegerMath.Clamp(correlation, -32767, 32767);
                }
            }
        }

        /// <summary>Puts a saved state back.</summary>
        /// <param name="chargeNanoampMilliseconds">As <see cref="ChargeNanoampMilliseconds"/> gave it.</param>
        /// <param name="values256ths">As <see cref="Save"/> gave them.</param>
        /// <param name="covariances">As <see cref="Save"/> gave them.</param>
        public void Restore(long chargeNanoampMilliseconds, int[] values256ths, int[] covariances)
        {
            _charge = IntegerMath.Clamp(chargeNanoampMilliseconds, 0, _full);
            for (int i = 0; i < States; i++)
            {
                _value256ths[i] = values256ths[i];
                long own = IntegerMath.Clamp(covariances[i * OwnStep], 0, MostOffsetDeviation << 8);
                _covariance[i * OwnStep] = own * own >> 16;
                for (int j = i + 1; j < States; j++)
                {
                    long other = IntegerMath.Clamp(covariances[j * OwnStep], 0, MostOffsetDeviation << 8);
                    long shared = (own * other >> 12) * IntegerMath.Clamp(covariances[(i * States) + j], -32767, 32767) / (32767 << 4);
                    _covariance[(i * States) + j] = shared;
                    _covariance[(j * States) + i] = shared;
                }
            }

            Constrain();
        }
    }
}
