using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Does charge that flowed move the voltage? At a steady current the open-circuit voltage must change by what the curve says of the charge moved,
    /// wherever on it the cell may be.
    /// </summary>
    /// <remarks>
    /// Cannot see anything on a plateau, where the curve asks for less than the sensor resolves; nor while the voltage relaxes after a larger current the
    /// other way; nor beside a load that steps all the time: steps are judged as such. It takes half a per cent of the charge or more.
    /// </remarks>
    public sealed class ChargeMovedDetector
    {
        private const int CheckPpm = 5000; // half a per cent of the charge between checks
        private const int DecisivePpm = 50000; // after so much charge relaxation is no excuse
        private const int MeanMilliseconds = 1000000; // relaxation remembers some quarter of an hour
        private const long LongestHeldMilliseconds = 3600000; // 2^31 nA for an hour at most: below 2^53
        private const int CurveParts = 8; // places on the curve where the cell may be
        private const int ResistanceTurns = 4; // the resistance depends on the place, and the place on it: the fourth turn hardly moves it
        private const int RelaxingShare = 3000000; // a third of a drop, as pV over µV: what relaxes of it
        private const int MovedShare = 4; // a quarter of what the curve says counts as moved
        private const long MostDropMicrovolts = 20000000;
        private const long MostRelaxingMicrovolts = 10000000;

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

        /// <summary>A detector that has seen no charge.</summary>
        /// <param name="profile">The cell: its curve and capacity.</param>
        /// <param name="band">Its resistance.</param>
        /// <param name="leastMicrovolts">What the voltage must move by to be judged, µV.</param>
        public ChargeMovedDetector(CellProfile profile, ResistanceBand band, int leastMicrovolts)
        {
            ArgumentNullException.ThrowIfNull(profile, nameof(profile));

            _openCircuit = profile.OpenCircuitMicrovolts;
            _resistance = profile.ResistanceMilliohms;
            _band = band ?? throw new ArgumentNullException(nameof(band));
            _nanoampMillisecondsPerPpm = profile.CapacityNanoampSeconds / 1000;
            _leastMicrovolts = leastMicrovolts;
        }

        /// <summary>Begins anew from this sample: what the voltage was before is no reference any more.</summary>
        /// <param name="microvolts">Cell voltage, µV.</param>
        /// <param name="nanoamps">Cell current, nA.</param>
        public void Begin(int microvolts, int nanoamps)
        {
            // What flowed lately, by the window's mean.
            _meanNanoamps += (_movedNanoampMilliseconds - (_meanNanoamps * _windowMilliseconds)) / (MeanMilliseconds + _windowMilliseconds);
            _windowMilliseconds = 0;
            _movedNanoampMilliseconds = 0;
            _nextCheckPpm = CheckPpm;
            _referenceMicrovolts = microvolts;
            _referenceNanoamps = nanoamps;
            _referenceMeanNanoamps = _meanNanoamps;
        }

        /// <summary>Takes one sample.</summary>
        /// <param name="microvolts">Cell voltage, µV.</param>
        /// <param name="nanoamps">Cell current, nA.</param>
        /// <param name="elapsedMilliseconds">Since the sample before, ms.</param>
        /// <param name="isSuspected">Whether something contradicted lately: then one check decides.</param>
        /// <returns>The verdict on the charge moved.</returns>
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
            // After a larger current the voltage relaxes the other way: where that may hide what is expected, nothing is said.
            bool isDischarge = _movedNanoampMilliseconds < 0;
            long relaxing = (((long)nanoamps + _referenceNanoamps) / 2) - _referenceMeanNanoamps;
            relaxing = IntegerMath.Clamp(
                relaxing * _band.HighestNewMilliohms / RelaxingShare, -MostRelaxingMicrovolts, MostRelaxingMicrovolts);
            long against = isDischarge ? relaxing : -relaxing;
            if (against * MovedShare >= expected || expected < _leastMicrovolts)
            {
                return StepVerdict.None;
            }

            long change = (long)microvolts - _referenceMicrovolts;
            long along = isDischarge ? -change : change;
            if (along * MovedShare >= expected)
            {
                return StepVerdict.Follows;
            }

            return isSuspected || _nextCheckPpm >= DecisivePpm ? StepVerdict.StandsStill : StepVerdict.Contradicts;
        }

        /// <summary>The least that the charge moved since the reference changes the open-circuit voltage by, µV, wherever the cell may be on its
        /// curve: with none to twice of the resistance it has there.</summary>
        private long LeastChange()
        {
            long ppm = IntegerMath.Clamp(_movedNanoampMilliseconds / _nanoampMillisecondsPerPpm, -IntegerMath.Million, IntegerMath.Million);
            int first = _openCircuit.ChargeAt(_referenceMicrovolts);
            int last = first;
            for (int i = 0; i < ResistanceTurns; i++)
            {
                long milliohms = _resistance.At(last) * _band.Thousandths / 1000;
                long drop = IntegerMath.Clamp(_referenceNanoamps * milliohms / 500000, -MostDropMicrovolts, MostDropMicrovolts);
                last = _openCircuit.ChargeAt(IntegerMath.Saturate(_referenceMicrovolts - drop));
            }

            long least = long.MaxValue;
            for (int i = 0; i <= CurveParts; i++)
            {
                // Beyond its ends the curve goes on at least as steeply.
                long to = IntegerMath.Clamp(first + ((last - first) / CurveParts * i) + ppm, 0, IntegerMath.Million);
                long change = IntegerMath.Abs((long)_openCircuit.At((int)to) - _openCircuit.At((int)(to - ppm)));
                least = change < least ? change : least;
            }

            return least;
        }
    }
}
