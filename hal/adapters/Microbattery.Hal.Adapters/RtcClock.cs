using System;
using System.Threading;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Adapters
{
    /// <summary>
    /// A real-time clock for dates beside the monotonic clock of the running system, so that setting it disturbs nothing. An STM32's runs
    /// on a crystal and through everything its backup supply lives through. An ESP32's runs through deep sleep on an RC oscillator, off by
    /// some per cent, and starts anew when power comes.
    /// </summary>
    public sealed class RtcClock : IClock
    {
        // Earlier than this firmware: the clock stands near its origin (1970 or 2000), because it lost its supply or was never set.
        private const int FirstYear = 2026;

        /// <summary>A clock.</summary>
        /// <param name="runsThroughReset">Whether its date went on while the board was off: on an ESP32 when it woke from sleep. On a board
        /// with a backup supply, <see cref="IsSet"/>; where the journal itself lives on that supply, always.</param>
        public RtcClock(bool runsThroughReset)
        {
            RunsThroughReset = runsThroughReset;
        }

        /// <summary>Whether somebody has set the clock since it last lost its supply. One that was not may stand anywhere near its origin,
        /// and make an old record look fresh.</summary>
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
