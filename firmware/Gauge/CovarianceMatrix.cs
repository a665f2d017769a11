using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>Covariance matrix P of the estimator's five states: symmetric, row by row, in integers.</summary>
    /// <remarks>
    /// Variances are in the squares of the states' units; with the limits of <see cref="StateEstimator"/> no element exceeds 9e12. Wherever
    /// a quotient is rounded, it is rounded so that P does not become smaller than the exact equations make it.
    /// Equations: R. E. Kalman, J. Basic Eng. 82 (1960) 35, for one observation at a time.
    /// </remarks>
    internal sealed class CovarianceMatrix
    {
        /// <summary>Number of states.</summary>
        internal const int States = 5;

        /// <summary>Index of the state of charge, ppm of capacity.</summary>
        internal const int Charge = 0;

        /// <summary>Index of the current sensor's offset, ppm of capacity a day.</summary>
        internal const int Offset = 1;

        /// <summary>Index of the inverse capacity over the profile's, ppm.</summary>
        internal const int Capacity = 2;

        /// <summary>Index of the resistance over the profile's, ppm.</summary>
        internal const int Resistance = 3;

        /// <summary>Index of the voltage bias, µV.</summary>
        internal const int Bias = 4;

        /// <summary>Binary places of a gain: a covariance below 1.9e13 with 18 more places stays below 5e18.</summary>
        internal const int GainBits = 18;

        private const int Diagonal = States + 1; // elements from one variance to the next
        // Further places of a gain: the remainder is below a variance of 4.9e13, with 16 places below 3.3e18.
        private const int FineBits = 16;
        private const long HalfOf24Bits = 1 << 23; // rounds a number with 24 binary places to nearest
        private const int WholeCorrelation = 32767; // correlations are saved in two bytes with a sign
        private const long LargestSavedDeviation256ths = 3000000L << 8; // that of the offset, the largest of the five

        private readonly long[] _elements = new long[States * States];
        private readonly long[] _charge = new long[States]; // scratch of Propagate

        /// <summary>Variance of a state.</summary>
        internal long Variance(int state) => _elements[state * Diagonal];

        /// <summary>Covariance of two states.</summary>
        internal long Covariance(int row, int column) => _elements[(row * States) + column];

        /// <summary>Standard deviation of a state, rounded down.</summary>
        internal int Deviation(int state) => (int)IntegerMath.SquareRoot(_elements[state * Diagonal], 10000);

        /// <summary>Sets the variance of a state and leaves its covariances.</summary>
        internal void SetVariance(int state, long variance) => _elements[state * Diagonal] = variance;

        /// <summary>Adds process noise to a state.</summary>
        internal void AddVariance(int state, long variance) => _elements[state * Diagonal] += variance;

        /// <summary>Sets the covariance of two different states.</summary>
        internal void SetCovariance(int row, int column, long covariance)
        {
            _elements[(row * States) + column] = covariance;
            _elements[(column * States) + row] = covariance;
        }

        /// <summary>Sets a state's variance and all its covariances to 0.</summary>
        internal void Decorrelate(int state)
        {
            for (int i = 0; i < States; i++)
            {
                _elements[(state * States) + i] = 0;
                _elements[(i * States) + state] = 0;
            }
        }

        /// <summary>Clamps a state's variance.</summary>
        internal void ClampVariance(int state, long least, long most)
        {
            long variance = _elements[state * Diagonal];
            if (variance < least)
            {
                // A larger variance alone keeps P positive definite.
                _elements[state * Diagonal] = least;
            }
            else if (variance > most)
            {
                // A smaller one does not: the covariances go with it.
                Decorrelate(state);
                _elements[state * Diagonal] = most;
            }
        }

        /// <summary>Prediction step of the charge, P = F P F' + Q: charge follows the offset and the inverse capacity.</summary>
        /// <param name="perOffset24Bits">Charge per offset, with 24 binary places, -2^24 / 24 to 0.</param>
        /// <param name="perCapacityPpm">Charge per inverse capacity, ppm, magnitude at most 1e6.</param>
        /// <param name="noiseVariance">Process noise Q of the charge, ppm².</param>
        internal void Propagate(long perOffset24Bits, long perCapacityPpm, long noiseVariance)
        {
            long[] p = _elements;
            long[] charge = _charge;
            for (int j = 0; j < States; j++)
            {
                // To nearest: rounded down, a small offset would within days correlate with the charge by more than 1.
                charge[j] = p[j]
                    + (((p[(Offset * States) + j] * perOffset24Bits) + HalfOf24Bits) >> 24)
                    + (p[(Capacity * States) + j] * perCapacityPpm / IntegerMath.Million);
            }

            long own = charge[Charge]
                + (((charge[Offset] * perOffset24Bits) + HalfOf24Bits) >> 24)
                + (charge[Capacity] * perCapacityPpm / IntegerMath.Million);
            for (int j = 1; j < States; j++)
            {
                p[j] = charge[j];
                p[j * States] = charge[j];
            }

            p[Charge] = own + noiseVariance;
        }

        /// <summary>Prediction step of the bias, a first-order Gauss-Markov process: its variance returns to a steady one.</summary>
        /// <param name="keepPpm">Share of the bias that is left, ppm, 0 to 1 000 000.</param>
        /// <param name="steadyVariance">Variance that it returns to, 1 to 1e12 µV².</param>
        internal void PropagateBias(long keepPpm, long steadyVariance)
        {
            long[] p = _elements;
            for (int i = 0, at = Bias; i < Bias; i++, at += States)
            {
                // Below 3e12: times 1e6 just below 2^62.
                long shared = p[at] * keepPpm / IntegerMath.Million;
                p[at] = shared;
                p[(Bias * States) + i] = shared;
            }

            // Both variances are below 1e12: their difference times 1e6 below 2^63.
            long left = keepPpm * keepPpm / IntegerMath.Million;
            p[Bias * Diagonal] = steadyVariance + ((p[Bias * Diagonal] - steadyVariance) * left / IntegerMath.Million);
        }

        /// <summary>Cross-covariances P h of the states with an observation h.</summary>
        /// <param name="slope65536ths">h of the charge, unit per ppm, 1/65536.</param>
        /// <param name="dropMicrovolts">h of the resistance, unit per whole.</param>
        /// <param name="biasThousandths">h of the bias, 1/1000.</param>
        /// <param name="crossCovariance">Filled with P h, one number a state.</param>
        /// <returns>h' P h: the observation's variance that the states explain.</returns>
        internal long Observe(long slope65536ths, long dropMicrovolts, int biasThousandths, long[] crossCovariance)
        {
            long[] p = _elements;
            for (int i = 0, at = 0; i < States; i++, at += States)
            {
                crossCovariance[i] = ((p[at] * slope65536ths) >> 16)
                    + (p[at + Resistance] * dropMicrovolts / IntegerMath.Million)
                    + (p[at + Bias] * biasThousandths / 1000);
            }

            return ((crossCovariance[Charge] * slope65536ths) >> 16)
                + (crossCovariance[Resistance] * dropMicrovolts / IntegerMath.Million)
                + (crossCovariance[Bias] * biasThousandths / 1000);
        }

        /// <summary>Cross-covariances P h of the states with an observation of one state alone.</summary>
        /// <param name="state">The state.</param>
        /// <param name="crossCovariance">Filled with its column.</param>
        /// <returns>Its variance.</returns>
        internal long ObserveState(int state, long[] crossCovariance)
        {
            for (int i = 0; i < States; i++)
            {
                crossCovariance[i] = _elements[(i * States) + state];
            }

            return crossCovariance[state];
        }

        /// <summary>Update step, P = P - (P h)(P h)' / S.</summary>
        /// <param name="crossCovariance">P h.</param>
        /// <param name="innovationVariance">S = h' P h + R, above 0, below 4.9e13.</param>
        internal void Update(long[] crossCovariance, long innovationVariance)
        {
            long[] p = _elements;
            for (int i = 0, at = 0; i < States; i++, at += States)
            {
                // A precise observation leaves of a variance what the last places of the gain say: it has sixteen more of them, kept apart.
                long scaled = crossCovariance[i] << GainBits;
                long gain = scaled / innovationVariance;
                long fine = ((scaled - (gain * innovationVariance)) << FineBits) / innovationVariance;
                for (int j = i, mirrored = i * Diagonal; j < States; j++, mirrored += States)
                {
                    long shared = p[at + j] - (((gain * crossCovariance[j]) + ((fine * crossCovariance[j]) >> FineBits)) >> GainBits);
                    p[at + j] = shared;
                    p[mirrored] = shared;
                }
            }
        }

        /// <summary>Saves deviations, in 1/256 of their units, on the diagonal, and correlations, in 1/32767, above it.</summary>
        /// <param name="saved">25 numbers, filled row by row; those below the diagonal are left alone.</param>
        /// <remarks>A board may sleep and restart thousands of times between two charges: the rounding must be fine, and to
        /// nearest.</remarks>
        internal void Save(int[] saved)
        {
            for (int i = 0; i < States; i++)
            {
                // Of 9e12 below 2.4e18.
                saved[i * Diagonal] = (int)((IntegerMath.SquareRoot(_elements[i * Diagonal] << 18, 5120000) + 1) >> 1);
            }

            for (int i = 0; i < States; i++)
            {
                for (int j = i + 1; j < States; j++)
                {
                    // Below 3e17, and below 5e18 with the four places that the product of two deviations keeps of sixteen.
                    long scale = (((long)saved[i * Diagonal] * saved[j * Diagonal]) >> 12) | 1;
                    long correlation = IntegerMath.DivideRounded(_elements[(i * States) + j] * WholeCorrelation << 4, scale);
                    saved[(i * States) + j] = (int)IntegerMath.Clamp(correlation, -WholeCorrelation, WholeCorrelation);
                }
            }
        }

        /// <summary>Restores what <see cref="Save"/> gave; what is out of range is clamped.</summary>
        /// <param name="saved">25 numbers.</param>
        internal void Restore(int[] saved)
        {
            for (int i = 0; i < States; i++)
            {
                long own = IntegerMath.Clamp(saved[i * Diagonal], 0, LargestSavedDeviation256ths);
                _elements[i * Diagonal] = own * own >> 16;
                for (int j = i + 1; j < States; j++)
                {
                    long other = IntegerMath.Clamp(saved[j * Diagonal], 0, LargestSavedDeviation256ths);
                    long correlation = IntegerMath.Clamp(saved[(i * States) + j], -WholeCorrelation, WholeCorrelation);
                    SetCovariance(i, j, (own * other >> 12) * correlation / (WholeCorrelation << 4));
                }
            }
        }
    }
}
