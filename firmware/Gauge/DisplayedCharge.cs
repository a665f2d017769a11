using System;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Displayed state of charge: it moves only the way the current flows, without jumps, and is empty and full when the estimate is. The
    /// estimate is free to jump; the display catches up while charge flows, by moving slower or faster than the count.
    /// </summary>
    /// <remarks>
    /// A discharge by d, from an estimated charge e, moves a displayed charge s by d s/e: it reaches nothing when the estimate does.
    /// Charging likewise by what is missing. Where that is too slow, by d (1 + 32 (s - e)/full): a count with a constant error, as of a
    /// sleep current that is not measured, is corrected for ever, and a display one per cent behind moves a third faster. The ratio is
    /// clamped between 0 and
    /// <see cref="FastestRatio"/>. At a full cell, where no charge flows, the display creeps.
    /// </remarks>
    public sealed class DisplayedCharge
    {
        private const int FastestRatio = 4; // a choice: faster looks like a jump
        private const int CreepPpmPerSecond = 500; // a choice: a per cent in 20 s at a full cell
        // A two-thousandth of the capacity, 0.05 %: so much self-discharge moves a resting display.
        private const int LeastRestingShare = 2000;
        private const int ThresholdDeviations = 2; // of the sensor's offset: a smaller current has no direction
        private const long LongestCreepMilliseconds = 60000; // of one update: after a gap the display does not leap

        private readonly StateEstimator _estimator;
        private readonly long _threshold;
        private bool _isSet;
        private long _pending;
        private long _nanoampMilliseconds;

        /// <summary>A display of an estimate.</summary>
        /// <param name="estimator">The estimate.</param>
        /// <param name="offsetErrorNanoamps">Currents below twice this have no direction, nA.</param>
        public DisplayedCharge(StateEstimator estimator, int offsetErrorNanoamps)
        {
            _estimator = estimator ?? throw new ArgumentNullException(nameof(estimator));
            _threshold = (long)ThresholdDeviations * offsetErrorNanoamps;
        }

        /// <summary>Displayed charge, nA·ms above empty.</summary>
        internal long NanoampMilliseconds => _nanoampMilliseconds;

        /// <summary>Displayed state of charge, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm => (int)(_nanoampMilliseconds / (_estimator.FullNanoampMilliseconds / IntegerMath.Million));

        /// <summary>Restores a saved display.</summary>
        /// <param name="nanoampMilliseconds">As <see cref="NanoampMilliseconds"/> gave it.</param>
        internal void Restore(long nanoampMilliseconds)
        {
            _nanoampMilliseconds = IntegerMath.Clamp(nanoampMilliseconds, 0, _estimator.FullNanoampMilliseconds);
            _isSet = true;
        }

        /// <summary>Takes what was counted.</summary>
        /// <param name="countedNanoampMilliseconds">Charge since the last call, nA·ms, positive into the cell.</param>
        /// <param name="currentNanoamps">Present current, nA: below the threshold only self-discharge moves the display.</param>
        /// <param name="elapsedMilliseconds">Since the last call, ms.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="isConverging">Whether the gauge converges: the display then is the estimate.</param>
        public void Update(long countedNanoampMilliseconds, int currentNanoamps, long elapsedMilliseconds, bool isFull, bool isConverging)
        {
            long estimate = _estimator.ChargeNanoampMilliseconds;
            long full = _estimator.FullNanoampMilliseconds;
            if (!_isSet || isConverging)
            {
                _nanoampMilliseconds = estimate;
                _pending = 0;
                _isSet = true;
                return;
            }

            // The noise of a current around zero has no direction: its count is held back until it amounts to visible self-discharge.
            _pending = IntegerMath.Clamp(_pending + _estimator.OnScale(countedNanoampMilliseconds), -full, full);
            if (_pending < 0 && (currentNanoamps < -_threshold || (currentNanoamps <= _threshold && _pending <= -full / LeastRestingShare)))
            {
                long step = Scaled(-_pending, _nanoampMilliseconds, estimate - _pending);
                _nanoampMilliseconds = IntegerMath.Clamp(_nanoampMilliseconds - step, 0, full);
                _pending = 0;
            }
            else if (_pending > 0 && currentNanoamps > _threshold)
            {
                long step = Scaled(_pending, full - _nanoampMilliseconds, full - estimate + _pending);
                _nanoampMilliseconds = IntegerMath.Clamp(_nanoampMilliseconds + step, 0, full);
                _pending = 0;
            }

            if (isFull && _nanoampMilliseconds < estimate)
            {
                long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, LongestCreepMilliseconds);
                long creep = full / IntegerMath.Million * CreepPpmPerSecond * elapsed / 1000;
                _nanoampMilliseconds = IntegerMath.Clamp(_nanoampMilliseconds + creep, 0, estimate);
            }
        }

        /// <summary>Displays what was held back, whatever the current: only the journal survives what comes next.</summary>
        /// <param name="isFull">Whether charging is done.</param>
        internal void Flush(bool isFull) => Update(0, _pending < 0 ? int.MinValue : int.MaxValue, 0, isFull, false);

        /// <summary>A step times the ratio that lets the display reach the end with the estimate, at most
        /// <see cref="FastestRatio"/>.</summary>
        private long Scaled(long step, long displayed, long estimated)
        {
            // In 1/1024: charges are below 4e16, a step is below 2e17. The stronger of the two, whichever way the display has to go.
            long per = estimated >> 10;
            long ratio = per > 0 ? displayed / per : FastestRatio * 1024;
            long caughtUp = 1024 + ((displayed - estimated) / (_estimator.FullNanoampMilliseconds >> 15));
            ratio = IntegerMath.Clamp((caughtUp > ratio) == (displayed > estimated) ? caughtUp : ratio, 0, FastestRatio * 1024);
            return step < 1000000000000L ? step * ratio >> 10 : (step >> 10) * ratio;
        }
    }
}
