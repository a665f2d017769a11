using System.Collections.Generic;

namespace Microbattery.Records.Loads
{
    /// <summary>What a current logger recorded of a load: a current from each time on, until the next.</summary>
    /// <param name="Seconds">When each row begins, s since the first row, rising; the first is 0.</param>
    /// <param name="Amps">Its current, A, 0 or more.</param>
    /// <param name="PeriodSeconds">How long the record is, s: its last row lasts as long as the one before.</param>
    public sealed record LoadRecord(IReadOnlyList<double> Seconds, IReadOnlyList<double> Amps, double PeriodSeconds)
    {
        /// <summary>Mean current over time, A.</summary>
        public double MeanAmps
        {
            get
            {
                double coulombs = 0;
                for (int i = 0; i < Amps.Count; i++)
                {
                    coulombs += Amps[i] * ((i + 1 < Seconds.Count ? Seconds[i + 1] : PeriodSeconds) - Seconds[i]);
                }

                return coulombs / PeriodSeconds;
            }
        }
    }
}
