using System;

namespace Microbattery.Simulation.Sources
{
    /// <summary>
    /// A source that comes and goes by itself: for a part of each period, or of some periods drawn by seed. Its own voltage limits it to 5
    /// V.
    /// </summary>
    public sealed class PulsedSource : IPowerSource
    {
        private const double OpenCircuitVolts = 5;
        private readonly double _amps;
        private readonly double _onSeconds;
        private readonly double _periodSeconds;
        private readonly double _share;
        private readonly int _seed;

        /// <summary>A source.</summary>
        /// <param name="amps">Its current while it is there, A.</param>
        /// <param name="onSeconds">How long it is there in a period, s.</param>
        /// <param name="periodSeconds">The period, s, longer than that.</param>
        /// <param name="share">Share of the periods in which it comes at all, 0 to 1.</param>
        /// <param name="seed">Equal seeds give equal periods.</param>
        public PulsedSource(double amps, double onSeconds, double periodSeconds, double share = 1, int seed = 1)
        {
            _amps = amps;
            _onSeconds = onSeconds;
            _periodSeconds = periodSeconds;
            _share = share;
            _seed = seed;
        }

        /// <summary>The field of an RFID reader that polls: 20 ms in each 200 ms.</summary>
        /// <param name="amps">Its current, A.</param>
        /// <returns>The source.</returns>
        public static PulsedSource PollingReader(double amps) => new(amps, 0.02, 0.2);

        /// <summary>
        /// The field of readers somebody passes: up to some tens of milliseconds, at random, three times in ten in each 370 ms.
        /// </summary>
        /// <param name="amps">Its current, A.</param>
        /// <param name="seed">Equal seeds give equal walks.</param>
        /// <returns>The source.</returns>
        public static PulsedSource PassedReaders(double amps, int seed) => new(amps, 0.043, 0.37, 0.3, seed);

        /// <summary>A harvester on a machine that runs now and then: 47 s in each 113 s, half of the time.</summary>
        /// <param name="amps">Its current, A: some µA.</param>
        /// <param name="seed">Equal seeds give equal days.</param>
        /// <returns>The source.</returns>
        public static PulsedSource Harvester(double amps, int seed) => new(amps, 47, 113, 0.5, seed);

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double innerVolts, double ohms) =>
            IsThere(seconds) ? Math.Clamp((OpenCircuitVolts - innerVolts) / ohms, 0, _amps) : 0;

        /// <inheritdoc/>
        public double NextChangeSeconds(double seconds)
        {
            double phase = seconds % _periodSeconds;
            return seconds + Math.Max(phase < _onSeconds ? _onSeconds - phase : _periodSeconds - phase, 1e-6);
        }

        private bool IsThere(double seconds)
        {
            if (seconds % _periodSeconds >= _onSeconds)
            {
                return false;
            }

            uint hash = unchecked(((uint)(int)(seconds / _periodSeconds) + ((uint)_seed * 40503u) + 17u) * 2654435761u);
            hash ^= hash >> 15;
            hash *= 2246822519u;
            return (hash >> 8) / (double)(1 << 24) < _share;
        }
    }
}
