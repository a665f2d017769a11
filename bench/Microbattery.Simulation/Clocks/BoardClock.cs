using Microbattery.Firmware.Ports;
using Microbattery.Simulation.Injection;

namespace Microbattery.Simulation.Clocks
{
    /// <summary>The clock as the program on the board reads it: simulated time, unless it stopped or was set.</summary>
    /// <param name="time">True time.</param>
    /// <param name="injected">What is wrong.</param>
    public sealed class BoardClock(VirtualClock time, InjectedFaults injected) : IClock
    {
        private long? _stoppedNow;
        private long? _stoppedDate;

        /// <summary>How far the time since start is ahead of the true one, ms.</summary>
        public long AheadMilliseconds { get; set; }

        /// <summary>How far the date is ahead of what it would be, ms.</summary>
        public long DateAheadMilliseconds { get; set; }

        /// <inheritdoc/>
        public long NowMilliseconds => Held(ref _stoppedNow, time.NowMilliseconds) + AheadMilliseconds;

        /// <inheritdoc/>
        public long DateMilliseconds => Held(ref _stoppedDate, time.DateMilliseconds) + AheadMilliseconds + DateAheadMilliseconds;

        /// <inheritdoc/>
        public bool RunsThroughReset => time.RunsThroughReset;

        /// <inheritdoc/>
        public void Wait(int milliseconds) => time.Wait(milliseconds);

        /// <summary>The program starts again: its time since start begins anew.</summary>
        public void Restart()
        {
            time.Restart();
            AheadMilliseconds = 0;
            _stoppedNow = null;
        }

        private long Held(ref long? stopped, long milliseconds)
        {
            stopped = injected.ClockIsStopped ? stopped ?? milliseconds : null;
            return stopped ?? milliseconds;
        }
    }
}
