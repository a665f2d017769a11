using System;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Walks the rows of the fault table with what was measured: counts samples above a trip point and below a release point, trips, clears, holds what
    /// latches, and derates in between.
    /// </summary>
    /// <remarks>
    /// <code>
    ///   clear --(above the trip point for so many samples, and longer than a pulse)--> tripped
    ///   tripped --(at or below the release point for so many samples; latched: and for so long, or acknowledged)--> clear
    /// </code>
    /// While no quantity is above the lowest warning or trip point of its rows, and no row counts, nothing is walked: those points are taken from the
    /// rows at the start.
    /// </remarks>
    public sealed class FaultJudge
    {
        /// <summary>A quantity that was not measured: below every point.</summary>
        public const long NotMeasured = long.MinValue;

        /// <summary>A quantity past what the input can show: it trips at once.</summary>
        public const long Saturated = long.MaxValue;

        private const int LeastAllowedPpm = 250000; // a quarter: enough to finish what is running, and to be seen to work

        private readonly int[] _quantity = new int[FaultTable.Count];
        private readonly long[] _warn = new long[FaultTable.Count];
        private readonly long[] _trip = new long[FaultTable.Count];
        private readonly long[] _release = new long[FaultTable.Count];
        private readonly int[] _tripSamples = new int[FaultTable.Count];
        private readonly int[] _tripMilliseconds = new int[FaultTable.Count];
        private readonly int[] _releaseSamples = new int[FaultTable.Count];
        private readonly long[] _quietLimit = new long[(int)FaultQuantity.Supervisor];
        private readonly int _latched;
        private readonly int _limitsCharge;
        private readonly int _limitsLoad;
        private readonly int _judged;
        private readonly long _latchMilliseconds;
        private readonly int[] _samples = new int[FaultTable.Count];
        private readonly long[] _aboveMilliseconds = new long[FaultTable.Count];
        private int _active;
        private int _acknowledged;
        private int _warnings;
        private int _busy; // a bit for each row that tripped, is warned of or is being counted
        private long _causeGoneMilliseconds;
        private int _allowedChargePpm = IntegerMath.Million;
        private int _allowedLoadPpm = IntegerMath.Million;
        private bool _isReleasing;
        private bool _isSuspicious;

        /// <summary>A judge with nothing tripped.</summary>
        /// <param name="table">The rows.</param>
        /// <param name="latchMilliseconds">How long the causes of latched faults must be gone, ms.</param>
        public FaultJudge(FaultTable table, long latchMilliseconds)
        {
            ArgumentNullException.ThrowIfNull(table, nameof(table));

            _latchMilliseconds = latchMilliseconds;
            _latched = (int)table.With(FaultTraits.Latched);
            _limitsCharge = (int)table.With(FaultTraits.LimitsCharge);
            _limitsLoad = (int)table.With(FaultTraits.LimitsLoad);
            for (int i = 0; i < _quietLimit.Length; i++)
            {
                _quietLimit[i] = FaultRow.Never;
            }

            for (int i = 0; i < FaultTable.Count; i++)
            {
                Take(i, table.Row(i));
                _judged |= _quantity[i] == (int)FaultQuantity.Supervisor ? 0 : 1 << i;
            }
        }

        /// <summary>What has tripped.</summary>
        public Faults Active => (Faults)_active;

        /// <summary>What is above its warning point, and has not tripped.</summary>
        public Faults Warnings => (Faults)_warnings;

        /// <summary>Share of its current limit that charging may take, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedChargePpm => _allowedChargePpm;

        /// <summary>Share of its current limit that the load should take, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedLoadPpm => _allowedLoadPpm;

        /// <summary>Whether something that tripped is about to clear: the samples or the time that prove it are being counted.</summary>
        public bool IsReleasing => _isReleasing;

        /// <summary>Whether something is being counted towards its trip: the next sample decides, and should come soon.</summary>
        public bool IsSuspicious => _isSuspicious;

        /// <summary>Takes latched faults over from a journal: a reset clears nothing.</summary>
        /// <param name="faults">Those that were active; only latched ones are taken.</param>
        public void Restore(Faults faults)
        {
            _active |= (int)faults & _latched;
            _busy = _judged;
        }

        /// <summary>Somebody has seen to what latched: it clears as soon as its cause has been gone for its samples.</summary>
        public void Acknowledge() => _acknowledged = _active & _latched;

        /// <summary>Judges one sample.</summary>
        /// <param name="values">The quantities, by their number.</param>
        /// <param name="elapsedMilliseconds">Since the sample before, ms, 0 or more.</param>
        /// <returns>What has tripped with this sample.</returns>
        public Faults Judge(long[] values, long elapsedMilliseconds)
        {
            _isReleasing = false;
            _isSuspicious = false;
            return _busy == 0 && IsQuiet(values) ? Faults.None : (Faults)Walk(values, elapsedMilliseconds);
        }

        private void Take(int row, FaultRow from)
        {
            int quantity = (int)from.Quantity;
            _quantity[row] = quantity;
            _warn[row] = from.Warn;
            _trip[row] = from.Trip;
            _release[row] = from.Release;
            _tripSamples[row] = from.TripSamples;
            _tripMilliseconds[row] = from.TripMilliseconds;
            _releaseSamples[row] = from.ReleaseSamples;
            if (quantity < _quietLimit.Length)
            {
                long lowest = from.Warn < from.Trip ? from.Warn : from.Trip;
                _quietLimit[quantity] = lowest < _quietLimit[quantity] ? lowest : _quietLimit[quantity];
            }
        }

        private bool IsQuiet(long[] values)
        {
            long[] limits = _quietLimit;
            for (int i = 0; i < limits.Length; i++)
            {
                if (values[i] > limits[i])
                {
                    return false;
                }
            }

            return true;
        }

        private int Walk(long[] values, long elapsed)
        {
            int warnings = 0;
            int busy = 0;
            int tripped = 0;
            bool isCauseGone = true;
            _allowedChargePpm = IntegerMath.Million;
            _allowedLoadPpm = IntegerMath.Million;
            for (int row = 0, rows = _judged; rows != 0; row++, rows >>= 1)
            {
                int fault = 1 << row;
                if ((rows & 1) == 0)
                {
                    continue;
                }

                long value = values[_quantity[row]];
                bool isPast = value > _warn[row];
                if (!isPast && value <= _trip[row] && (_busy & fault) == 0)
                {
                    continue;
                }

                tripped |= JudgeRow(row, fault, value, elapsed);
                bool isCounted = _samples[row] > 0;
                if ((_active & fault) != 0)
                {
                    isCauseGone &= (fault & _latched) == 0 || _samples[row] >= _releaseSamples[row];
                    _isReleasing |= isCounted;
                    isCounted = true;
                }
                else
                {
                    warnings |= isPast ? fault : 0;
                    _isSuspicious |= isCounted;
                }

                busy |= isCounted || isPast ? fault : 0;
                if (isPast && (fault & (_limitsCharge | _limitsLoad)) != 0)
                {
                    Derate(row, fault, value);
                }
            }

            _busy = busy;
            _warnings = warnings;
            _causeGoneMilliseconds = (_active & _latched) != 0 && isCauseGone
                ? IntegerMath.Clamp(_causeGoneMilliseconds + elapsed, 0, _latchMilliseconds)
                : 0;
            return tripped;
        }

        /// <summary>Counts one row.</summary>
        /// <returns>Its fault when it tripped with this sample, else 0.</returns>
        private int JudgeRow(int row, int fault, long value, long elapsed)
        {
            bool isTripped = (_active & fault) != 0;
            _aboveMilliseconds[row] = _samples[row] > 0 ? _aboveMilliseconds[row] + elapsed : 0;
            if (isTripped ? value > _release[row] : value <= _trip[row])
            {
                _samples[row] = 0;
                return 0;
            }

            _samples[row]++;
            if (isTripped)
            {
                if (_samples[row] >= _releaseSamples[row])
                {
                    bool isHeld = (fault & _latched & ~_acknowledged) != 0 && _causeGoneMilliseconds < _latchMilliseconds;
                    _samples[row] = isHeld ? _releaseSamples[row] : 0;
                    _active = isHeld ? _active : _active & ~fault;
                }

                return 0;
            }

            bool isPulse = _aboveMilliseconds[row] < _tripMilliseconds[row];
            if ((_samples[row] < _tripSamples[row] || isPulse) && value != Saturated)
            {
                return 0;
            }

            // Its cause is there: what has latched before waits again with it.
            _active |= fault;
            _acknowledged &= ~fault;
            _samples[row] = 0;
            return fault;
        }

        /// <summary>Less and less from the warning to the trip point.</summary>
        private void Derate(int row, int fault, long value)
        {
            long beyond = value - _warn[row];
            long band = _trip[row] - _warn[row];
            int allowed = band <= 0
                ? IntegerMath.Million
                : beyond >= band
                    ? LeastAllowedPpm
                    : IntegerMath.Million - (int)((IntegerMath.Million - LeastAllowedPpm) * beyond / band);
            if ((fault & _limitsCharge) != 0 && allowed < _allowedChargePpm)
            {
                _allowedChargePpm = allowed;
            }

            if ((fault & _limitsLoad) != 0 && allowed < _allowedLoadPpm)
            {
                _allowedLoadPpm = allowed;
            }
        }
    }
}
