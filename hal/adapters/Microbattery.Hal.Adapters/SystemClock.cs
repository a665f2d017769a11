using System;
using System.Threading;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Adapters
{
    /// <summary>Clock of a board without a real-time clock: the monotonic clock of the running system.</summary>
    /// <remarks>Nobody can set it. It starts at 0 when the board restarts. Its steps are 10 ms on an ESP32 and finer on the
    /// others.</remarks>
    public sealed class SystemClock : IClock
    {
        /// <inheritdoc/>
        public long NowMilliseconds => Environment.TickCount64;

        /// <inheritdoc/>
        public long DateMilliseconds => Environment.TickCount64;

        /// <inheritdoc/>
        public bool RunsThroughReset => false;

        /// <inheritdoc/>
        public void Wait(int milliseconds) => Thread.Sleep(milliseconds);
    }
}
