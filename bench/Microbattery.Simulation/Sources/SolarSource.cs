using System;

namespace Microbattery.Simulation.Sources
{
    /// <summary>A solar cell: half a sine from six to six, a weather for each day, clouds that pass in minutes.</summary>
    public sealed class SolarSource : IPowerSource
    {
        private const double OpenCircuitVolts = 4.8;
        private const double DaySeconds = 86400;
        private readonly double _peakAmps;
        private readonly int _seed;
        private readonly double _volts;

        /// <summary>A source.</summary>
        /// <param name="peakAmps">Current under a clear noon, A.</param>
        /// <param name="seed">Equal seeds give equal weather.</param>
        /// <param name="volts">Voltage at which it gives no more, V.</param>
        public SolarSource(double peakAmps, int seed, double volts = OpenCircuitVolts)
        {
            _peakAmps = peakAmps;
            _seed = seed;
            _volts = volts;
        }

        /// <inheritdoc/>
        public double CurrentAmps(double seconds, double innerVolts, double ohms)
        {
            double height = Math.Sin(2 * Math.PI * ((seconds / DaySeconds) - 0.25));
            if (height <= 0)
            {
                return 0;
            }

            double cloud = 0.75 + (0.25 * Math.Sin((seconds / 97) + (3 * Math.Sin(seconds / 1741))));
            double lightAmps = _peakAmps * height * Weather((int)(seconds / DaySeconds)) * cloud;
            return Math.Clamp((_volts - innerVolts) / ohms, 0, lightAmps);
        }

        /// <summary>Share of the clear sky's light on a day: 0.15 to 1.</summary>
        private double Weather(int day)
        {
            uint hash = (uint)((_seed * 31) + day + 17) * 2654435761u;
            double draw = (hash >> 8) / (double)(1 << 24);
            return 0.15 + (0.85 * draw);
        }
    }
}
