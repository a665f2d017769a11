using System;

namespace Microbattery.Simulation.Loads
{
    /// <summary>A load that sleeps, and wakes for a burst every so often.</summary>
    public sealed class DutyCycledLoad
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

        /// <summary>Current it takes.</summary>
        /// <param name="seconds">Time since the start, s.</param>
        /// <returns>A, 0 or more.</returns>
        public double CurrentAmps(double seconds) => Phase(seconds) < _burstSeconds ? _burstAmps : _sleepAmps;

        /// <summary>When its current next changes.</summary>
        /// <param name="seconds">Time since the start, s.</param>
        /// <returns>A later time, s.</returns>
        public double NextChangeSeconds(double seconds)
        {
            double phase = Phase(seconds);
            double wait = phase < _burstSeconds ? _burstSeconds - phase : _periodSeconds - phase;
            return seconds + Math.Max(wait, 1e-6);
        }

        private double Phase(double seconds) => seconds % _periodSeconds;
    }
}
