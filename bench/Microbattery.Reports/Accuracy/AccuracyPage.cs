using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microbattery.Cells.Models;
using Microbattery.Experiments.Accuracy;
using Microbattery.Reports.Reference;
using Microbattery.Simulation.FrontEnds;

namespace Microbattery.Reports.Accuracy
{
    /// <summary>The printed blocks of docs/accuracy.md: the whole in two tables, scenarios, every row, and what was drawn.</summary>
    public static class AccuracyPage
    {
        /// <summary>Names of the blocks.</summary>
        public static IReadOnlyList<string> Names { get; } = ["estimators", "goals", "scenarios", "rows", "drawn", "Kalman tuning"];

        /// <summary>The blocks, in the order of the page.</summary>
        /// <param name="rows">The rows, scenario by scenario, one or more.</param>
        /// <param name="seeds">Seeds of each row.</param>
        /// <param name="openCircuitSigmaVolts">Spread of the open-circuit voltage, V.</param>
        /// <param name="exact">What was not drawn but exact.</param>
        /// <param name="command">The command that printed them.</param>
        /// <returns>Names and texts in Markdown.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks(
            IReadOnlyList<AccuracyRow> rows, int seeds, double openCircuitSigmaVolts, IReadOnlyList<ExactPart> exact, string command)
        {
            ArgumentNullException.ThrowIfNull(rows);
            ArgumentNullException.ThrowIfNull(exact);
            AccuracySummary summary = new(rows);
            int cells = rows.Select(row => row.Cell).Distinct().Count();
            int scenarios = rows.Select(row => row.Scenario).Distinct().Count();
            string parts = string.Join(", ", exact.Select(part => part.Name));
            string known = exact.Count == 0 ? string.Empty : $", exact instead of drawn: {parts}";
            string conditions = $"Conditions: {cells} cells in {scenarios} scenarios, seeds 1 to {seeds} of each{known}.";
            return
            [
                ("estimators", Estimators(summary, $"{conditions} Printed by\n`{command}`.")),
                ("goals", Goals(summary, conditions)),
                ("scenarios", Scenarios(rows, conditions)),
                ("rows", Rows(rows, conditions)),
                ("drawn", Drawn(openCircuitSigmaVolts)),
                ("Kalman tuning", Tuning()),
            ];
        }

        /// <summary>What is drawn for each seed, and how far it spreads.</summary>
        /// <param name="openCircuitSigmaVolts">Spread of the open-circuit voltage, V.</param>
        /// <returns>A table in Markdown.</returns>
        public static string Drawn(double openCircuitSigmaVolts)
        {
            MonitorErrors sigma = MonitorErrors.Sigma;
            MarkdownTable table = new("of", "what", "one sigma", "noise of a sample", "step");
            table.Row("cell", "capacity", Text($"{100 * CellSpread.CapacitySigma:0} %"), string.Empty, string.Empty);
            table.Row("cell", "resistance", Text($"{100 * CellSpread.ResistanceSigma:0} %"), string.Empty, string.Empty);
            table.Row("cell", "self-discharge", Text($"{100 * CellSpread.SelfDischargeSigma:0} %"), string.Empty, string.Empty);
            table.Row(
                "cell", "open-circuit voltage along the charge", Text($"{1e3 * openCircuitSigmaVolts:0.#} mV"), string.Empty, string.Empty);
            table.Row(
                "sensor", "voltage",
                Text($"{1e3 * sigma.VoltageOffsetVolts:0.0} mV and {1e6 * sigma.VoltageGain:0} ppm"),
                Text($"{1e3 * sigma.VoltageNoiseVolts:0.0} mV"),
                Text($"{1e6 * MonitorErrors.VoltageStepVolts:0.####} µV"));
            double ratio = MonitorErrors.FullShuntVolts / sigma.ShuntOffsetVolts / MonitorSensor.FullRangeRate;
            table.Row(
                "sensor", "current, of the shunt's voltage",
                Text($"{1e6 * sigma.ShuntOffsetVolts:0.#} µV (C/{ratio:0}), {1e9 * sigma.ShuntDriftVoltsPerCelsius:0} nV/°C, ")
                + Text($"{1e6 * sigma.CurrentGain:0} ppm"),
                Text($"{1e6 * sigma.ShuntNoiseVolts:0} µV"),
                Text($"{1e9 * MonitorErrors.ShuntStepVolts:0.###} nV"));
            table.Row(
                "sensor", "temperature",
                Text($"{sigma.TemperatureOffsetCelsius:0.0} °C"),
                Text($"{sigma.TemperatureNoiseCelsius:0.0} °C"),
                Text($"1/{1 / MonitorErrors.TemperatureStepCelsius:0} °C"));
            return table.Below(
                "Conditions: drawn for each seed; the sensor is a power monitor of INA228 class, its range "
                + Text($"{MonitorSensor.FullRangeRate:0}C. Order: cell, then sensor."));
        }

