using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microbattery.Experiments.Accuracy;

namespace Microbattery.Reports.Accuracy
{
    /// <summary>The matrix as lines for a terminal.</summary>
    public static class AccuracyTable
    {
        /// <summary>A line for each row, and a summary.</summary>
        /// <param name="rows">The rows, one or more.</param>
        /// <returns>The lines.</returns>
        public static IReadOnlyList<string> Lines(IReadOnlyList<AccuracyRow> rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            List<string> lines =
            [
                Line("scenario", "cell", "RMSE %", "worst %", "conv. h", "inside %", "sigma %", "full", "best other", string.Empty),
            ];
            foreach (AccuracyRow row in rows)
            {
                PooledScore own = row.Firmware;
                PooledScore other = row.BestOther;
                lines.Add(Line(
                    row.Scenario.Name,
                    row.Cell,
                    Percent(own.Sums.RootMeanSquare, 2),
                    Percent(own.Sums.Worst, 2),
                    double.IsNaN(own.ConvergedSeconds) ? "never" : Number(own.ConvergedSeconds / 3600, 2),
                    Percent(own.Sums.Inside, 1),
                    Percent(own.LastUncertainty, 2),
                    string.Join('/', row.Runs.Select(run => run.Fulls)),
                    $"{Percent(other.Sums.RootMeanSquare, 2)} {other.Name}",
                    row.Misses.Count == 0 ? string.Empty : "misses: " + string.Join(", ", row.Misses)));
            }

            lines.Add(string.Empty);
            lines.AddRange(Summary(new AccuracySummary(rows)));
            return lines;
        }

        private static IEnumerable<string> Summary(AccuracySummary summary)
        {
            yield return $"{summary.Met} of {summary.Rows} rows meet the goals";
            IEnumerable<string> errors = summary.Overall.Select(one => $"{one.Name} {Percent(one.RootMeanSquare, 2)} %");
            yield return "overall RMSE: " + string.Join(", ", errors);
            yield return $"the best of the others, {summary.BestOther.Name}, is off {Number(summary.Ratio, 1)} times as far";
        }

        private static string Line(
            string scenario,
            string cell,
            string rmse,
            string worst,
            string converged,
            string inside,
            string uncertainty,
            string full,
            string other,
            string misses) =>
            $"{scenario,-9} {cell,-27}{rmse,7}{worst,8}{converged,8}{inside,9}{uncertainty,8} {full,9}  {other,-16} {misses}".TrimEnd();

        private static string Percent(double share, int digits) => double.IsNaN(share) ? "-" : Number(100 * share, digits);

        private static string Number(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);
    }
}
