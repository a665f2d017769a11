using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <content>What an observation says of all states.</content>
    public sealed partial class StateEstimator
    {
        /// <summary>What an observation depends on: slope * charge + drop * resistance + share * bias.</summary>
        /// <param name="slope65536ths">Unit per ppm of charge, 1/65536; the slope times the deviation at most 3e6 units.</param>
        /// <param name="dropMicrovolts">What all of the resistance drops, µV; held to ±1 V.</param>
        /// <param name="biasThousandths">How much of the bias is in it, 1/1000, at most two times.</param>
        /// <param name="variance">Variance of what is random in it, unit², 1 to 9e12.</param>
        public void PredictObservation(long slope65536ths, long dropMicrovolts, int biasThousandths, long variance)
        {
            long drop = IntegerMath.Clamp(dropMicrovolts, -MostDeviation, MostDeviation);
            long[] p = _covariance;
            for (int i = 0, at = 0; i < States; i++, at += States)
            {
                _across[i] = ((p[at] * slope65536ths) >> 16) + (p[at + Resistance] * drop / IntegerMath.Million) + (p[at + Bias] * biasThousandths / 1000);
            }

            long expected = ((_across[Charge] * slope65536ths) >> 16)
                + (_across[Resistance] * drop / IntegerMath.Million)
                + (_across[Bias] * biasThousandths / 1000);
            _isUsable = expected >= 0 && expected < MostVariance;
            _expectedVariance = IntegerMath.Clamp(expected, 0, MostVariance) + IntegerMath.Clamp(variance, 1, MostVariance);
        }

        /// <summary>Takes in what was expected by <see cref="PredictObservation"/>. Further off than three deviations it is believed less, and doubt grows:
        /// something is not as the covariances have it.</summary>
        /// <param name="innovation">Observed less predicted, in its unit; held to ±3e6.</param>
        public void Update(long innovation)
        {
            long held = IntegerMath.Clamp(innovation, -MostInnovation, MostInnovation);
            long variance = _expectedVariance;
            _wasGated = held * held / GateSquare > variance;
            if (!_isUsable)
            {
                return;
            }

            if (_wasGated)
            {
                variance = held * held / GateSquare;
            }

            long[] p = _covariance;
            long[] across = _across;
            for (int i = 0, at = 0; i < States; i++, at += States)
            {
                // What a strong observation leaves of a variance is the gain's last places: it has sixteen more of them, apart. The rest is
                // below the variance, 4.9e13. All rounded towards nothing learned.
                long scaled = across[i] << GainBits;
                long gain = scaled / variance;
                long fine = ((scaled - (gain * variance)) << FineBits) / variance;
                long change256ths = (gain * held) >> (GainBits - 8);
                if (i == Charge)
                {
                    // At most the whole cell: 2.56e8 * 3.6e10 is just below 2^63.
                    Move(IntegerMath.Clamp(change256ths, -256000000, 256000000) * _perPpm >> 8, 0);
                }
                else
                {
                    _value256ths[i] += change256ths;
                }

                for (int j = i, mirrored = i * OwnStep; j < States; j++, mirrored += States)
                {
                    long shared = p[at + j] - (((gain * across[j]) + ((fine * across[j]) >> FineBits)) >> GainBits);
                    p[at + j] = shared;
                    p[mirrored] = shared;
                }
            }

            Constrain();
        }

        /// <summary>Takes in what the current sensor showed while what flowed was known.</summary>
        /// <param name="nanoamps">Its reading at zero, nA.</param>
        /// <param name="errorNanoamps">How far that may be off, one sigma, nA.</param>
        internal void UpdateOffset(int nanoamps, int errorNanoamps)
        {
            // In ppm of capacity a day, as the state is: 2^31 * 8.64e7 is below 2^58.
            long observed = IntegerMath.Clamp(nanoamps * MillisecondsPerDay / _perPpm, -MostInnovation, MostInnovation);
            long error = IntegerMath.Clamp(errorNanoamps * MillisecondsPerDay / _perPpm, 4, MostOffsetDeviation);
            for (int i = 0; i < States; i++)
            {
                _across[i] = _covariance[(i * States) + Offset];
            }

            long own = _across[Offset];
            _isUsable = own >= 0 && own < MostVariance;
            _expectedVariance = own + (error * error);
            Update(observed - (_value256ths[Offset] >> 8));
        }

        /// <summary>After the charge and the voltage contradicted each other: an eighth more doubt about charge and bias, so that what goes on
        /// contradicting is believed in the end.</summary>
        public void InflateCharge()
        {
            _covariance[Charge * OwnStep] += _covariance[Charge * OwnStep] >> 3;
            _covariance[Bias * OwnStep] += _covariance[Bias * OwnStep] >> 3;
            Constrain();
        }

        /// <summary>After a step of current contradicted the resistance: a half more doubt about it.</summary>
        public void InflateResistance()
        {
            _covariance[Resistance * OwnStep] += _covariance[Resistance * OwnStep] >> 1;
            Constrain();
        }
    }
}
