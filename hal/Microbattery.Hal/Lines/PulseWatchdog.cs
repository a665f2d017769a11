using System;

namespace Microbattery.Hal.Lines
{
    /// <summary>
    /// A watchdog timer that is fed by a pulse on a line, such as the DONE input of a TPL5010: without a rising edge in each of its
    /// periods it resets the MCU.
    /// </summary>
    /// <remarks>It may be fed at any time and any number of times. The pulse lasts as long as two writes take, some microseconds; 100 ns
    /// are enough (TPL5010, SNAS651).</remarks>
    public sealed class PulseWatchdog : IWatchdog
    {
        private readonly IOutputLine _done;

        /// <summary>Creates a watchdog on a line.</summary>
        /// <param name="done">The line, low between pulses.</param>
        /// <exception cref="ArgumentNullException">It is missing.</exception>
        public PulseWatchdog(IOutputLine done)
        {
            ArgumentNullException.ThrowIfNull(done, nameof(done));
            _done = done;
        }

        /// <inheritdoc/>
        public void Feed()
        {
            _done.Drive(true);
            _done.Drive(false);
        }
    }
}
