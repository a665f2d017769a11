using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A clock that writes each wait into a log, as in "(2)".</summary>
    public sealed class LoggedClock : IClock
    {
        private readonly CallLog _log;

        public LoggedClock(CallLog log)
        {
            _log = log;
        }

        /// <inheritdoc/>
        public long NowMilliseconds => 0;

        /// <inheritdoc/>
        public long DateMilliseconds => 0;

        /// <inheritdoc/>
        public bool RunsThroughReset => false;

        /// <inheritdoc/>
        public void Wait(int milliseconds) => _log.Add("(" + milliseconds.ToString() + ")");
    }
}
