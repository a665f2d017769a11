using System;
using System.Threading;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Adapters
{
    /// <summary>Clock of a board with a real-time clock: dates from that, elapsed time from the monotonic clock of the running
    /// system.</summary>
    /// <remarks>
    /// Elapsed time does not change when somebody sets the date. The real-time clock of an STM32 has a crystal, and runs as long as its
    /// backup supply. That of an ESP32 runs through deep sleep on an RC oscillator, with an error of some per cent, and starts again at
    /// power-on.
    /// </remarks>
    public sealed class RtcClock : IClock
    {
        // The year of this firmware: an earlier date is near the clock's origin (1970 or 2000), so it lost its supply or was never set.
        private const int FirstYear = 2026;

        /// <summary>Creates a clock.</summary>
        /// <param name="runsThroughReset">Whether the date went on while the board was off. On an ESP32: when it woke from sleep. On a
        /// board with a backup supply: <see cref="IsSet"/>. Where the journal itself is kept by that supply: always.</param>
        public RtcClock(bool runsThroughReset)
        {
            RunsThroughReset = runsThroughReset;
        }

        /// <summary>Whether somebody has set the date since the clock last lost its supply. A date that was not set is near the clock's
        /// origin, and an old record would count as a new one.</summary>
        public static bool IsSet => DateTime.UtcNow.Year >= FirstYear;

        /// <inheritdoc/>
        public long NowMilliseconds => Environment.TickCount64;

        /// <inheritdoc/>
        public long DateMilliseconds => DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond;

        /// <inheritdoc/>
        public bool RunsThroughReset { get; }

        /// <inheritdoc/>
        public void Wait(int milliseconds) => Thread.Sleep(milliseconds);
    }
}
