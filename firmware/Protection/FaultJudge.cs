using System;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Judges the quantities of one sample by the rows of the fault table: debounces, trips, latches, clears and derates.
    /// </summary>
    /// <remarks>
    /// Each row is a state machine of its own:
    /// <code>
    ///   clear --(above the trip point for its samples, and for longer than a pulse)--> tripped
    ///   tripped --(at or below the release point for its samples; a latched fault: and its time, or acknowledged)--> clear
    /// </code>
    /// It knows rows and numbers, and nothing of sensors or switches. The rows are walked only while a quantity is above the lowest warning
    /// or trip point of its rows, or a row is counting. Those lowest points are computed from the rows at the start.
    /// </remarks>
    public sealed class FaultJudge
    {
        /// <summary>Value of a quantity that was not measured: below every point.</summary>
        public const long NotMeasured = long.MinValue;

        /// <summary>Value of a quantity beyond the input's range: it trips at once.</summary>
        public const long Saturated = long.MaxValue;

        private const int LeastAllowedPpm = 250000; // a quarter: a choice, enough to finish a running job and small enough to help

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
        private int _busy; // one bit for each row that is tripped, has a warning or is counting
        private long _causeGoneMilliseconds;
        private int _allowedChargePpm = IntegerMath.Million;
        private int _allowedLoadPpm = IntegerMath.Million;
        private bool _isReleasing;
        private bool _isSuspicious;

        /// <summary>A judge without active faults.</summary>
        /// <param name="table">The rows.</param>
        /// <param name="latchMilliseconds">Time for which the causes of latched faults must be gone, ms.</param>
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

        /// <summary>Faults that have tripped and not cleared.</summary>
        public Faults Active => (Faults)_active;

        /// <summary>Faults whose quantity is above its warning point, and that have not tripped.</summary>
        public Faults Warnings => (Faults)_warnings;

        /// <summary>Share of its current limit that charging may take, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedChargePpm => _allowedChargePpm;

        /// <summary>Share of its current limit that the load should take, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedLoadPpm => _allowedLoadPpm;

        /// <summary>Whether an active fault counts samples or time towards its release.</summary>
        public bool IsReleasing => _isReleasing;

        /// <summary>Whether a fault counts samples towards its trip: the next sample may decide, and should come soon.</summary>
        public bool IsSuspicious => _isSuspicious;

        /// <summary>Restores latched faults from a journal: a reset clears none.</summary>
        /// <param name="faults">Faults that were active; only latched ones are restored.</param>
        public void Restore(Faults faults)
        {
            _active |= (int)faults & _latched;
            _busy = _judged;
        }

        /// <summary>Acknowledges the latched faults: each clears as soon as its cause has been gone for its samples.</summary>
        public void Acknowledge() => _acknowledged = _active & _latched;

        /// <summary>Judges one sample.</summary>
        /// <param name="values">The quantities, by their number.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms, 0 or more.</param>
        /// <returns>Faults that have tripped with this sample.</returns>
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

        /// <summary>Advances the state machine of one row.</summary>
        /// <returns>Its fault if it tripped with this sample, else 0.</returns>
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

            // The cause is present: faults that latched before wait again together with it.
            _active |= fault;
            _acknowledged &= ~fault;
            _samples[row] = 0;
            return fault;
        }

        /// <summary>Lowers the allowed share linearly from the warning to the trip point.</summary>
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
