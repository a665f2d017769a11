using Microbattery.Hal;

namespace Microbattery.Bench.Simulation
{
    /// <summary>Deep sleep of a simulated MCU: remembers what was asked, for the board to start again after it.</summary>
    public sealed class SimulatedDeepSleep : IDeepSleep
    {
        /// <inheritdoc/>
        public WakeCause Cause { get; set; }

        /// <summary>Time asked for and not slept yet, ms; 0 for none.</summary>
        public long PendingMilliseconds { get; set; }

        /// <inheritdoc/>
        public void Sleep(long milliseconds) => PendingMilliseconds = milliseconds;
    }
}
