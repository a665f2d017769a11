using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>State vector x of the estimator: the charge in nA·ms, the other states in 1/256 of their units, each within its
    /// range.</summary>
    /// <remarks>
    /// The charge lies on a scale from empty to full. What moves it past an end is kept as an excess and taken back from the other states
    /// by projection onto that constraint (D. Simon, IET Control Theory Appl. 4 (2010) 1303).
    /// </remarks>
    internal sealed class StateVector
    {
        private const int Offset = CovarianceMatrix.Offset;
        private const int Capacity = CovarianceMatrix.Capacity;
        private const int Resistance = CovarianceMatrix.Resistance;
        private const int Bias = CovarianceMatrix.Bias;
        private const long MillisecondsPerDay = 86400000L;

        // Ranges of the states, 1/256: wider than any cell and sensor that work at all, and narrow enough that no product overflows.
        private const long MostOffset256ths = 3000000L * 256; // three capacities a day
        private const long LeastCapacity256ths = -400000L * 256; // inverse: 1.67 times the profile's capacity
        private const long MostCapacity256ths = 1500000L * 256; // 0.4 times the profile's capacity
        private const long LeastResistance256ths = -700000L * 256; // 0.3 times the profile's resistance
        private const long MostResistance256ths = 4000000L * 256; // five times the profile's resistance
        private const long MostBias256ths = 200000L * 256; // 0.2 V

        // Below this a charge is scaled before it is divided, above it after: 10^12 nA·ms times 1.5e6 ppm is below 2^63.
        private const long LargeNanoampMilliseconds = 1000000000000L;

        private const long MostShare = 8000000000L; // 3e4 with 18 places

        private readonly CovarianceMatrix _covariance;
        private readonly long[] _value256ths = new long[CovarianceMatrix.States];
        private readonly long _perPpm;
        private readonly long _full;
        private long _charge;
        private int _inverseCapacityPpm;
        private long _offsetNanoamps256ths;
        private long _beyondNanoampMilliseconds;

        /// <summary>A half-full cell as its profile has it.</summary>
        /// <param name="nanoampMillisecondsPerPpm">One ppm of the capacity, nA·ms, 3.6e3 to 3.6e10.</param>
        /// <param name="covariance">P, for the projection.</param>
        internal StateVector(long nanoampMillisecondsPerPpm, CovarianceMatrix covariance)
        {
            _covariance = covariance;
            _perPpm = nanoampMillisecondsPerPpm;
            _full = _perPpm * IntegerMath.Million;
            _charge = _full / 2;
        }

        /// <summary>Charge above empty, nA·ms.</summary>
        internal long ChargeNanoampMilliseconds => _charge;

        /// <summary>Charge of a full cell, nA·ms.</summary>
        internal long FullNanoampMilliseconds => _full;

        /// <summary>State of charge, ppm, 0 to 1 000 000.</summary>
        internal int StateOfChargePpm => (int)(_charge / _perPpm);

        /// <summary>Inverse capacity over the profile's less 1, ppm.</summary>
        internal int InverseCapacityPpm => _inverseCapacityPpm;

        /// <summary>The current sensor's reading at zero, nA, 1/256.</summary>
        internal long OffsetNanoamps256ths => _offsetNanoamps256ths;

        /// <summary>A state in whole units of its own; 0 for the charge.</summary>
        internal int Value(int state) => (int)(_value256ths[state] >> 8);

        /// <summary>Converts a charge to the scale: the same charge moves a cell of less capacity further.</summary>
        internal long OnScale(long nanoampMilliseconds)
        {
            bool isSmall = nanoampMilliseconds < LargeNanoampMilliseconds && nanoampMilliseconds > -LargeNanoampMilliseconds;
            return isSmall
                ? nanoampMilliseconds + (nanoampMilliseconds * _inverseCapacityPpm / IntegerMath.Million)
                : nanoampMilliseconds + (nanoampMilliseconds / IntegerMath.Million * _inverseCapacityPpm);
        }

        /// <summary>Moves the charge, no further than to the ends of its scale.</summary>
        /// <param name="nanoampMilliseconds">nA·ms.</param>
        /// <param name="endVariance">Variance of where the end is, ppm², for a count: a cell charged to a voltage past its curve's end is
        /// fuller than full, and without this variance the excess would each day be blamed on the capacity. 0 for an observation.</param>
        internal void Move(long nanoampMilliseconds, long endVariance)
        {
            long charge = _charge + nanoampMilliseconds;
            if (charge < 0 || charge > _full)
            {
                // The variance is at least 1, at most 1e12.
                long end = charge < 0 ? 0 : _full;
                long own = _covariance.Variance(CovarianceMatrix.Charge);
                _beyondNanoampMilliseconds += (charge - end) / 256 * (own * 256 / (own + endVariance));
                charge = end;
            }

            _charge = charge;
        }

        /// <summary>Sets the charge to a state of charge and the bias to 0.</summary>
        internal void Initialise(int stateOfChargePpm)
        {
            _charge = stateOfChargePpm * _perPpm;
            _value256ths[Bias] = 0;
        }

        /// <summary>Multiplies the bias by a share, ppm.</summary>
        internal void FadeBias(long keepPpm) => _value256ths[Bias] = _value256ths[Bias] * keepPpm / IntegerMath.Million;

        /// <summary>Update step, x = x + (P h) / S * innovation.</summary>
        /// <param name="crossCovariance">P h.</param>
        /// <param name="innovationVariance">S, above 0.</param>
        /// <param name="innovation">Observed less predicted, magnitude at most 3e6.</param>
        internal void Update(long[] crossCovariance, long innovationVariance, long innovation)
        {
            for (int i = 0; i < CovarianceMatrix.States; i++)
            {
                // The gain is rounded towards 0.
                long gain = (crossCovariance[i] << CovarianceMatrix.GainBits) / innovationVariance;
                long change256ths = (gain * innovation) >> (CovarianceMatrix.GainBits - 8);
                if (i == CovarianceMatrix.Charge)
                {
                    // At most the whole cell: 2.56e8 * 3.6e10 is just below 2^63.
                    Move(IntegerMath.Clamp(change256ths, -256000000, 256000000) * _perPpm >> 8, 0);
                }
                else
                {
                    _value256ths[i] += change256ths;
                }
            }
        }

        /// <summary>Projects and clamps the states.</summary>
        internal void Constrain()
        {
            Project();
            _value256ths[Offset] = IntegerMath.Clamp(_value256ths[Offset], -MostOffset256ths, MostOffset256ths);
            _value256ths[Capacity] = IntegerMath.Clamp(_value256ths[Capacity], LeastCapacity256ths, MostCapacity256ths);
            _value256ths[Resistance] = IntegerMath.Clamp(_value256ths[Resistance], LeastResistance256ths, MostResistance256ths);
            _value256ths[Bias] = IntegerMath.Clamp(_value256ths[Bias], -MostBias256ths, MostBias256ths);
            _inverseCapacityPpm = Value(Capacity);

            // A day's share of capacity as a current: 7.7e8 * 8.6e7, or 7.7e8 * 4.2e5.
            _offsetNanoamps256ths = _perPpm < MillisecondsPerDay
                ? _value256ths[Offset] * _perPpm / MillisecondsPerDay
                : _value256ths[Offset] * (_perPpm / 86400) / 1000;
        }

        /// <summary>Saves the states but the charge, in 1/256 of their units.</summary>
        /// <param name="saved">5 numbers; that of the charge is set to 0.</param>
        internal void Save(int[] saved)
        {
            for (int i = 0; i < CovarianceMatrix.States; i++)
            {
                saved[i] = (int)_value256ths[i];
            }
        }

        /// <summary>Restores the states.</summary>
        /// <param name="chargeNanoampMilliseconds">nA·ms; clamped to the scale.</param>
        /// <param name="saved">As <see cref="Save"/> gave them.</param>
        internal void Restore(long chargeNanoampMilliseconds, int[] saved)
        {
            _charge = IntegerMath.Clamp(chargeNanoampMilliseconds, 0, _full);
            for (int i = 0; i < CovarianceMatrix.States; i++)
            {
                _value256ths[i] = saved[i];
            }
        }

        /// <summary>Takes what moved the charge past an end back from the other states, as far as they are correlated with it.</summary>
        private void Project()
        {
            long beyondPpm = _beyondNanoampMilliseconds / _perPpm;
            if (beyondPpm == 0)
            {
                return;
            }

            _beyondNanoampMilliseconds -= beyondPpm * _perPpm;
            beyondPpm = IntegerMath.Clamp(beyondPpm, -IntegerMath.Million, IntegerMath.Million);
            long own = _covariance.Variance(CovarianceMatrix.Charge);
            for (int i = 1; i < CovarianceMatrix.States; i++)
            {
                // A covariance is at most the product of both deviations: over the charge's variance below 3e4.
                long shared = _covariance.Covariance(i, CovarianceMatrix.Charge) << CovarianceMatrix.GainBits;
                long share = IntegerMath.Clamp(shared / own, -MostShare, MostShare);
                _value256ths[i] -= (share * beyondPpm) >> (CovarianceMatrix.GainBits - 8);
            }
        }
    }
}
