using System;

namespace Microbattery.Simulation.Loads
{
    /// <summary>A load that sleeps, and wakes for a burst every so often.</summary>
    public sealed class DutyCycledLoad : ILoad
    {
        private readonly double _sleepAmps;
        private readonly double _burstAmps;
        private readonly double _burstSeconds;
        private readonly double _periodSeconds;

        /// <summary>A load.</summary>
        /// <param name="sleepAmps">Between bursts, A.</param>
        /// <param name="burstAmps">In a burst, A.</param>
        /// <param name="burstSeconds">Length of a burst, s.</param>
        /// <param name="periodSeconds">From burst to burst, s, longer than a burst.</param>
        public DutyCycledLoad(double sleepAmps, double burstAmps, double burstSeconds, double periodSeconds)
        {
            _sleepAmps = sleepAmps;
            _burstAmps = burstAmps;
            _burstSeconds = burstSeconds;
            _periodSeconds = periodSeconds;
        }

        /// <inheritdoc/>
        public double CurrentAmps(double seconds) => Phase(seconds) < _burstSeconds ? _burstAmps : _sleepAmps;

        /// <inheritdoc/>
        public double NextChangeSeconds(double seconds)
        {
            double phase = Phase(seconds);
            double wait = phase < _burstSeconds ? _burstSeconds - phase : _periodSeconds - phase;
            return seconds + Math.Max(wait, 1e-6);
        }

        private double Phase(double seconds) => seconds % _periodSeconds;
    }
}
