using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MathNet.Numerics;
using Microbattery.Simulation.Scores;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>A cell in a scenario, over all seeds.</summary>
    public sealed class AccuracyRow
    {
        /// <summary>Goal for the RMSE after convergence, 0 to 1.</summary>
        public const double GoalRootMeanSquare = 0.008;

        /// <summary>Goal for the worst error after convergence, 0 to 1.</summary>
        public const double GoalWorst = 0.025;

        /// <summary>Goal for the time to converge, s.</summary>
        public const double GoalConvergedSeconds = 3600;

        /// <summary>Pools runs.</summary>
        /// <param name="row">The first of them.</param>
        /// <param name="runs">A run for each seed, one or more.</param>
        public AccuracyRow(AccuracyCase row, IReadOnlyList<RunResult> runs)
        {
            ArgumentNullException.ThrowIfNull(row);
            ArgumentNullException.ThrowIfNull(runs);
            Cell = row.Cell;
            Scenario = row.Scenario;
            Model = row.Model;
            Board = row.Board;
            FirstSeed = row.Seed;
            Runs = runs;
            Estimators = runs[0].Names.Select((name, i) => Pool(name, runs.Select(run => run.Scores[i]).ToArray())).ToArray();
            KnownDrop = Pool("known drop", runs.Select(run => run.KnownDrop).ToArray());
            BestConceivable = Pool("best conceivable", runs.Select(run => run.BestConceivable).ToArray());
            LateAtLimit = 1 - runs.Aggregate(
                1.0, (inTime, run) => inTime * SpecialFunctions.Erf(ErrorScore.ConvergedError / (run.LimitAtGoal * Math.Sqrt(2))));
        }

        /// <summary>Name of the cell.</summary>
        public string Cell { get; }

        /// <summary>The scenario.</summary>
        public AccuracyScenario Scenario { get; }

        /// <summary>Physics of the cells.</summary>
        public SimulatedModel Model { get; }

        /// <summary>Name of the board; null for an ideal monitor.</summary>
        public string? Board { get; }

        /// <summary>Seed of the first run.</summary>
        public int FirstSeed { get; }

        /// <summary>A run for each seed.</summary>
        public IReadOnlyList<RunResult> Runs { get; }

        /// <summary>What came of each estimator, the firmware first.</summary>
        public IReadOnlyList<PooledScore> Estimators { get; }

        /// <summary>
        /// A look-up that is told how far the cell's voltage is from its open-circuit voltage: sensor and curve are all it has wrong.
        /// </summary>
        public PooledScore KnownDrop { get; }

        /// <summary>The error of the best conceivable estimator, one sigma: <see cref="InformationLimit"/>.</summary>
        public PooledScore BestConceivable { get; }

        /// <summary>
        /// How probable it is that an estimator at that limit, its errors Gaussian, is further off than what counts as converged in one
        /// seed or more when it should have converged, 0 to 1: from there on an error on a plateau stays what it is for long.
        /// </summary>
        public double LateAtLimit { get; }

        /// <summary>The firmware.</summary>
        public PooledScore Firmware => Estimators[0];

        /// <summary>The other with the smallest RMSE.</summary>
        public PooledScore BestOther => Estimators.Skip(1).MinBy(one => one.Sums.RootMeanSquare)!;

        /// <summary>What the firmware misses of its goals, each as a few words; empty when it meets them.</summary>
        public IReadOnlyList<string> Misses
        {
            get
            {
                List<string> misses = [];
                if (!(Firmware.Sums.RootMeanSquare <= GoalRootMeanSquare))
                {
                    misses.Add(Text($"RMSE {100 * Firmware.Sums.RootMeanSquare:0.00} %"));
                }

                if (!(Firmware.Sums.Worst <= GoalWorst))
                {
                    misses.Add(Text($"worst {100 * Firmware.Sums.Worst:0.0} %"));
                }

                if (double.IsNaN(Firmware.ConvergedSeconds))
                {
                    misses.Add(Text($"{Firmware.NotConverged} of {Runs.Count} never converge"));
                }
                else if (Firmware.ConvergedSeconds > GoalConvergedSeconds)
                {
                    misses.Add(Text($"converges in {Firmware.ConvergedSeconds / 3600:0.0} h"));
                }

                return misses;
            }
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

        private static PooledScore Pool(string name, ErrorScore[] scores) => new(
            name,
            scores.Aggregate(default(ErrorSums), (sums, score) => sums.Pool(score.Scored)),
            scores.Any(score => double.IsNaN(score.ConvergedSeconds)) ? double.NaN : scores.Max(score => score.ConvergedSeconds),
            scores.Count(score => double.IsNaN(score.ConvergedSeconds)),
            scores.Average(score => score.LastUncertainty));
    }

    /// <summary>An estimator over all seeds of a row.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Sums">Its errors after convergence.</param>
    /// <param name="ConvergedSeconds">The slowest convergence, s; NaN when a run never converged.</param>
    /// <param name="NotConverged">How many runs never did.</param>
    /// <param name="LastUncertainty">Mean uncertainty at the end, 0 to 1; NaN where it has none.</param>
    public sealed record PooledScore(string Name, ErrorSums Sums, double ConvergedSeconds, int NotConverged, double LastUncertainty);
}
