using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Counts the time between two looks into an estimator: what was measured at both ends, what the board takes when nobody looked, and
    /// self-discharge, which no converter sees.
    /// </summary>
    internal sealed class CoulombCounter
    {
        private const long LeakPeriodMilliseconds = 10000;
        private const long LongestMeasuredMilliseconds = 86400000L;

        /// <summary>Current at the last look, or what was assumed then, nA.</summary>
        internal int LastNanoamps;

        /// <summary>What is believed to have flowed since the look before where nothing is known of it, nA.</summary>
        internal int AssumedNanoamps;

        /// <summary>Whether a switch was thrown right after the look before.</summary>
        internal bool WasSwitched;

        private readonly CellProfile _profile;
        private readonly BoardFigures _figures;
        private readonly int _longestIntervalMilliseconds;
        private readonly StateEstimator _estimator;
        private long _elapsed;
        private bool _hasLastCurrent;
        private bool _chargeWasClosed;
        private bool _loadWasClosed;
        private bool _knowsLoad;
        private int _loadNanoamps; // with the charge switch open, so nothing else
        private int _lastSelfDischargePicoamps;
        private long _leakingMilliseconds;
        private long _leakRemainder;

        internal CoulombCounter(CellProfile profile, BoardFigures accuracy, int longestIntervalMilliseconds, StateEstimator estimator)
        {
            _profile = profile;
            _figures = accuracy;
            _longestIntervalMilliseconds = longestIntervalMilliseconds;
            _estimator = estimator;
        }

        /// <summary>Begins with the interval since the look before.</summary>
        internal void Begin(long elapsedMilliseconds, bool chargeWasClosed, bool loadWasClosed)
        {
            _elapsed = elapsedMilliseconds;
            _knowsLoad = _knowsLoad && loadWasClosed == _loadWasClosed;
            WasSwitched = chargeWasClosed != _chargeWasClosed || loadWasClosed != _loadWasClosed;
            _chargeWasClosed = chargeWasClosed;
            _loadWasClosed = loadWasClosed;
            AssumedNanoamps = _hasLastCurrent && !WasSwitched && elapsedMilliseconds <= _longestIntervalMilliseconds
                ? LastNanoamps
                : -_figures.SleepCurrentNanoamps;
        }

        /// <summary>What flowed right after the look before. After a switch was thrown what is measured now has flowed since. But when it was the charge
        /// switch that opened after a look, the load went on as it was before that, and what is measured now may have begun since: a pulse would
        /// else be counted as if it had begun with every such interval that it begins in.</summary>
        /// <param name="endNanoamps">Current at this look, nA.</param>
        /// <returns>nA.</returns>
        internal int BeginNanoamps(int endNanoamps)
        {
            if (!WasSwitched)
            {
                return LastNanoamps;
            }

            return _knowsLoad && !_chargeWasClosed ? _loadNanoamps : endNanoamps;
        }

        /// <summary>Counts it.</summary>
        /// <returns>What flowed, with self-discharge, nA·ms.</returns>
        internal long Count(Reading current, int temperatureMillicelsius)
        {
            bool isMeasured = current.State == ReadingState.Valid && _hasLastCurrent && _elapsed <= _longestIntervalMilliseconds;
            return (isMeasured ? CountMeasured(current.Value) : CountGap()) - CountSelfDischarge(temperatureMillicelsius);
        }

        /// <summary>Ends it with the current of this look.</summary>
        internal void End(Reading current)
        {
            _hasLastCurrent = current.State == ReadingState.Valid;
            LastNanoamps = _hasLastCurrent ? current.Value : AssumedNanoamps;
            if (!_chargeWasClosed)
            {
                _knowsLoad = _hasLastCurrent;
                _loadNanoamps = LastNanoamps;
            }
            else if (!WasSwitched)
            {
                // Closed for longer than a look: the load may be another by now.
                _knowsLoad = false;
            }
        }

        private long CountMeasured(int nanoamps)
        {
            // When within the interval the current changed is unknown: even over half its change to either side, 1/sqrt(3) of that.
            int from = BeginNanoamps(nanoamps);
            long held = _elapsed > LongestMeasuredMilliseconds ? LongestMeasuredMilliseconds : _elapsed;
            long counted = ((long)from + nanoamps) * held / 2;
            _estimator.Count(counted, IntegerMath.Abs((long)nanoamps - from) * held / 1000 * 289);
            _estimator.CountTime(held, true);
            return counted;
        }

        private long CountGap()
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
            long most = (_estimator.FullNanoampMilliseconds / (_elapsed > 0 ? _elapsed : 1)) + 1;
            long slept = IntegerMath.Clamp(AssumedNanoamps, -most, most) * _elapsed;
            _estimator.Count(slept, 0);
            _estimator.CountTime(_elapsed, false);
            _estimator.InflateBy(IntegerMath.Clamp(error, 0, most) * _elapsed);
            return slept;
        }

        private long CountSelfDischarge(int temperatureMillicelsius)
        {
            // Nothing that anybody sees within seconds, and a tenth of what a look costs.
            _leakingMilliseconds += _elapsed;
            if (_leakingMilliseconds < LeakPeriodMilliseconds)
            {
                return 0;
            }

            long elapsed = _leakingMilliseconds;
            _leakingMilliseconds = 0;

            // In between the temperature may have been anything between: the mean of both ends.
            int picoamps = _profile.SelfDischargePicoamps.At(temperatureMillicelsius);
            long mean = ((long)picoamps + (_lastSelfDischargePicoamps == 0 ? picoamps : _lastSelfDischargePicoamps)) / 2;
            _lastSelfDischargePicoamps = picoamps;

            // pA for a second is 1 nA·ms: 2^31 pA for 3.5e7 s is below 2^57.
            long seconds = elapsed / 1000;
            long rest = (mean * (elapsed - (seconds * 1000))) + _leakRemainder;
            long whole = rest / 1000;
            _leakRemainder = rest - (whole * 1000);
            whole += mean * seconds;
            if (whole > 0)
            {
                _estimator.Count(-whole, 0);
                if (_elapsed > _longestIntervalMilliseconds)
                {
                    // Half of it counts as error; over short intervals that is less than the bound's own grain, and the offset's doubt holds it.
                    _estimator.InflateBy(whole / 2);
                }
            }

            return whole;
        }
    }
}
