using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Does the voltage follow a step of current? It changes by the step times a resistance between a quarter of the profile's lowest and five times its
    /// highest: a stuck, reversed or swapped input does not.
    /// </summary>
    /// <remarks>
    /// A current that changes while it is sampled is in one reading and not in the other: a step that contradicts is judged once more by the next sample,
    /// and only while the current stays where it went. Below a tenth of charge the voltage falls by itself, and only the lower bound counts.
    /// Cannot see a stuck voltage while the current is steady, nor steps that drop less than the sensor's noise; moved charge is what tells there.
    /// </remarks>
    public sealed class StepResponseDetector
    {
        private const int LongestStepMilliseconds = 3000; // relaxation adds to a step within seconds
        private const int LongestJumpMilliseconds = 15000; // past the longest time between samples of an idle board
        private const int LeastJumpMicrovolts = 50000; // a cell at rest does not jump by so much between samples
        private const int SteepPpm = 100000; // below a tenth of charge the open-circuit voltage itself falls
        private const int FarBeyond = 4; // four times what the cell can do is no measurement, whatever else happened
        private const int SwingShare = 16; // earlier steps go on for some sixteen samples
        private const long MostSwingMicrovolts = 10000000;

        private readonly ResistanceBand _band;
        private readonly int _leastMicrovolts;
        private readonly int _steepMicrovolts;
        private bool _isPending;
        private long _pendingMilliseconds;
        private int _fromMicrovolts;
        private int _fromNanoamps;
        private int _toNanoamps;
        private long _swingMicrovolts;

        /// <summary>A detector that has seen no step.</summary>
        /// <param name="profile">The cell: below which voltage it is steep.</param>
        /// <param name="band">Its resistance.</param>
        /// <param name="leastMicrovolts">What a step must drop to be judged, µV.</param>
        public StepResponseDetector(CellProfile profile, ResistanceBand band, int leastMicrovolts)
        {
            _band = band ?? throw new ArgumentNullException(nameof(band));
            _leastMicrovolts = leastMicrovolts;
            _steepMicrovolts = profile.OpenCircuitMicrovolts.At(SteepPpm);
        }

        /// <summary>Whether the next sample decides about a step.</summary>
        public bool IsPending => _isPending;

        /// <summary>Nothing is decided any more: a sample failed, or the voltage stands still.</summary>
        public void Cancel() => _isPending = false;

        /// <summary>Takes one sample.</summary>
        /// <param name="microvolts">Cell voltage, µV.</param>
        /// <param name="nanoamps">Cell current, nA.</param>
        /// <param name="lastMicrovolts">Voltage of the sample before, µV.</param>
        /// <param name="lastNanoamps">Current of the sample before, nA.</param>
        /// <param name="elapsedMilliseconds">Since then, ms.</param>
        /// <returns>The verdict on a step.</returns>
        public StepVerdict Update(int microvolts, int nanoamps, int lastMicrovolts, int lastNanoamps, long elapsedMilliseconds)
        {
            if (_isPending)
            {
                return Decide(microvolts, nanoamps, elapsedMilliseconds);
            }

            long step = (long)nanoamps - lastNanoamps;
            long change = (long)microvolts - lastMicrovolts;
            bool isStep = step >= _band.LeastStepNanoamps || step <= -_band.LeastStepNanoamps;
            bool isJump = change >= LeastJumpMicrovolts || change <= -LeastJumpMicrovolts;
            bool isFar = elapsedMilliseconds > LongestStepMilliseconds && (isStep || elapsedMilliseconds > LongestJumpMilliseconds);
            if (isFar || elapsedMilliseconds <= 0 || !_band.IsKnown)
            {
                _swingMicrovolts = 0;
                return StepVerdict.None;
            }

            _swingMicrovolts -= _swingMicrovolts / SwingShare;
            if (!isStep && !isJump)
            {
                return StepVerdict.None;
            }

            _isPending = Contradicts(step, change, microvolts);
            if (_isPending)
            {
                _pendingMilliseconds = 0;
                _fromMicrovolts = lastMicrovolts;
                _fromNanoamps = lastNanoamps;
                _toNanoamps = nanoamps;
            }

            Swing(step);
            return isStep && !_isPending ? StepVerdict.Follows : StepVerdict.None;
        }

        /// <summary>Remembers what the voltage still does after steps like these, without any further, the way the last large one went: after a load
        /// has gone it rises.</summary>
        /// <param name="stepNanoamps">Step of current, nA.</param>
        public void Swing(long stepNanoamps)
        {
            long swing = IntegerMath.Clamp(ResistanceBand.Drop(stepNanoamps, _band.HighMilliohms), 0, MostSwingMicrovolts);
            if (2 * swing >= IntegerMath.Abs(_swingMicrovolts))
            {
                _swingMicrovolts = stepNanoamps < 0 ? -swing : swing;
            }
        }

        private StepVerdict Decide(int microvolts, int nanoamps, long elapsed)
        {
            _isPending = false;
            _pendingMilliseconds += elapsed;
            long step = (long)nanoamps - _fromNanoamps;
            long moved = IntegerMath.Abs((long)nanoamps - _toNanoamps);
            if (_pendingMilliseconds > LongestStepMilliseconds || moved * 4 > IntegerMath.Abs(step) + _band.LeastStepNanoamps)
            {
                // The current has gone elsewhere since: nothing can be said.
                return StepVerdict.None;
            }

            long change = (long)microvolts - _fromMicrovolts;
            return !Contradicts(step, change, microvolts)
                ? StepVerdict.Follows
                : IsUnmistakable(step, change) ? StepVerdict.Unmistakable : StepVerdict.Contradicts;
        }

        private bool Contradicts(long step, long change, int microvolts)
        {
            long along = step < 0 ? -change : change;
            long least = ResistanceBand.Drop(step, _band.LowMilliohms);
            if (least >= _leastMicrovolts && along < least / 2)
            {
                return true;
            }

            return microvolts - change >= _steepMicrovolts && IntegerMath.Abs(change) > Most(step, change);
        }

        /// <summary>A jump far beyond what the cell can do, or far the wrong way, or none at all where there must be one.</summary>
        private bool IsUnmistakable(long step, long change)
        {
            long magnitude = IntegerMath.Abs(change);
            long least = ResistanceBand.Drop(step, _band.LowMilliohms);
            long along = step < 0 ? -change : change;
            return magnitude > FarBeyond * Most(step, change)
                || (least >= _leastMicrovolts && along < -FarBeyond * LeastJumpMicrovolts)
                || (least >= 2 * _leastMicrovolts && magnitude * 8 < least);
        }

        /// <summary>The most a voltage may change with a step, µV. What earlier steps do goes on their way, and not against it.</summary>
        private long Most(long step, long change)
        {
            long swing = (change < 0 ? -_swingMicrovolts : _swingMicrovolts) / 4;
            return ResistanceBand.Drop(step, _band.HighMilliohms) + LeastJumpMicrovolts + (swing > 0 ? swing : 0);
        }
    }
}
