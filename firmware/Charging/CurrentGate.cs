using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Holds the mean charge current to a limit below the source's current, by opening the switch for a share of the time.
    /// </summary>
    /// <remarks>
    /// It counts charge against an allowance that grows at the limit. When the allowance is used up the switch opens, and closes again at
    /// half of the most that the allowance may reach. The most is ten seconds of the limit; one sample's charge may exceed it, and is then
    /// waited for as long as it takes, so that the mean is held with any source. Within a closing the cell takes the source's whole
    /// current, which protection limits.
    /// </remarks>
    internal sealed class CurrentGate
    {
        private const int BaseMilliseconds = 10000; // ten samples a second apart: the switch moves seldom, and the voltage ripples little
        private const int LimitingMilliseconds = 60000; // the default time constant of the mean that is compared with the taper current
        private const long LongestMilliseconds = 3600000; // the longest time between samples: the allowance stays below 2^31 * 3.6e6

        private bool _holdsOpen;
        private bool _isWaiting;
        private long _allowance = long.MaxValue; // nA·ms
        private long _sinceHeldMilliseconds = LimitingMilliseconds;

        /// <summary>Whether the switch must be open now.</summary>
        internal bool HoldsOpen => _holdsOpen;

        /// <summary>Whether charge is counted until the switch may close again; false where no current is allowed at all.</summary>
        internal bool IsWaiting => _isWaiting;

        /// <summary>Whether the gate held the switch open within the last minute: the mean current is the gate's then, not the
        /// cell's.</summary>
        internal bool IsLimiting => _sinceHeldMilliseconds < LimitingMilliseconds;

        /// <summary>Counts the charge of one sample.</summary>
        /// <param name="currentNanoamps">Cell current, nA.</param>
        /// <param name="limitNanoamps">Limit of its mean, nA; 0 or less for no current at all.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms, 0 to an hour.</param>
        /// <param name="isClosed">Whether the switch has been closed since the previous sample.</param>
        internal void Update(int currentNanoamps, int limitNanoamps, long elapsedMilliseconds, bool isClosed)
        {
            if (limitNanoamps <= 0)
            {
                _holdsOpen = true;
                _isWaiting = false;
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
            _holdsOpen = _holdsOpen ? _allowance < most / 2 : _allowance < 0;
            _isWaiting = _holdsOpen;
            _sinceHeldMilliseconds = _holdsOpen
                ? 0
                : IntegerMath.Clamp(_sinceHeldMilliseconds + elapsedMilliseconds, 0, LimitingMilliseconds);
        }

        /// <summary>Ends the limit: the source's whole current is allowed.</summary>
        internal void Release()
        {
            if (!_holdsOpen && _allowance == long.MaxValue)
            {
                return;
            }

            _holdsOpen = false;
            _isWaiting = false;
            _allowance = long.MaxValue;
            _sinceHeldMilliseconds = LimitingMilliseconds;
        }
    }
}
