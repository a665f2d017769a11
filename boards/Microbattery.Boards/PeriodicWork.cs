using System;
using Microbattery.Firmware.Ports;

namespace Microbattery.Boards
{
    /// <summary>An application that requests its load for some time at each start, and again once a period while the board stays
    /// awake.</summary>
    public sealed class PeriodicWork : IApplication
    {
        private readonly IClock _clock;
        private readonly long _workMilliseconds;
        private readonly long _periodMilliseconds;
        private long _startedMilliseconds;

        /// <summary>Creates the application and begins its work.</summary>
        /// <param name="clock">The clock.</param>
        /// <param name="workMilliseconds">Time for which it requests its load, ms, 0 or more.</param>
        /// <param name="periodMilliseconds">Time from one beginning to the next, ms, above 0; not above the time of work for a load that
        /// is always requested.</param>
        /// <exception cref="ArgumentNullException">The clock is missing.</exception>
        /// <exception cref="ArgumentOutOfRangeException">A time is outside its range.</exception>
        public PeriodicWork(IClock clock, long workMilliseconds, long periodMilliseconds)
        {
            ArgumentNullException.ThrowIfNull(clock, nameof(clock));
            if (workMilliseconds < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(workMilliseconds), "workMilliseconds is " + workMilliseconds.ToString() + "; it must be 0 or more");
            }

            if (periodMilliseconds <= 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(periodMilliseconds), "periodMilliseconds is " + periodMilliseconds.ToString() + "; it must be above 0");
            }

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
