using Microbattery.Firmware.Measurement;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>
    /// Whether a board that forgets everything in its sleep may go to sleep. In there nobody watches and all switches are open, so it may
    /// only when nothing is lost by that: the load switch is open, and the charge switch, closed for a whole look, has brought nothing; or
    /// the sensor has failed for so long that watching is of no use.
    /// </summary>
    /// <remarks>
    /// Nothing is what the sensor cannot tell from nothing: a current within twice its offset error. A source weaker than that is not waited for.
    /// Sleep outweighs the wait of the load gate, which is forgotten in it: a load that pulled an empty cell down is tried again at each wake,
    /// ten minutes apart. What depends on readings (temperature, voltage) is judged anew before anything closes.
    /// </remarks>
    public sealed class SleepGate
    {
        private readonly WakePlan _plan;
        private readonly long _leastChargeNanoamps;
        private int _idleSamples;
        private int _blindSamples;
        private long _refusedMilliseconds;

        /// <summary>A gate that has seen nothing yet.</summary>
        /// <param name="plan">How many idle looks it takes.</param>
        /// <param name="currentOffsetErrorNanoamps">How far a current may be off at zero, one sigma, nA.</param>
        public SleepGate(WakePlan plan, int currentOffsetErrorNanoamps)
        {
            _plan = plan;
            _leastChargeNanoamps = 2L * currentOffsetErrorNanoamps;
        }

        /// <summary>Whether the board may sleep.</summary>
        public bool MaySleep =>
            _refusedMilliseconds <= 0 && (_idleSamples >= _plan.IdleSamplesToSleep || _blindSamples >= _plan.BlindSamplesToSleep);

        /// <summary>Whether a current is nothing: within what the sensor cannot tell from it.</summary>
        /// <param name="current">Cell current, nA.</param>
        /// <returns>False without a valid one.</returns>
        internal bool IsNothing(Reading current) =>
            current.State == ReadingState.Valid && current.Value <= _leastChargeNanoamps && current.Value >= -_leastChargeNanoamps;

        /// <summary>Takes one look in.</summary>
        /// <param name="current">Cell current, nA. Without a valid one the look is not idle.</param>
        /// <param name="gaugeStarted">Whether a state of charge is known: before that every look is wanted.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed for this look.</param>
        /// <param name="chargeClosed">Whether it is closed now.</param>
        /// <param name="isWaiting">Whether time or looks are counted before a switch may close again: a restart would forget them.</param>
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

        /// <summary>Takes in whether anything can be done at all. After each look, whatever became of it.</summary>
        /// <param name="isBlind">Whether both switches are open and stay so, because something is not known or has failed.</param>
        /// <param name="elapsedMilliseconds">Since the look before, ms, 0 or more.</param>
        public void CountBlind(bool isBlind, long elapsedMilliseconds)
        {
            _blindSamples = isBlind ? _blindSamples + 1 : 0;
            _idleSamples = isBlind ? 0 : _idleSamples;
            _refusedMilliseconds = _refusedMilliseconds > elapsedMilliseconds ? _refusedMilliseconds - elapsedMilliseconds : 0;
        }

        /// <summary>The MCU was to sleep and did not: it is asked again when it would have woken.</summary>
        public void Refuse() => _refusedMilliseconds = _plan.DeepSleepMilliseconds;
    }
}
