using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Matrices;
using Microbattery.Records;
using Microbattery.Simulation.Scores;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>The wide accuracy matrix: cells, uses, physics of the cell, sensors, and seeds of what is drawn.</summary>
    public sealed class WideAccuracy
    {
        /// <summary>What a table calls the ideal monitor.</summary>
        public const string Ideal = "ideal";

        /// <summary>Inside twice its own uncertainty for less than this share of the time, a run breaks its promise.</summary>
        public const double LeastInside = 0.95;

        private const int Seeds = 20;
        private static readonly SimulatedModel[] s_models = Enum.GetValues<SimulatedModel>();

        private readonly ConcurrentDictionary<(string Cell, SimulatedModel Model), Lazy<Characterized>> _cells = new();
        private readonly double _openCircuitSigmaVolts;
        private readonly CancellationToken _cancellation;

        /// <summary>A matrix.</summary>
        /// <param name="openCircuitSigmaVolts">How far open-circuit voltages differ within a production, one sigma, V.</param>
        /// <param name="cancellation">Stops runs.</param>
        public WideAccuracy(double openCircuitSigmaVolts, CancellationToken cancellation)
        {
            _openCircuitSigmaVolts = openCircuitSigmaVolts;
            _cancellation = cancellation;
        }

        /// <summary>The factors, in the order of <see cref="CaseOf"/>.</summary>
        public static IReadOnlyList<Factor> Factors { get; } =
        [
            new("cell", [.. AccuracyMatrix.DefaultCells]),
            new("use", [.. AccuracyScenarios.All.Select(scenario => scenario.Name)]),
            new("model", [.. s_models.Select(model => model.ToString().ToLowerInvariant())]),
            new("sensor", [Ideal, .. BoardCatalogue.Names]),
            new("seed", [.. Enumerable.Range(1, Seeds).Select(seed => seed.ToString(CultureInfo.InvariantCulture))]),
        ];

        /// <summary>The matrix, to be run.</summary>
        /// <returns>It, with its defaults.</returns>
        public WideMatrix Create() => new() { Factors = Factors, IsPossible = IsPossible, Run = row => Run(CaseOf(row)) };

        /// <summary>A month in a drawer is for boards that can sleep.</summary>
        private static bool IsPossible(int[] row)
        {
            AccuracyCase which = CaseOf(row);
            return which.Board is null || which.Scenario.LoadWantedFromDay == 0 || BoardCatalogue.Find(which.Board).SleepsDeeply;
        }

        /// <summary>The case of a row of values.</summary>
        /// <param name="row">An index for each of <see cref="Factors"/>.</param>
        /// <returns>The case.</returns>
        public static AccuracyCase CaseOf(IReadOnlyList<int> row)
        {
            ArgumentNullException.ThrowIfNull(row);
            return new AccuracyCase(
                AccuracyMatrix.DefaultCells[row[0]],
                s_models[row[2]],
                AccuracyScenarios.All[row[1]],
                row[3] == 0 ? null : BoardCatalogue.Names[row[3] - 1],
                row[4] + 1);
        }

        /// <summary>Runs a case.</summary>
        /// <param name="which">The case.</param>
        /// <returns>Figures: RMSE, worst error and share of time inside twice the uncertainty of the firmware, seconds to converge (NaN for
        /// never), RMSE of the best of the others, 0 to 1; highest true voltage while charging less the limit, V.</returns>
        public WideResult Run(AccuracyCase which)
        {
            ArgumentNullException.ThrowIfNull(which);
            Characterized made = _cells.GetOrAdd((which.Cell, which.Model), key => new(() => Make(key.Cell, key.Model))).Value;
            if (made.Cell is not CharacterizedCell cell)
            {
                return new WideResult(Nothing, string.Empty, "no profile: " + made.Why);
            }

            RunResult run = new AccuracyRun(which, cell, _openCircuitSigmaVolts, [], Baselines.Create, false).Run(3600, _cancellation);

            ErrorSums own = run.Scores[0].Scored;
            double limit = (cell.Profile.ChargeVoltageMicrovolts + cell.Profile.ChargeVoltageToleranceMicrovolts) / 1e6;
            double others = run.Scores.Skip(1).Min(score => score.Scored.RootMeanSquare);
            List<string> broken = [];
            if (own.Inside < LeastInside)
            {
                broken.Add(
                    string.Create(
                        CultureInfo.InvariantCulture, $"outside twice its uncertainty {100 * (1 - own.Inside):0.0} % of the time"));
            }

            if (own.RootMeanSquare > others)
            {
                broken.Add(string.Create(
                    CultureInfo.InvariantCulture, $"off {100 * own.RootMeanSquare:0.00} %, another estimator {100 * others:0.00} %"));
            }

            return new WideResult(
                [own.RootMeanSquare, own.Worst, own.Inside, run.Scores[0].ConvergedSeconds, others, run.HighestChargingVolts - limit],
                string.Join("; ", broken),
                string.Empty);
        }

        private static double[] Nothing { get; } = [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN];

        private Characterized Make(string cell, SimulatedModel model)
        {
            try
            {
                return new Characterized(CharacterizedCell.Make(cell, model, _openCircuitSigmaVolts), string.Empty);
            }
            catch (InputException exception)
            {
                return new Characterized(null, exception.Message);
            }
        }

        private sealed record Characterized(CharacterizedCell? Cell, string Why);
    }
}
