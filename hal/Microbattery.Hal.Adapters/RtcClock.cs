using System;
using System.Threading;

namespace Microbattery.Hal.Adapters
{
    /// <summary>
    /// The real-time clock. An STM32's runs on a crystal and through everything its backup supply lives through. An ESP32's runs through
    /// deep sleep on an RC oscillator, off by some per cent, and starts anew when power comes. It steps when somebody sets it; the
    /// gauge notices a step back, or one of over 400 days.
    /// </summary>
    public sealed class RtcClock : IClock
    {
        /// <summary>A clock.</summary>
        /// <param name="runsThroughReset">Whether it went on while the board was off: on an STM32 with a backup supply always, on an
        /// ESP32 when it woke from sleep.</param>
        public RtcClock(bool runsThroughReset)
        {
            RunsThroughReset = runsThroughReset;
        }

        /// <inheritdoc/>
        public long NowMilliseconds => DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond;

        /// <inheritdoc/>
        public bool RunsThroughReset { get; }

        /// <inheritdoc/>
        public void Wait(int milliseconds) => Thread.Sleep(milliseconds);
    }
}
