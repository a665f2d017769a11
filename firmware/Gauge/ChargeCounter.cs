using Microbattery.Hal;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Charge in the cell, counted, and how far the count may be off: what is off the same way every time (sensor offset and gain)
    /// adds up as it is, what is off at random (a current that changed between two looks) adds up in squares.
    /// </summary>
    /// <remarks>
    /// Ranges: capacity 1 µA·h to 10 A·h is 3.6e9 to 3.6e16 nA·ms; one part per million of it 3.6e3 to 3.6e10. A step adds at most
    /// 2^31 nA over a day, 1.9e17 nA·ms. Everything is held between empty and full after each step, so sums stay below 2^62.
    /// </remarks>
    public sealed class ChargeCounter
    {
        private const long LongestStepMilliseconds = 86400000L;
        private const long WholeSquarePpb = 1000000000000000000L;

        private readonly long _perPpm;
        private readonly long _full;
        private long _charge;
        private long _systematic;
        private long _variancePpb;
        private long _deviationPpb;
        private long _leakRemainder;
        private long _leakErrorRemainder;

        /// <summary>A cell of unknown charge: half full, give or take everything.</summary>
        /// <param name="capacityNanoampSeconds">Capacity, nA·s; counts to the nearest 1000 nA·s.</param>
        public ChargeCounter(long capacityNanoampSeconds)
        {
            // nA·s / 1000 is nA·ms per millionth.
            _perPpm = IntegerMath.DivideRounded(capacityNanoampSeconds, 1000);
            _full = _perPpm * IntegerMath.Million;
            Set(IntegerMath.Million / 2, IntegerMath.Million);
        }

        /// <summary>Charge above empty, nA·ms.</summary>
        public long ChargeNanoampMilliseconds => _charge;

        /// <summary>Share of the capacity, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm => (int)(_charge / _perPpm);

        /// <summary>One-sigma-style bound of the error of <see cref="StateOfChargePpm"/>, ppm, 1 to 1 000 000.</summary>
        public int ErrorPpm { get; private set; }

        /// <summary>Part of <see cref="ErrorPpm"/> that adds up as it is, ppm.</summary>
        public int SystematicErrorPpm => (int)(_systematic / _perPpm);

        /// <summary>Puts the count where something better than counting says it is.</summary>
        /// <param name="stateOfChargePpm">State of charge, ppm, 0 to 1 000 000.</param>
        /// <param name="errorPpm">How far that may be off, ppm, 0 to 1 000 000.</param>
        public void Set(int stateOfChargePpm, int errorPpm)
        {
            _charge = stateOfChargePpm * _perPpm;
            _systematic = errorPpm * _perPpm;
            _variancePpb = 0;
            _leakRemainder = 0;
            _leakErrorRemainder = 0;
            UpdateError();
        }

        /// <summary>Puts a saved count back.</summary>
        /// <param name="chargeNanoampMilliseconds">As <see cref="ChargeNanoampMilliseconds"/> gave it.</param>
        /// <param name="errorPpm">How far it may be off, ppm.</param>
        public void Restore(long chargeNanoampMilliseconds, int errorPpm)
        {
            Set(0, errorPpm);
            _charge = IntegerMath.Clamp(chargeNanoampMilliseconds, 0, _full);
        }

        /// <summary>Counts what flowed between two looks, as if the current had changed evenly between them.</summary>
        /// <param name="elapsedMilliseconds">0 to a day; more counts as a day.</param>
        /// <param name="fromNanoamps">Current at the first look, nA.</param>
        /// <param name="toNanoamps">Current at the second look, nA.</param>
        /// <param name="errorNanoamps">How far both may be off the same way, nA, 0 or more.</param>
        public void AddMeasured(long elapsedMilliseconds, int fromNanoamps, int toNanoamps, long errorNanoamps)
        {
            long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, LongestStepMilliseconds);
            Add(((long)fromNanoamps + toNanoamps) * elapsed / 2);
            _systematic += IntegerMath.Clamp(errorNanoamps, 0, int.MaxValue) * elapsed;

            // When within the interval the current changed is unknown: the error is even over +-half, its variance half^2 / 3.
            long half = ToPpb(IntegerMath.Abs((long)toNanoamps - fromNanoamps) * elapsed / 2);
            _variancePpb += half * half / 3;
            UpdateError();
        }

        /// <summary>Counts time in which nobody looked.</summary>
        /// <param name="elapsedMilliseconds">0 to 400 days; more counts as that.</param>
        /// <param name="assumedNanoamps">What is believed to have flowed, nA.</param>
        /// <param name="errorNanoamps">How far that may be off, nA, 0 or more.</param>
        public void AddGap(long elapsedMilliseconds, int assumedNanoamps, long errorNanoamps)
        {
            long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, 400 * LongestStepMilliseconds);
            long most = (_full / (elapsed > 0 ? elapsed : 1)) + 1; // a larger current empties or fills any cell within the gap: the product cannot wrap
            Add(IntegerMath.Clamp(assumedNanoamps, -most, most) * elapsed);
            _systematic += IntegerMath.Clamp(errorNanoamps, 0, most) * elapsed;
            UpdateError();
        }

        /// <summary>Counts self-discharge, which no converter sees. Half of it counts as error.</summary>
        /// <param name="elapsedMilliseconds">0 to 400 days; more counts as that.</param>
        /// <param name="picoamps">Self-discharge, pA, 0 or more.</param>
        /// <param name="errorPicoamps">How far it may be off besides, pA, 0 or more.</param>
        public void AddSelfDischarge(long elapsedMilliseconds, int picoamps, int errorPicoamps)
        {
            long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, 400 * LongestStepMilliseconds);
            Add(-Whole(elapsed, picoamps, ref _leakRemainder));
            _systematic += Whole(elapsed, ((long)picoamps / 2) + errorPicoamps, ref _leakErrorRemainder);
            UpdateError();
        }

        /// <summary>Adds doubt.</summary>
        /// <param name="errorPpm">How much, ppm, 0 to 1 000 000.</param>
        public void Widen(int errorPpm)
        {
            _systematic += errorPpm * _perPpm;
            UpdateError();
        }

        /// <summary>Moves count and error part of the way to another estimate that is better than the count.</summary>
        /// <param name="towardsPpm">State of charge by the other estimate, ppm.</param>
        /// <param name="towardsErrorPpm">How far that may be off, ppm.</param>
        /// <param name="sharePpm">How much of the way to go, ppm: below 1 000 000 smooths.</param>
        /// <remarks>
        /// The errors of a voltage are the same every time (calibration, table), so its looks are not independent: the bound shrinks
        /// to the other estimate's and never below, however often it is asked.
        /// </remarks>
        public void MoveTowards(int towardsPpm, int towardsErrorPpm, int sharePpm)
        {
            int error = ErrorPpm;
            if (towardsErrorPpm >= error)
            {
                return;
            }

            // Weight of the other by how much more it knows: 1 - its variance over ours. Squares below 1e12, times 1e6 below 2^62.
            long weightPpm = IntegerMath.Million
                - ((long)towardsErrorPpm * towardsErrorPpm * IntegerMath.Million / ((long)error * error));
            long gainPpm = weightPpm * sharePpm / IntegerMath.Million;
            long distancePpm = towardsPpm - StateOfChargePpm;

            Add(distancePpm * gainPpm / IntegerMath.Million * _perPpm);
            long shrunk = error - ((error - towardsErrorPpm) * gainPpm / IntegerMath.Million);
            _systematic = _systematic / error * shrunk;
            long deviationPpb = _deviationPpb * shrunk / error;
            _variancePpb = deviationPpb * deviationPpb;
            UpdateError();
        }

        /// <summary>Picoamperes over a time as nA·ms; the remainder keeps what is less than one.</summary>
        private long Whole(long elapsedMilliseconds, long picoamps, ref long remainder)
        {
            // pA·s are nA·ms: 3.5e7 s * 2^32 pA is below 2^58.
            long seconds = elapsedMilliseconds / 1000;
            long rest = ((elapsedMilliseconds - (seconds * 1000)) * picoamps) + remainder;
            long wholeRest = rest / 1000;
            remainder = rest - (wholeRest * 1000);
            return IntegerMath.Clamp((seconds * picoamps) + wholeRest, 0, _full);
        }

        private void Add(long nanoampMilliseconds) => _charge = IntegerMath.Clamp(_charge + nanoampMilliseconds, 0, _full);

        private long ToPpb(long nanoampMilliseconds)
        {
            long ppb = nanoampMilliseconds < 1000000000000000L
                ? nanoampMilliseconds * 1000 / _perPpm
                : nanoampMilliseconds / _perPpm * 1000;
            return IntegerMath.Clamp(ppb, 0, 1000000000);
        }

        private void UpdateError()
        {
            _systematic = IntegerMath.Clamp(_systematic, 0, _full);
            _variancePpb = IntegerMath.Clamp(_variancePpb, 0, WholeSquarePpb);
            _deviationPpb = IntegerMath.SquareRoot(_variancePpb, _deviationPpb);
            ErrorPpm = (int)IntegerMath.Clamp((_systematic / _perPpm) + (_deviationPpb / 1000), 1, IntegerMath.Million);
        }
    }
}