        /// <summary>What noise the Kalman filter assumes.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Tuning()
        {
            KalmanTuning tuning = new();
            MarkdownTable table = new("noise that the filter assumes", "one sigma");
            table.Row(
                "voltage: sensor and table",
                Text($"{1e3 * tuning.VoltageVolts:0.#} mV and {100 * tuning.ResistanceShare:0} % of the drop"));
            table.Row("state of charge, random walk", Text($"{100 * tuning.WalkPerRootHour:0.##} % in the root of an hour"));
            table.Row("counted charge", Text($"{100 * tuning.ChargeShare:0.#} % of each"));
            table.Row("relaxation", Text($"{1e3 * tuning.RelaxationVolts:0.#} mV"));
            return table.Below("Conditions: of 162 tunings tried on this matrix the one with the smallest RMSE.");
        }

        private static string Estimators(AccuracySummary summary, string conditions)
        {
            (string Name, double Error)[] all =
            [
                .. summary.Overall.Select(one => (one.Name, one.RootMeanSquare)),
                ("voltage, told the drop of each sample", summary.KnownDropRootMeanSquare),
                ("*limit*: the best conceivable estimator", summary.BestConceivable),
            ];
            MarkdownTable table = new("estimator", "RMSE over all rows");
            foreach ((string name, double error) in all.OrderByDescending(one => one.Error))
            {
                table.Row(name, Percent(error, 2));
            }

            return table.Below($"{conditions}\nEach row counts the same. Largest error first.");
        }

        private static string Goals(AccuracySummary summary, string conditions)
        {
            string best = summary.BestOther.Name;
            (string What, string Reached, string Goal, bool IsMissed)[] all =
            [
                ("rows that meet their goals", Text($"{summary.Met} of {summary.Rows}"), "all", summary.Met < summary.Rows),
                (
                    $"error of the best baseline, {best}, over the firmware's",
                    Text($"{summary.Ratio:0.0}"),
                    Text($"{AccuracySummary.GoalRatio:0}"),
                    summary.Ratio < AccuracySummary.GoalRatio),
                ($"error of {best} over the limit's", Text($"{summary.RatioAtLimit:0.0}"), "-", false),
                ("rows in which the limit converges too late, mean", Text($"{summary.LateAtLimit:0.0} of {summary.Rows}"), "-", false),
            ];
            MarkdownTable table = new("what", "reached", "goal", "verdict");
            foreach ((string what, string reached, string goal, bool isMissed) in all.OrderByDescending(one => one.IsMissed))
            {
                table.Row(what, reached, goal, isMissed ? "misses" : goal == "-" ? "-" : "meets");
            }

            return table.Below($"{conditions} What misses its goal first.");
        }

        private static string Scenarios(IReadOnlyList<AccuracyRow> rows, string conditions)
        {
            MarkdownTable table = new("scenario", "rows that miss a goal", "what happens");
            foreach (var scenario in rows.GroupBy(row => row.Scenario).OrderByDescending(group => group.Count(row => row.Misses.Count > 0)))
            {
                int missing = scenario.Count(row => row.Misses.Count > 0);
                table.Row(scenario.Key.Name, $"{missing} of {scenario.Count()}", scenario.Key.What);
            }

            return table.Below($"{conditions} Most misses first.");
        }

        private static string Rows(IReadOnlyList<AccuracyRow> rows, string conditions)
        {
            MarkdownTable table = new(
            [
                "scenario", "cell", "RMSE", "worst", "converged", "inside", "uncertainty", "full", "limit",
                .. rows[0].Estimators.Skip(1).Select(one => one.Name), "verdict",
            ]);
            foreach (AccuracyRow row in rows.OrderBy(row => row.Misses.Count == 0).ThenByDescending(Error))
            {
                PooledScore own = row.Firmware;
                table.Row(
                [
                    row.Scenario.Name, row.Cell,
                    Percent(own.Sums.RootMeanSquare, 2), Percent(own.Sums.Worst, 1), Hours(own), Percent(own.Sums.Inside, 1),
                    Percent(own.LastUncertainty, 1),
                    string.Join(", ", row.Runs.Select(run => run.Fulls)),
                    $"{Percent(row.BestConceivable.Sums.RootMeanSquare, 2)}, {Hours(row.BestConceivable)}",
                    .. row.Estimators.Skip(1).Select(one => Percent(one.Sums.RootMeanSquare, 2)),
                    row.Misses.Count == 0 ? "meets" : "misses: " + string.Join(", ", row.Misses),
                ]);
            }

            return table.Below(
                $"{conditions} Goals of a row: RMSE at most {Percent(AccuracyRow.GoalRootMeanSquare, 1)},\n"
                + $"worst at most {Percent(AccuracyRow.GoalWorst, 1)}, converged within "
                + Text($"{AccuracyRow.GoalConvergedSeconds / 3600:0} h of use. ")
                + "Rows that miss a goal first, then the largest RMSE of the firmware.");
        }

        /// <summary>The firmware's RMSE as it is printed, so that equal texts keep the order of cells; none is the worst.</summary>
        private static double Error(AccuracyRow row)
        {
            double error = row.Firmware.Sums.RootMeanSquare;
            return double.IsNaN(error) ? double.PositiveInfinity : Math.Round(error, 4);
        }

        private static string Hours(PooledScore score) =>
            double.IsNaN(score.ConvergedSeconds) ? "never" : Text($"{score.ConvergedSeconds / 3600:0.0} h");

        private static string Percent(double share, int digits) =>
            double.IsNaN(share) ? "-" : (100 * share).ToString("F" + digits, CultureInfo.InvariantCulture) + " %";

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
