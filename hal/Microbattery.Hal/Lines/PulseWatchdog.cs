namespace Microbattery.Hal.Lines
{
    /// <summary>
    /// A watchdog timer fed by a pulse on a line, as the DONE input of a TPL5010: without a rising edge in each of its periods it resets
    /// the MCU. It may be fed at any time and as often as one likes; the pulse is as long as two writes take, microseconds, where 100 ns do.
    /// </summary>
    public sealed class PulseWatchdog : IWatchdog
    {
        private readonly IOutputLine _done;

        /// <summary>A watchdog on a line.</summary>
        /// <param name="done">The line, low between pulses.</param>
        public PulseWatchdog(IOutputLine done)
        {
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
