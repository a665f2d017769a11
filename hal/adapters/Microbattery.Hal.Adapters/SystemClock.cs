using System;
using System.Threading;
using Microbattery.Firmware.Ports;

namespace Microbattery.Hal.Adapters
{
    /// <summary>
    /// The monotonic clock of the running system: nobody can set it; steps of 10 ms on ESP32, finer elsewhere; starts at 0 when the board
    /// restarts.
    /// </summary>
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
