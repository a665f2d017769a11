using System;
using System.Collections.Generic;
using System.Linq;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>The matrix in a few figures; each row counts the same.</summary>
    public sealed class AccuracySummary
    {
        /// <summary>Goal: the best of the others is off at least this many times as far.</summary>
        public const double GoalRatio = 3;

        /// <summary>Sums rows up.</summary>
        /// <param name="rows">One or more.</param>
        public AccuracySummary(IReadOnlyList<AccuracyRow> rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            Rows = rows.Count;
            Met = rows.Count(row => row.Misses.Count == 0);
            Overall = rows[0].Estimators
                .Select((one, i) => (one.Name, Math.Sqrt(rows.Average(row => Math.Pow(row.Estimators[i].Sums.RootMeanSquare, 2)))))
                .ToArray();
            KnownDropRootMeanSquare = Math.Sqrt(rows.Average(row => Math.Pow(row.KnownDrop.Sums.RootMeanSquare, 2)));
            BestConceivable = Math.Sqrt(rows.Average(row => Math.Pow(row.BestConceivable.Sums.RootMeanSquare, 2)));
            LateAtLimit = rows.Sum(row => row.LateAtLimit);
            BestOther = Overall.Skip(1).MinBy(one => one.RootMeanSquare);
            Ratio = BestOther.RootMeanSquare / Overall[0].RootMeanSquare;
            RatioAtLimit = BestOther.RootMeanSquare / BestConceivable;
        }

        /// <summary>Number of rows.</summary>
        public int Rows { get; }

        /// <summary>How many of them meet the goals.</summary>
        public int Met { get; }

        /// <summary>RMSE of each estimator over all rows, the firmware first.</summary>
        public IReadOnlyList<(string Name, double RootMeanSquare)> Overall { get; }

        /// <summary>RMSE over all rows of a look-up that is told each drop.</summary>
        public double KnownDropRootMeanSquare { get; }

        /// <summary>One sigma of the best conceivable estimator over all rows.</summary>
        public double BestConceivable { get; }

        /// <summary>In how many rows it would converge too late, on average over all draws.</summary>
        public double LateAtLimit { get; }

        /// <summary>The other with the smallest.</summary>
        public (string Name, double RootMeanSquare) BestOther { get; }

        /// <summary>How many times as far off that is as the firmware.</summary>
        public double Ratio { get; }

        /// <summary>How many times as far off it is as the best conceivable estimator.</summary>
        public double RatioAtLimit { get; }
    }
}
