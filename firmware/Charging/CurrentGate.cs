using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Holds the mean charge current to a limit below what the source gives, by opening the switch for a share of the time. Charge is
    /// counted against an allowance that grows by the limit: what one closing took beyond it is waited for.
    /// </summary>
    /// <remarks>
    /// The time base is ten seconds of allowance, or, when a look's time alone takes more than that, as long as that charge needs: the mean
    /// is kept whatever the source. Within a closing the cell sees all of the source's current, which protection limits.
    /// </remarks>
    internal sealed class CurrentGate
    {
        private const int BaseMilliseconds = 10000;
        private const int LimitingMilliseconds = 60000;
        private const long LongestMilliseconds = 3600000;

        /// <summary>Whether the switch must be open now.</summary>
        internal bool HoldsOpen;

        /// <summary>Whether charge is counted until it may close again: not where nothing is allowed at all.</summary>
        internal bool IsWaiting;

        private long _allowance = long.MaxValue;
        private long _sinceHeldMilliseconds = LimitingMilliseconds;

        /// <summary>Whether it was not long ago: the mean current says nothing of the cell then.</summary>
        internal bool IsLimiting => _sinceHeldMilliseconds < LimitingMilliseconds;

        /// <summary>Takes one look in.</summary>
        /// <param name="currentNanoamps">Cell current, nA.</param>
        /// <param name="limitNanoamps">What its mean may be, nA; 0 or less for none.</param>
        /// <param name="elapsedMilliseconds">Since the look before, ms, 0 to an hour.</param>
        /// <param name="isClosed">Whether the switch has been closed since the look before.</param>
        internal void Update(int currentNanoamps, int limitNanoamps, long elapsedMilliseconds, bool isClosed)
        {
            if (limitNanoamps <= 0)
            {
                HoldsOpen = true;
                IsWaiting = false;
                _allowance = 0;
                _sinceHeldMilliseconds = 0;
                return;
            }

            // Below 2^31 * 3.6e6, below 2^53.
            long most = (long)limitNanoamps * BaseMilliseconds;
            long flowed = isClosed && currentNanoamps > 0 ? currentNanoamps : 0;
            _allowance = IntegerMath.Clamp(_allowance, -limitNanoamps * LongestMilliseconds, most);
            _allowance = IntegerMath.Clamp(
                _allowance + ((limitNanoamps - flowed) * elapsedMilliseconds), -limitNanoamps * LongestMilliseconds, most);
            HoldsOpen = HoldsOpen ? _allowance < most / 2 : _allowance < 0;
            IsWaiting = HoldsOpen;
            _sinceHeldMilliseconds = HoldsOpen ? 0 : IntegerMath.Clamp(_sinceHeldMilliseconds + elapsedMilliseconds, 0, LimitingMilliseconds);
        }

        /// <summary>Nothing is limited.</summary>
        internal void Release()
        {
            if (!HoldsOpen && _allowance == long.MaxValue)
            {
                return;
            }

            HoldsOpen = false;
            IsWaiting = false;
            _allowance = long.MaxValue;
            _sinceHeldMilliseconds = LimitingMilliseconds;
        }
    }
}
