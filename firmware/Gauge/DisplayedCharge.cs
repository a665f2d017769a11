using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// What a person is shown: moves only the way the current flows, without jumps, and is empty and full when the estimate is. The estimate
    /// is free to be corrected; the display takes the correction back while charge flows, by moving a little slower or faster than what
    /// was counted.
    /// </summary>
    /// <remarks>
    /// Discharging by d of what was an estimated charge e shows s go down by d s/e: straight to nothing when e gets there. Charging likewise by
    /// what is missing. Where that is too slow, by d (1 + 32 (s - e)/full): a count that is off for ever, as a sleep current nobody measures,
    /// is corrected for ever, and a display a percent behind goes a third faster. The ratio is held between 0 and <see cref="FastestRatio"/>.
    /// At a full cell, where no charge flows that could take a rest along, the display creeps.
    /// </remarks>
    public sealed class DisplayedCharge
    {
        private const int FastestRatio = 4;
        private const int CreepPpmPerSecond = 500;
        private const int LeastRestingShare = 2000;

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
            _estimator = estimator;
            _threshold = 2L * offsetErrorNanoamps;
        }

        /// <summary>Charge shown, nA·ms above empty.</summary>
        internal long NanoampMilliseconds => _nanoampMilliseconds;

        /// <summary>State of charge shown, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm => (int)(_nanoampMilliseconds / (_estimator.FullNanoampMilliseconds / IntegerMath.Million));

        /// <summary>Puts a saved display back.</summary>
        /// <param name="nanoampMilliseconds">As <see cref="NanoampMilliseconds"/> gave it.</param>
        internal void Restore(long nanoampMilliseconds)
        {
            _nanoampMilliseconds = IntegerMath.Clamp(nanoampMilliseconds, 0, _estimator.FullNanoampMilliseconds);
            _isSet = true;
        }

        /// <summary>Follows what was counted.</summary>
        /// <param name="countedNanoampMilliseconds">What flowed since the last call, nA·ms, positive into the cell.</param>
        /// <param name="currentNanoamps">Current now, nA: below the threshold only self-discharge moves the display.</param>
        /// <param name="elapsedMilliseconds">Since the last call, ms.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="isConverging">Whether the gauge has yet to find out where the cell is: the display follows it.</param>
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

            // A sensor's noise around no current is no direction: what it counts is kept until it is self-discharge that anyone can see.
            _pending = IntegerMath.Clamp(_pending + _estimator.OnScale(countedNanoampMilliseconds), -full, full);
            if (_pending < 0 && (currentNanoamps < -_threshold || (currentNanoamps <= _threshold && _pending <= -full / LeastRestingShare)))
            {
                long step = Ratio(-_pending, _nanoampMilliseconds, estimate - _pending);
                _nanoampMilliseconds = IntegerMath.Clamp(_nanoampMilliseconds - step, 0, full);
                _pending = 0;
            }
            else if (_pending > 0 && currentNanoamps > _threshold)
            {
                long step = Ratio(_pending, full - _nanoampMilliseconds, full - estimate + _pending);
                _nanoampMilliseconds = IntegerMath.Clamp(_nanoampMilliseconds + step, 0, full);
                _pending = 0;
            }

            if (isFull && _nanoampMilliseconds < estimate)
            {
                long creep = full / IntegerMath.Million * CreepPpmPerSecond * IntegerMath.Clamp(elapsedMilliseconds, 0, 60000) / 1000;
                _nanoampMilliseconds = IntegerMath.Clamp(_nanoampMilliseconds + creep, 0, estimate);
            }
        }

        /// <summary>Shows what was counted and not yet shown, whatever flows now: before everything is forgotten but the journal.</summary>
        /// <param name="isFull">Whether charging is done.</param>
        internal void Flush(bool isFull) => Update(0, _pending < 0 ? int.MinValue : int.MaxValue, 0, isFull, false);

        /// <summary>A step times what takes the display along with the estimate, at most <see cref="FastestRatio"/> times itself.</summary>
        private long Ratio(long step, long displayed, long estimated)
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
