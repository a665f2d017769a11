using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>Accumulator of what was counted since the estimator's last prediction step: charge, its noise, and time.</summary>
    internal sealed class CountedInterval
    {
        // A count smaller than this cannot add up to an overflow within a prediction period, so only larger ones are clamped at once: 10^12
        // nA·ms are a milliampere for 17 minutes, and 9 million of them fit a long.
        private const long LargeNanoampMilliseconds = 1000000000000L;
        private const long MostPpbSquare = 4000000000000000000L; // just below 2^62

        private readonly long _perPpm;
        private readonly long _full;
        private long _milliseconds;
        private long _measuredMilliseconds;
        private long _charge;
        private long _moved;
        private long _ppbSquare;

        /// <summary>An empty interval.</summary>
        /// <param name="nanoampMillisecondsPerPpm">One ppm of the capacity, nA·ms.</param>
        internal CountedInterval(long nanoampMillisecondsPerPpm)
        {
            _perPpm = nanoampMillisecondsPerPpm;
            _full = nanoampMillisecondsPerPpm * IntegerMath.Million;
        }

        /// <summary>Time, ms.</summary>
        internal long Milliseconds => _milliseconds;

        /// <summary>Time in which the current sensor was read, ms.</summary>
        internal long MeasuredMilliseconds => _measuredMilliseconds;

        /// <summary>Variance of the charge that is random, ppm².</summary>
        internal long NoiseVariance => _ppbSquare / IntegerMath.Million;

        /// <summary>Net charge, whole ppm of capacity, at most all of it.</summary>
        internal long ChargePpm => IntegerMath.Clamp(_charge, -_full, _full) / _perPpm;

        /// <summary>Charge both ways, whole ppm of capacity, at most all of it.</summary>
        internal long MovedPpm => IntegerMath.Clamp(_moved, 0, _full) / _perPpm;

        /// <summary>Adds charge.</summary>
        /// <param name="nanoampMilliseconds">nA·ms, positive into the cell, magnitude below 2e17.</param>
        /// <param name="randomNanoampMilliseconds">Its random uncertainty, one sigma, nA·ms.</param>
        internal void AddCharge(long nanoampMilliseconds, long randomNanoampMilliseconds)
        {
            long magnitude = nanoampMilliseconds < 0 ? -nanoampMilliseconds : nanoampMilliseconds;
            _charge += nanoampMilliseconds;
            _moved += magnitude;
            if (magnitude >= LargeNanoampMilliseconds)
            {
                _charge = IntegerMath.Clamp(_charge, -_full, _full);
                _moved = IntegerMath.Clamp(_moved, 0, _full);
            }

            if (randomNanoampMilliseconds > 0)
            {
                long ppb = randomNanoampMilliseconds < 1000000000000000L
                    ? randomNanoampMilliseconds * 1000 / _perPpm
                    : randomNanoampMilliseconds / _perPpm * 1000;
                ppb = IntegerMath.Clamp(ppb, 0, 1000000000);
                _ppbSquare = IntegerMath.Clamp(_ppbSquare + (ppb * ppb), 0, MostPpbSquare);
            }
        }

        /// <summary>Adds time.</summary>
        /// <param name="elapsedMilliseconds">0 to 400 days.</param>
        /// <param name="isMeasured">Whether the current sensor was read at both ends.</param>
        internal void AddTime(long elapsedMilliseconds, bool isMeasured)
        {
            _milliseconds += elapsedMilliseconds;
            if (isMeasured)
            {
                _measuredMilliseconds += elapsedMilliseconds;
            }
        }

        /// <summary>Empties the interval, but for charges of less than a ppm: small currents consist of nothing else.</summary>
        internal void StartNext()
        {
            long charge = IntegerMath.Clamp(_charge, -_full, _full);
            long moved = IntegerMath.Clamp(_moved, 0, _full);
            Clear();
            _charge = charge - (charge / _perPpm * _perPpm);
            _moved = moved - (moved / _perPpm * _perPpm);
        }

        /// <summary>Empties the interval.</summary>
        internal void Clear()
        {
            _milliseconds = 0;
            _measuredMilliseconds = 0;
            _charge = 0;
            _moved = 0;
            _ppbSquare = 0;
        }
    }
}
