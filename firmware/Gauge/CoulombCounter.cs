using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Coulomb counter: counts the time between two samples into an estimator, by the current measured at both ends, by the board's own
    /// current in a gap, and with self-discharge, which no sensor measures.
    /// </summary>
    internal sealed class CoulombCounter
    {
        private const long SelfDischargePeriodMilliseconds = 10000; // nothing in seconds, and its table costs a tenth of a sample
        private const long LongestMeasuredMilliseconds = 86400000L; // (2^31 + 2^31) nA for a day is below 2^59 nA·ms
        private const int HalfChangePerThousand = 289; // uniform over half the change: 1/2 / sqrt(3)

        private readonly CellProfile _profile;
        private readonly BoardFigures _figures;
        private readonly int _longestIntervalMilliseconds;
        private readonly StateEstimator _estimator;
        private int _lastNanoamps;
        private bool _hasLastCurrent;
        private bool _chargeWasClosed;
        private bool _loadWasClosed;
        private bool _knowsLoad;
        private int _loadNanoamps; // with the charge switch open: the load alone
        private int _lastSelfDischargePicoamps;
        private long _selfDischargeMilliseconds;
        private long _selfDischargeRemainder;

        internal CoulombCounter(CellProfile profile, BoardFigures accuracy, int longestIntervalMilliseconds, StateEstimator estimator)
        {
            _profile = profile;
            _figures = accuracy;
            _longestIntervalMilliseconds = longestIntervalMilliseconds;
            _estimator = estimator;
        }

        /// <summary>Current at the last sample, or the assumed one when that failed, nA.</summary>
        internal int LastNanoamps => _lastNanoamps;

        /// <summary>Takes the interval since the sample before.</summary>
        /// <param name="current">Current at this sample.</param>
        /// <param name="temperatureMillicelsius">m°C.</param>
        /// <param name="elapsedMilliseconds">Since the sample before, 0 or more.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed in it.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed in it.</param>
        /// <param name="isCounted">Whether its charge goes into the estimator: false until there is an estimate.</param>
        /// <param name="interval">Filled.</param>
        internal void Count(
            Reading current,
            int temperatureMillicelsius,
            long elapsedMilliseconds,
            bool chargeWasClosed,
            bool loadWasClosed,
            bool isCounted,
            SampleInterval interval)
        {
            bool isGap = elapsedMilliseconds > _longestIntervalMilliseconds;
            bool isMeasured = current.State == ReadingState.Valid;
            bool wasSwitched = chargeWasClosed != _chargeWasClosed || loadWasClosed != _loadWasClosed;
            _knowsLoad = _knowsLoad && loadWasClosed == _loadWasClosed;
            _chargeWasClosed = chargeWasClosed;
            _loadWasClosed = loadWasClosed;
            int assumed = _hasLastCurrent && !wasSwitched && !isGap ? _lastNanoamps : -_figures.SleepCurrentNanoamps;
            int end = isMeasured ? current.Value : assumed;
            int begin = BeginNanoamps(end, wasSwitched);
            long counted = 0;
            if (isCounted)
            {
                counted = isMeasured && _hasLastCurrent && !isGap
                    ? CountMeasured(begin, end, elapsedMilliseconds)
                    : CountGap(assumed, elapsedMilliseconds);
                counted -= CountSelfDischarge(temperatureMillicelsius, elapsedMilliseconds, isGap);
            }

            interval.Set(counted, assumed, begin, end, wasSwitched);
            Keep(end, isMeasured, wasSwitched);
        }

        /// <summary>Current right after the sample before. After a switch changed, the present current has flowed since then. Exception:
        /// when the charge switch opened, the load went on as before. A pulse may have begun later, and would be counted from the opening
        /// on.</summary>
        private int BeginNanoamps(int endNanoamps, bool wasSwitched)
        {
            if (!wasSwitched)
            {
                return _lastNanoamps;
            }

            return _knowsLoad && !_chargeWasClosed ? _loadNanoamps : endNanoamps;
        }

        private void Keep(int endNanoamps, bool isMeasured, bool wasSwitched)
        {
            _hasLastCurrent = isMeasured;
            _lastNanoamps = endNanoamps;
            if (!_chargeWasClosed)
            {
                _knowsLoad = isMeasured;
                _loadNanoamps = endNanoamps;
            }
            else if (!wasSwitched)
            {
                // Closed for longer than a sample: the load may have changed.
                _knowsLoad = false;
            }
        }

        private long CountMeasured(int beginNanoamps, int endNanoamps, long elapsed)
        {
            // When within the interval the current changed is unknown: even over half its change to either side.
            long clamped = elapsed > LongestMeasuredMilliseconds ? LongestMeasuredMilliseconds : elapsed;
            long counted = ((long)beginNanoamps + endNanoamps) * clamped / 2;
            _estimator.Count(counted, IntegerMath.Abs((long)endNanoamps - beginNanoamps) * clamped / 1000 * HalfChangePerThousand);
            _estimator.CountTime(clamped, true);
            return counted;
        }

        private long CountGap(int assumedNanoamps, long elapsed)
        {
            long error = _figures.SleepCurrentErrorNanoamps;
            if (_chargeWasClosed)
            {
                error += _profile.ChargeCurrentLimitNanoamps;
            }

            if (_loadWasClosed)
            {
                error += _figures.PeakLoadNanoamps;
            }

            // A larger current empties or fills any cell within the gap: the product cannot wrap.
            long most = (_estimator.FullNanoampMilliseconds / (elapsed > 0 ? elapsed : 1)) + 1;
            long slept = IntegerMath.Clamp(assumedNanoamps, -most, most) * elapsed;
            _estimator.Count(slept, 0);
            _estimator.CountTime(elapsed, false);
            _estimator.InflateBy(IntegerMath.Clamp(error, 0, most) * elapsed);
            return slept;
        }

        private long CountSelfDischarge(int temperatureMillicelsius, long elapsedMilliseconds, bool isGap)
        {
            _selfDischargeMilliseconds += elapsedMilliseconds;
            if (_selfDischargeMilliseconds < SelfDischargePeriodMilliseconds)
            {
                return 0;
            }

            long elapsed = _selfDischargeMilliseconds;
            _selfDischargeMilliseconds = 0;

            // The temperature in between is unknown: the mean of both ends.
            int picoamps = _profile.SelfDischargePicoamps.At(temperatureMillicelsius);
            long mean = ((long)picoamps + (_lastSelfDischargePicoamps == 0 ? picoamps : _lastSelfDischargePicoamps)) / 2;
            _lastSelfDischargePicoamps = picoamps;

            // pA for a second is 1 nA·ms: 2^31 pA for 3.5e7 s is below 2^57.
            long seconds = elapsed / 1000;
            long rest = (mean * (elapsed - (seconds * 1000))) + _selfDischargeRemainder;
            long whole = rest / 1000;
            _selfDischargeRemainder = rest - (whole * 1000);
            whole += mean * seconds;
            if (whole > 0)
            {
                _estimator.Count(-whole, 0);
                if (isGap)
                {
                    // Half of it is uncertain; over short intervals that is less than a ppm, and the variance of the offset covers it.
                    _estimator.InflateBy(whole / 2);
                }
            }

            return whole;
        }
    }
}
