using Microbattery.Hal;

namespace Microbattery.Bench.Simulation
{
    /// <summary>Simulated time.</summary>
    public sealed class VirtualClock : IClock
    {
        /// <inheritdoc/>
        public long NowMilliseconds { get; set; }

        /// <inheritdoc/>
        public bool RunsThroughReset { get; init; }

        /// <inheritdoc/>
        public void Wait(int milliseconds) => NowMilliseconds += milliseconds;
    }
}
