using Microbattery.Hal;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A clock that stands still until a test moves it.</summary>
    public sealed class FakeClock : IClock
    {
        /// <summary>Now, ms.</summary>
        public long Now = 1000000;

        /// <summary>Whether it went on while the board was off.</summary>
        public bool IsKeptThroughReset = true;

        /// <inheritdoc/>
        public bool RunsThroughReset => IsKeptThroughReset;

        /// <inheritdoc/>
        public long NowMilliseconds => Now;

        /// <inheritdoc/>
        public void Wait(int milliseconds) => Now += milliseconds;
    }
}
