using Microbattery.Hal;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>
    /// Whether a board that forgets everything in its sleep may go to sleep. In there nobody watches and all switches are open, so it may
    /// only when nothing is lost by that: the load switch is open, and the charge switch, closed for a whole look, has brought nothing.
    /// </summary>
    /// <remarks>
    /// Sleep outweighs the waits of load gate and protection, which are forgotten in it: a load that pulled an empty cell down, or drew too
    /// much, is tried again at each wake, ten minutes apart. What depends on readings (temperature, voltage) is judged anew before anything closes.
    /// </remarks>
    public sealed class SleepGate
    {
        private readonly WakePlan _plan;
        private int _idleLooks;

        /// <summary>A gate that has seen nothing yet.</summary>
        /// <param name="plan">How many idle looks it takes.</param>
        public SleepGate(WakePlan plan)
        {
            _plan = plan;
        }

        /// <summary>Whether the board may sleep.</summary>
        public bool MaySleep => _idleLooks >= _plan.IdleLooksToSleep;

        /// <summary>Takes one look in.</summary>
        /// <param name="current">Cell current, nA. Without a valid one the look is not idle.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed for this look.</param>
        /// <param name="chargeClosed">Whether it is closed now.</param>
        /// <param name="chargeWaits">Whether time or ticks are counted before the charge switch may close again: a restart would forget them.</param>
        /// <param name="loadClosed">Whether the load switch is closed now.</param>
        public void Update(Reading current, bool chargeWasClosed, bool chargeClosed, bool chargeWaits, bool loadClosed)
        {
            bool isKnown = current.State == ReadingState.Valid;
            bool isCharging = chargeWasClosed && isKnown && current.Value > 0;
            bool isTried = chargeWasClosed == chargeClosed;
            bool isIdle = isKnown && !isCharging && isTried && !chargeWaits && !loadClosed;
            _idleLooks = isIdle ? _idleLooks + 1 : 0;
        }
    }
}
