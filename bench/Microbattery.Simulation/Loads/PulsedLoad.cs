using System;

namespace Microbattery.Simulation.Loads
{
    /// <summary>
    /// A load with a base and pulses: one in each period, at a time, of a length and of a size drawn anew, so that no tick falls on the
    /// same place of each; only in some hours of the day.
    /// </summary>
    public sealed class PulsedLoad : ILoad
    {
        private const double DaySeconds = 86400;
        private readonly PulsePattern _pattern;
        private readonly double _oneC;
        private readonly double _mostAmps;
        private readonly int _seed;
        private long _period = -1;
        private double _beginSeconds;
        private double _endSeconds;
        private double _pulseAmps;

        /// <summary>A load.</summary>
        /// <param name="pattern">What it does.</param>
        /// <param name="oneC">The current that empties the cell in an hour, A.</param>
        /// <param name="mostAmps">A pulse takes no more than this, A.</param>
        /// <param name="seed">Equal seeds give equal pulses.</param>
        public PulsedLoad(PulsePattern pattern, double oneC, double mostAmps, int seed)
        {
            ArgumentNullException.ThrowIfNull(pattern);
            _pattern = pattern;
            _oneC = oneC;
            _mostAmps = mostAmps;
            _seed = seed;
        }

        /// <summary>The most it takes, A.</summary>
        public double PeakAmps => Base + Math.Min(_mostAmps, _pattern.HighestRate * _oneC);

        private double Base => Math.Min(_mostAmps, _pattern.BaseRate * _oneC);

        /// <inheritdoc/>
        public double CurrentAmps(double seconds)
        {
            Draw(seconds);
            return Base + (seconds >= _beginSeconds && seconds < _endSeconds ? _pulseAmps : 0);
        }

        /// <inheritdoc/>
        public double NextChangeSeconds(double seconds)
        {
            Draw(seconds);
            double next = seconds < _beginSeconds
                ? _beginSeconds
                : seconds < _endSeconds ? _endSeconds : (_period + 1) * _pattern.PeriodSeconds;
            return Math.Max(next, seconds + 1e-6);
        }

        private void Draw(double seconds)
        {
            long period = (long)Math.Floor(seconds / _pattern.PeriodSeconds);
            if (period == _period)
            {
                return;
            }

            _period = period;
            double length = Between(_pattern.ShortestSeconds, _pattern.LongestSeconds, Uniform(1));
            _beginSeconds = (period * _pattern.PeriodSeconds) + (Uniform(2) * (_pattern.PeriodSeconds - length));
            _endSeconds = _beginSeconds + length;
            double hour = _beginSeconds % DaySeconds / 3600;
            bool isActive = hour >= _pattern.FirstHour && hour < _pattern.LastHour;
            _pulseAmps = isActive ? Math.Min(_mostAmps, Between(_pattern.LowestRate, _pattern.HighestRate, Uniform(3)) * _oneC) : 0;
        }

        private static double Between(double low, double high, double share) => low + (share * (high - low));

        private double Uniform(int draw)
        {
            // SplitMix64 (Steele 2014, doi 10.1145/2660193.2660195) of seed, period and which draw.
            ulong state = ((ulong)(uint)_seed << 32) ^ ((ulong)_period * 4) ^ (ulong)draw;
            state *= 0x9E3779B97F4A7C15UL;
            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
            return ((state ^ (state >> 31)) >> 11) * (1.0 / (1L << 53));
        }
    }

    /// <summary>What a load does, over the cell's capacity.</summary>
    /// <param name="BaseRate">Between pulses, 1/h.</param>
    /// <param name="LowestRate">Smallest pulse, 1/h.</param>
    /// <param name="HighestRate">Largest pulse, 1/h.</param>
    /// <param name="ShortestSeconds">Shortest pulse, s.</param>
    /// <param name="LongestSeconds">Longest pulse, s, below the period.</param>
    /// <param name="PeriodSeconds">One pulse in each, s.</param>
    /// <param name="FirstHour">Pulses from this hour of the day.</param>
    /// <param name="LastHour">And before this one.</param>
    public sealed record PulsePattern(
        double BaseRate,
        double LowestRate,
        double HighestRate,
        double ShortestSeconds,
        double LongestSeconds,
        double PeriodSeconds,
        double FirstHour = 0,
        double LastHour = 24)
    {
        /// <summary>Mean current in the hours with pulses, 1/h.</summary>
        public double MeanRate => BaseRate + ((LowestRate + HighestRate) / 2 * (ShortestSeconds + LongestSeconds) / 2 / PeriodSeconds);
    }
}
