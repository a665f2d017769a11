using Microbattery.Firmware.Ports;

namespace Microbattery.Boards
{
    /// <summary>An application that works at each start, and again every so often while the board stays awake.</summary>
    public sealed class PeriodicWork : IApplication
    {
        private readonly IClock _clock;
        private readonly long _workMilliseconds;
        private readonly long _periodMilliseconds;
        private long _startedMilliseconds;

        /// <summary>Begins to work.</summary>
        /// <param name="clock">The clock.</param>
        /// <param name="workMilliseconds">How long it wants its load, ms, 0 or more.</param>
        /// <param name="periodMilliseconds">From one beginning to the next, ms, above 0; no longer than the work for a load that is always wanted.</param>
        public PeriodicWork(IClock clock, long workMilliseconds, long periodMilliseconds)
        {
            _clock = clock;
            _workMilliseconds = workMilliseconds;
            _periodMilliseconds = periodMilliseconds;
            _startedMilliseconds = clock.NowMilliseconds;
        }

        /// <inheritdoc/>
        public bool WantsLoad
        {
            get
            {
                long now = _clock.NowMilliseconds;
                if (now - _startedMilliseconds >= _periodMilliseconds)
                {
                    _startedMilliseconds = now;
                }

                return now - _startedMilliseconds < _workMilliseconds;
            }
        }
    }
}
