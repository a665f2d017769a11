using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Checks that the voltage follows a step of current, as Ohm's law with the resistance band of the cell has it.
    /// </summary>
    /// <remarks>
    /// The change of voltage must lie between the step times a quarter of the profile's lowest resistance and the step times five times its
    /// highest. A stuck, reversed or swapped input does not follow.
    /// <code>
    ///   idle --(a step that contradicts)--> pending --(next sample: follows, contradicts, or the current has moved on)--> idle
    /// </code>
    /// A current that changes during a sample is in one reading and not in the other. A step that contradicts is therefore judged once more
    /// by the next sample, and only if the current stays where the step took it. Below a tenth of the charge the open-circuit voltage
    /// itself falls, and only the lower limit counts. After large steps the voltage may recover for some samples more (the swing).
    /// Cannot see a stuck voltage while the current is steady, nor steps that drop less than the sensor's noise, nor steps further apart
    /// than three seconds. The charge moved shows those: <see cref="ChargeMovedDetector"/>.
    /// </remarks>
    public sealed class StepResponseDetector
    {
        private const int LongestStepMilliseconds = 3000; // relaxation adds to the drop of a step within seconds
        private const int LongestJumpMilliseconds = 15000; // above the longest time between samples of an idle board, 10 s
        private const int LeastJumpMicrovolts = 50000; // a cell at rest does not change by so much between two samples
        private const int SteepPpm = 100000; // below a tenth of the charge the open-circuit voltage itself falls
        private const int FarBeyondFactor = 4; // a change of four times the largest possible one is no measurement, whatever else happened
        private const int StuckDivisor = 8; // an eighth of the smallest possible drop is no drop at all: half of it already contradicts
        private const int MovedDivisor = 4; // a current within a quarter of its step is where the step took it
        private const int SwingSamples = 16; // an earlier step goes on for some sixteen samples
        private const int SwingDivisor = 4; // a choice: a quarter of the largest drop may recover in one sample
        private const long MostSwingMicrovolts = 10000000; // 10 V, more than any cell: sums stay small

        private readonly ResistanceBand _band;
        private readonly int _leastMicrovolts;
        private readonly int _steepMicrovolts;
        private bool _isPending;
        private long _pendingMilliseconds;
        private int _fromMicrovolts;
        private int _fromNanoamps;
        private int _toNanoamps;
        private long _swingMicrovolts;

        /// <summary>A detector before its first step.</summary>
        /// <param name="profile">The cell: its open-circuit voltage.</param>
        /// <param name="band">Its resistance band.</param>
        /// <param name="leastMicrovolts">Smallest drop of a step that is judged, µV.</param>
        public StepResponseDetector(CellProfile profile, ResistanceBand band, int leastMicrovolts)
        {
            ArgumentNullException.ThrowIfNull(profile, nameof(profile));

            _band = band ?? throw new ArgumentNullException(nameof(band));
            _leastMicrovolts = leastMicrovolts;
            _steepMicrovolts = profile.OpenCircuitMicrovolts.At(SteepPpm);
        }

        /// <summary>Whether the next sample decides about a step.</summary>
        public bool IsPending => _isPending;

        /// <summary>Drops a pending step: a sample failed, or the voltage stands still.</summary>
        public void Cancel() => _isPending = false;

        /// <summary>Judges one sample.</summary>
        /// <param name="microvolts">Cell voltage, µV.</param>
        /// <param name="nanoamps">Cell current, nA.</param>
        /// <param name="lastMicrovolts">Voltage of the previous sample, µV.</param>
        /// <param name="lastNanoamps">Current of the previous sample, nA.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms.</param>
        /// <returns>The verdict on a step; none while one is pending, or where there is no step.</returns>
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

            _swingMicrovolts -= _swingMicrovolts / SwingSamples;
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

        /// <summary>Records a step, after which the voltage may go on changing the way of the last large step: after a load has gone it
        /// rises.</summary>
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
            if (_pendingMilliseconds > LongestStepMilliseconds || moved * MovedDivisor > IntegerMath.Abs(step) + _band.LeastStepNanoamps)
            {
                // The current has changed again since: no verdict.
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

        /// <summary>Whether the change is far larger than the cell can make, far in the wrong direction, or missing where one must
        /// be.</summary>
        private bool IsUnmistakable(long step, long change)
        {
            long magnitude = IntegerMath.Abs(change);
            long least = ResistanceBand.Drop(step, _band.LowMilliohms);
            long along = step < 0 ? -change : change;
            return magnitude > FarBeyondFactor * Most(step, change)
                || (least >= _leastMicrovolts && along < -FarBeyondFactor * LeastJumpMicrovolts)
                || (least >= 2 * _leastMicrovolts && magnitude * StuckDivisor < least);
        }

        /// <summary>Largest change of voltage with a step, µV. The swing of earlier steps adds in their direction only.</summary>
        private long Most(long step, long change)
        {
            long swing = (change < 0 ? -_swingMicrovolts : _swingMicrovolts) / SwingDivisor;
            return ResistanceBand.Drop(step, _band.HighMilliohms) + LeastJumpMicrovolts + (swing > 0 ? swing : 0);
        }
    }
}
