using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Checks that moved charge changes the voltage: at a steady current the open-circuit voltage must change as the curve of the cell
    /// says.
    /// </summary>
    /// <remarks>
    /// The place on the curve is not taken from the gauge. It may be anywhere between that of a cell without resistance and that of one
    /// with twice its resistance; the smallest change between the two is required. A window of samples begins with a step of current and
    /// ends with the next, or with a verdict.
    /// Cannot see anything on a plateau, where the curve changes by less than the sensor resolves; nor while the voltage relaxes the other
    /// way after a larger current; nor beside a load that steps all the time: steps have their own detector. It takes half a per cent of
    /// the charge or more.
    /// </remarks>
    public sealed class ChargeMovedDetector
    {
        private const int CheckPpm = 5000; // half a per cent of the charge between checks: a choice, less is below a converter's step
        private const int DecisivePpm = 50000; // five per cent of the charge: the voltage has relaxed long before
        private const int MeanMilliseconds = 1000000; // a quarter of an hour: the time that relaxation takes
        private const long LongestHeldMilliseconds = 3600000; // an hour: 2^31 nA times it is below 2^53
        private const int CurveParts = 8; // parts of the span of possible places: a choice, finer finds a knee in between and costs more
        private const int ResistanceTurns = 4; // iterations for a resistance that depends on the place: the fourth hardly changes it
        private const int RelaxingDivisor = 3000000; // a third of the drop may still relax; times 1e6, for nA * mohm is pV
        private const int TwiceDropDivisor = 500000; // twice the drop, for a cell of twice its resistance: nA * mohm is pV
        private const int MovedDivisor = 4; // a quarter of the change that the curve requires counts as moved
        private const long MostDropMicrovolts = 20000000; // 20 V, more than twice any cell: sums stay within an int
        private const long MostRelaxingMicrovolts = 10000000; // 10 V, more than any cell

        private readonly ChargeTable _openCircuit;
        private readonly ChargeTable _resistance;
        private readonly ResistanceBand _band;
        private readonly long _nanoampMillisecondsPerPpm;
        private readonly int _leastMicrovolts;
        private long _movedNanoampMilliseconds;
        private long _nextCheckPpm;
        private int _referenceMicrovolts;
        private int _referenceNanoamps;
        private long _referenceMeanNanoamps;
        private long _meanNanoamps;
        private long _windowMilliseconds;

        /// <summary>A detector before its first sample.</summary>
        /// <param name="profile">The cell: its open-circuit voltage, resistance and capacity.</param>
        /// <param name="band">Its resistance band.</param>
        /// <param name="leastMicrovolts">Smallest change of voltage that is judged, µV.</param>
        public ChargeMovedDetector(CellProfile profile, ResistanceBand band, int leastMicrovolts)
        {
            ArgumentNullException.ThrowIfNull(profile, nameof(profile));

            _openCircuit = profile.OpenCircuitMicrovolts;
            _resistance = profile.ResistanceMilliohms;
            _band = band ?? throw new ArgumentNullException(nameof(band));
            _nanoampMillisecondsPerPpm = profile.CapacityNanoampSeconds / 1000;
            _leastMicrovolts = leastMicrovolts;
        }

        /// <summary>Begins a new window with this sample as its reference.</summary>
        /// <param name="microvolts">Cell voltage, µV.</param>
        /// <param name="nanoamps">Cell current, nA.</param>
        public void Begin(int microvolts, int nanoamps)
        {
            // The mean current of the last quarter of an hour, from the mean of the window that ends.
            _meanNanoamps += (_movedNanoampMilliseconds - (_meanNanoamps * _windowMilliseconds)) / (MeanMilliseconds + _windowMilliseconds);
            _windowMilliseconds = 0;
            _movedNanoampMilliseconds = 0;
            _nextCheckPpm = CheckPpm;
            _referenceMicrovolts = microvolts;
            _referenceNanoamps = nanoamps;
            _referenceMeanNanoamps = _meanNanoamps;
        }

        /// <summary>Judges one sample.</summary>
        /// <param name="microvolts">Cell voltage, µV.</param>
        /// <param name="nanoamps">Cell current, nA.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms.</param>
        /// <param name="isSuspected">Whether another check has contradicted: then one check of the charge decides.</param>
        /// <returns>The verdict on the charge moved; none until enough has flowed.</returns>
        public StepVerdict Update(int microvolts, int nanoamps, long elapsedMilliseconds, bool isSuspected)
        {
            long held = elapsedMilliseconds < LongestHeldMilliseconds ? elapsedMilliseconds : LongestHeldMilliseconds;
            _movedNanoampMilliseconds += nanoamps * held;
            _windowMilliseconds += held;
            long step = (long)nanoamps - _referenceNanoamps;
            if (step > _band.SteadyNanoamps || step < -_band.SteadyNanoamps)
            {
                Begin(microvolts, nanoamps);
                return StepVerdict.None;
            }

            long flowed = IntegerMath.Abs(_movedNanoampMilliseconds);
            if (flowed < _nextCheckPpm * _nanoampMillisecondsPerPpm)
            {
                return StepVerdict.None;
            }

            long expected = LeastChange();
            if (expected < _leastMicrovolts && _nextCheckPpm < IntegerMath.Million)
            {
                _nextCheckPpm += CheckPpm;
                return StepVerdict.None;
            }

            StepVerdict verdict = Judge(microvolts, nanoamps, expected, isSuspected);
            Begin(microvolts, nanoamps);
            return verdict;
        }

        private StepVerdict Judge(int microvolts, int nanoamps, long expected, bool isSuspected)
        {
            // After a larger current the voltage relaxes the other way. Where that may hide the required change there is no verdict.
            bool isDischarge = _movedNanoampMilliseconds < 0;
            long relaxing = (((long)nanoamps + _referenceNanoamps) / 2) - _referenceMeanNanoamps;
            relaxing = IntegerMath.Clamp(
                relaxing * _band.HighestNewMilliohms / RelaxingDivisor, -MostRelaxingMicrovolts, MostRelaxingMicrovolts);
            long against = isDischarge ? relaxing : -relaxing;
            if (against * MovedDivisor >= expected || expected < _leastMicrovolts)
            {
                return StepVerdict.None;
            }

            long change = (long)microvolts - _referenceMicrovolts;
            long along = isDischarge ? -change : change;
            if (along * MovedDivisor >= expected)
            {
                return StepVerdict.Follows;
            }

            return isSuspected || _nextCheckPpm >= DecisivePpm ? StepVerdict.StandsStill : StepVerdict.Contradicts;
        }

        /// <summary>Smallest change of the open-circuit voltage by the charge moved since the reference, µV, over all places where the cell
        /// may be on its curve: with none to twice the resistance that it has there.</summary>
        private long LeastChange()
        {
            long ppm = IntegerMath.Clamp(_movedNanoampMilliseconds / _nanoampMillisecondsPerPpm, -IntegerMath.Million, IntegerMath.Million);
            int first = _openCircuit.ChargeAt(_referenceMicrovolts);
            int last = first;
            for (int i = 0; i < ResistanceTurns; i++)
            {
                long milliohms = _resistance.At(last) * _band.Thousandths / 1000;
                long drop = IntegerMath.Clamp(_referenceNanoamps * milliohms / TwiceDropDivisor, -MostDropMicrovolts, MostDropMicrovolts);
                last = _openCircuit.ChargeAt(IntegerMath.Saturate(_referenceMicrovolts - drop));
            }

            long least = long.MaxValue;
            for (int i = 0; i <= CurveParts; i++)
            {
                // Beyond its ends the curve continues at least as steeply.
                long to = IntegerMath.Clamp(first + ((last - first) / CurveParts * i) + ppm, 0, IntegerMath.Million);
                long change = IntegerMath.Abs((long)_openCircuit.At((int)to) - _openCircuit.At((int)(to - ppm)));
                least = change < least ? change : least;
            }

            return least;
        }
    }
}
