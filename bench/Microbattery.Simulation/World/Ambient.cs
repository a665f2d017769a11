using System;

namespace Microbattery.Simulation.World
{
    /// <summary>Temperature around the cell: a mean, and a daily swing that peaks at three in the afternoon.</summary>
    /// <param name="MeanCelsius">Mean, °C.</param>
    /// <param name="SwingCelsius">From the mean to the hottest, °C.</param>
    public sealed record Ambient(double MeanCelsius, double SwingCelsius)
    {
        /// <summary>Temperature at a time.</summary>
        /// <param name="seconds">Time since the start, s; the start is midnight.</param>
        /// <returns>°C.</returns>
        public double CelsiusAt(double seconds) =>
            MeanCelsius + (SwingCelsius * Math.Cos(2 * Math.PI * ((seconds / 86400) - 0.625)));
    }
}
