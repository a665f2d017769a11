using Microbattery.Firmware.Measurement;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>
    /// Decides whether a board that loses its memory in deep sleep may sleep: after enough idle samples, or after enough blind ones.
    /// </summary>
    /// <remarks>
    /// In deep sleep nothing is measured and both switches are open, so the gate allows it only where that loses nothing. A sample is idle
    /// when the load switch is open and the charge switch, closed for a whole sample, has brought no charge current. A sample is blind when
    /// both switches must stay open because a sensor, a tick or the configuration has failed: measuring on is of no use then.
    /// No charge current means a current that the sensor cannot tell from zero: within twice its offset error. A weaker source is not
    /// waited for. Deep sleep also ends the load gate's wait: a load that pulled an empty cell down is tried again at each wake, ten
    /// minutes apart. Temperature and voltage are judged again before any switch closes.
    /// </remarks>
    public sealed class SleepGate
    {
        private const int OffsetErrors = 2; // two sigma of the offset: one board in 44 reads more at zero, and stays awake

        private readonly WakePlan _plan;
        private readonly long _leastChargeNanoamps;
        private int _idleSamples;
        private int _blindSamples;
        private long _refusedMilliseconds;

        /// <summary>A gate before its first sample.</summary>
        /// <param name="plan">How many idle and blind samples it takes.</param>
        /// <param name="currentOffsetErrorNanoamps">Uncertainty of the current at zero, one sigma, nA.</param>
        public SleepGate(WakePlan plan, int currentOffsetErrorNanoamps)
        {
            _plan = plan;
            _leastChargeNanoamps = (long)OffsetErrors * currentOffsetErrorNanoamps;
        }

        /// <summary>Whether the board may sleep deeply.</summary>
        public bool MaySleep =>
            _refusedMilliseconds <= 0 && (_idleSamples >= _plan.IdleSamplesToSleep || _blindSamples >= _plan.BlindSamplesToSleep);

        /// <summary>Whether a current is zero within what the sensor can tell.</summary>
        /// <param name="current">Cell current, nA.</param>
        /// <returns>False without a valid reading.</returns>
        internal bool IsNothing(Reading current) =>
            current.State == ReadingState.Valid && current.Value <= _leastChargeNanoamps && current.Value >= -_leastChargeNanoamps;

        /// <summary>Counts one sample as idle or not.</summary>
        /// <param name="current">Cell current, nA. Without a valid reading the sample is not idle.</param>
        /// <param name="gaugeStarted">Whether a state of charge is known: before that every sample is needed.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed for this sample.</param>
        /// <param name="chargeClosed">Whether it is closed now.</param>
        /// <param name="isWaiting">Whether time or samples are counted before a switch may close again: a restart would lose that
        /// count.</param>
        /// <param name="loadClosed">Whether the load switch is closed now.</param>
        public void Update(
            Reading current, bool gaugeStarted, bool chargeWasClosed, bool chargeClosed, bool isWaiting, bool loadClosed)
        {
            bool isKnown = gaugeStarted && current.State == ReadingState.Valid;
            bool isCharging = chargeWasClosed && current.Value > _leastChargeNanoamps;
            bool isTried = chargeWasClosed == chargeClosed;
            bool isIdle = isKnown && !isCharging && isTried && !isWaiting && !loadClosed;
            _idleSamples = isIdle ? _idleSamples + 1 : 0;
        }

        /// <summary>Counts one tick as blind or not. Called after each tick, also after one that failed.</summary>
        /// <param name="isBlind">Whether both switches are open and must stay so, because something is unknown or has failed.</param>
        /// <param name="elapsedMilliseconds">Time since the previous tick, ms, 0 or more.</param>
        public void CountBlind(bool isBlind, long elapsedMilliseconds)
        {
            _blindSamples = isBlind ? _blindSamples + 1 : 0;
            _idleSamples = isBlind ? 0 : _idleSamples;
            _refusedMilliseconds = _refusedMilliseconds > elapsedMilliseconds ? _refusedMilliseconds - elapsedMilliseconds : 0;
        }

        /// <summary>Reports that the MCU did not enter deep sleep. The gate allows it again when that sleep would have ended.</summary>
        public void Refuse() => _refusedMilliseconds = _plan.DeepSleepMilliseconds;
    }
}
