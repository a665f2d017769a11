using System;

namespace Microbattery.Simulation.Scores
{
    /// <summary>Errors weighted by time, as sums that can be pooled.</summary>
    /// <param name="Seconds">Time they stand for, s.</param>
    /// <param name="SquareSeconds">Squared errors times their time, s.</param>
    /// <param name="InsideSeconds">Time in which the error was at most twice the uncertainty, s.</param>
    /// <param name="Worst">Largest error, 0 to 1.</param>
    public readonly record struct ErrorSums(double Seconds, double SquareSeconds, double InsideSeconds, double Worst)
    {
        /// <summary>Root of the mean square error, 0 to 1; NaN without any.</summary>
        public double RootMeanSquare => Seconds > 0 ? Math.Sqrt(SquareSeconds / Seconds) : double.NaN;

        /// <summary>Share of the time in which the error was at most twice the uncertainty; NaN without any time.</summary>
        public double Inside => Seconds > 0 ? InsideSeconds / Seconds : double.NaN;

        /// <summary>Takes one in.</summary>
        /// <param name="seconds">Time it stands for, s.</param>
        /// <param name="error">Its magnitude, 0 to 1.</param>
        /// <param name="uncertainty">The uncertainty it came with; NaN for none.</param>
        /// <returns>The sums with it.</returns>
        public ErrorSums With(double seconds, double error, double uncertainty) => new(
            Seconds + seconds,
            SquareSeconds + (seconds * error * error),
            InsideSeconds + (error <= 2 * uncertainty ? seconds : 0),
            Math.Max(Worst, error));

        /// <summary>Pools two.</summary>
        /// <param name="other">The other.</param>
        /// <returns>Both together.</returns>
        public ErrorSums Pool(ErrorSums other) => new(
            Seconds + other.Seconds, SquareSeconds + other.SquareSeconds, InsideSeconds + other.InsideSeconds,
            Math.Max(Worst, other.Worst));
    }
}
