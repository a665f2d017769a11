using Microbattery.Hal.Lines;
using Microbattery.Hal.Sleep;

namespace Microbattery.Simulation.Boards
{
    /// <summary>Deep sleep of a simulated MCU: remembers what was asked, for the board to start again after it.</summary>
    public sealed class SimulatedDeepSleep : IDeepSleep
    {
        private readonly IInputLine? _wakeLine;

        /// <summary>Deep sleep.</summary>
        /// <param name="wakeLine">A pin that ends it by level, and so does only when it was low at the beginning; null for the timer
        /// alone.</param>
        public SimulatedDeepSleep(IInputLine? wakeLine)
        {
            _wakeLine = wakeLine;
        }

        /// <inheritdoc/>
        public WakeCause Cause { get; set; }

        /// <summary>Time asked for and not slept yet, ms; 0 for none.</summary>
        public long PendingMilliseconds { get; set; }

        /// <summary>Whether the pin can end it.</summary>
        public bool IsPinArmed { get; private set; }

        /// <summary>Whether the pin ends it now.</summary>
        public bool IsWoken => IsPinArmed && _wakeLine!.IsHigh;

        /// <inheritdoc/>
        public void Sleep(long milliseconds)
        {
            PendingMilliseconds = milliseconds;
            IsPinArmed = _wakeLine is { IsHigh: false };
        }
    }
}
