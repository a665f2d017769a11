using Microbattery.Firmware.Ports;

namespace Microbattery.Simulation.Clocks
{
    /// <summary>Simulated time.</summary>
    public sealed class VirtualClock : IClock
    {
        private long _startedMilliseconds;

        /// <inheritdoc/>
        public long NowMilliseconds
        {
            get => DateMilliseconds - _startedMilliseconds;
            set => DateMilliseconds = _startedMilliseconds + value;
        }

        /// <summary>Time since the world began, ms.</summary>
        public long DateMilliseconds { get; set; }

        /// <inheritdoc/>
        public bool RunsThroughReset { get; init; }

        /// <inheritdoc/>
        public void Wait(int milliseconds) => DateMilliseconds += milliseconds;

        /// <summary>The board starts again: its monotonic clock begins anew.</summary>
        public void Restart() => _startedMilliseconds = DateMilliseconds;
    }
}
