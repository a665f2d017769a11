using Microbattery.Firmware.Ports;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A clock that stands still until a test moves it.</summary>
    public sealed class FakeClock : IClock
    {
        /// <summary>Now, ms.</summary>
        public long Now = 1000000;

        /// <summary>The date over that, ms.</summary>
        public long DateOffset;

        /// <summary>Whether it went on while the board was off.</summary>
        public bool IsKeptThroughReset = true;

        /// <inheritdoc/>
        public bool RunsThroughReset => IsKeptThroughReset;

        /// <inheritdoc/>
        public long NowMilliseconds => Now;

        /// <inheritdoc/>
        public long DateMilliseconds => Now + DateOffset;

        /// <inheritdoc/>
        public void Wait(int milliseconds) => Now += milliseconds;
    }
}
