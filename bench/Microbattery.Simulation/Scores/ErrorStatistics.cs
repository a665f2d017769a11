using System;

namespace Microbattery.Simulation.Scores
{
    /// <summary>How far estimates were off, and how honest their bounds were.</summary>
    public sealed class ErrorStatistics
    {
        private double _squares;
        private long _inside;

        /// <summary>Number of estimates.</summary>
        public long Count { get; private set; }

        /// <summary>Root of the mean square error.</summary>
        public double RootMeanSquare => Count == 0 ? double.NaN : Math.Sqrt(_squares / Count);

        /// <summary>Largest error, without its sign.</summary>
        public double Worst { get; private set; }

        /// <summary>Share of estimates whose error was at most twice their bound.</summary>
        public double InsideTwiceUncertainty => Count == 0 ? double.NaN : (double)_inside / Count;

        /// <summary>Takes an estimate in.</summary>
        /// <param name="estimate">The estimate.</param>
        /// <param name="truth">What it should be.</param>
        /// <param name="bound">Its own bound.</param>
        public void Add(double estimate, double truth, double bound)
        {
            double error = Math.Abs(estimate - truth);
            Count++;
            _squares += error * error;
            Worst = Math.Max(Worst, error);
            _inside += error <= 2 * bound ? 1 : 0;
        }
    }
}
