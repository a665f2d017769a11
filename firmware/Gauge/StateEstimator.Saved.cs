using Microbattery.Hal;

namespace Microbattery.Firmware.Gauge
{
    /// <content>What the journal keeps.</content>
    public sealed partial class StateEstimator
    {
        /// <summary>All that was learned, for the journal.</summary>
        /// <param name="values256ths">Filled with the states' values in 1/256 of their units; 0 for the charge.</param>
        /// <param name="covariances">Filled, row by row, with deviations on the diagonal, correlations in 1/32767 above it, and 0 below.</param>
        public void Save(int[] values256ths, int[] covariances)
        {
            for (int i = 0; i < States; i++)
            {
                values256ths[i] = i == Charge ? 0 : (int)_value256ths[i];
                covariances[i * OwnStep] = Deviation(i);
            }

            for (int i = 0; i < States; i++)
            {
                for (int j = 0; j < States; j++)
                {
                    if (j != i)
                    {
                        long scale = (long)covariances[i * OwnStep] * covariances[j * OwnStep];
                        covariances[(i * States) + j] = j < i || scale == 0
                            ? 0
                            : (int)IntegerMath.Clamp(_covariance[(i * States) + j] * 32767 / scale, -32767, 32767);
                    }
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
                _value256ths[i] = i == Charge ? 0 : values256ths[i];
                long own = IntegerMath.Clamp(covariances[i * OwnStep], 0, MostOffsetDeviation);
                _covariance[i * OwnStep] = own * own;
                for (int j = i + 1; j < States; j++)
                {
                    long other = IntegerMath.Clamp(covariances[j * OwnStep], 0, MostOffsetDeviation);
                    long shared = own * other * IntegerMath.Clamp(covariances[(i * States) + j], -32767, 32767) / 32767;
                    _covariance[(i * States) + j] = shared;
                    _covariance[(j * States) + i] = shared;
                }
            }

            Bound();
        }
    }
}
