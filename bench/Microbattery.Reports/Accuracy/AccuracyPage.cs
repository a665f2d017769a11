using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Cells.Models;
using Microbattery.Experiments.Accuracy;
using Microbattery.Simulation.FrontEnds;

namespace Microbattery.Reports.Accuracy
{
    /// <summary>The matrix as a page: how it was made, the whole in a table, a table for each scenario, misses named.</summary>
    public static class AccuracyPage
    {
        /// <summary>The page.</summary>
        /// <param name="rows">The rows, scenario by scenario, one or more.</param>
        /// <param name="seeds">Seeds of each row.</param>
        /// <param name="openCircuitSigmaVolts">Spread of the open-circuit voltage, V.</param>
        /// <param name="exact">What was not drawn but exact.</param>
        /// <param name="command">The command that printed it.</param>
        /// <param name="pictures">Plots to show, relative to the page; may be empty.</param>
        /// <returns>Markdown.</returns>
        public static string Write(
            IReadOnlyList<AccuracyRow> rows,
            int seeds,
            double openCircuitSigmaVolts,
            IReadOnlyList<ExactPart> exact,
            string command,
            IReadOnlyList<(string Title, string Path)> pictures)
        {
            ArgumentNullException.ThrowIfNull(rows);
            ArgumentNullException.ThrowIfNull(exact);
            ArgumentNullException.ThrowIfNull(pictures);
            StringBuilder text = new();
            text.Append("# Accuracy\n\n");
            text.Append($"Printed by `{command}`. Equal seeds print equal pages.\n\n");
            text.Append("The firmware, as it runs on a board, on cells simulated by their physics, which share no table with its gauge; beside it, in the same runs and\n");
            text.Append("from the same looks and the same profile, what others do. Errors are of the state of charge, in points of per cent.\n\n");
            if (exact.Count > 0)
            {
                text.Append(Text($"Not drawn this time but exact, which nobody is told: {string.Join(", ", exact.Select(part => part.Name))}.\n\n"));
            }

            AppendSummary(text, new AccuracySummary(rows));
            foreach ((string title, string path) in pictures)
            {
                text.Append(Text($"![{title}]({path})\n\n"));
            }

            text.Append("## Row by row\n\n");
            text.Append(Text($"Goals of each row: RMSE at most {100 * AccuracyRow.GoalRootMeanSquare:0.0} %, worst at most {100 * AccuracyRow.GoalWorst:0.0} %, converged within {AccuracyRow.GoalConvergedSeconds / 3600:0} h of use. "));
            text.Append(Text($"A row pools {seeds} seeds: RMSE over\nall, the worst of all, the slowest convergence. *Inside* is the share of time in which the error was at most twice the firmware's own bound,\n"));
            text.Append("*bound* that bound at the end. *Full* is how often the charge gate found the cell full, by seed. *Limit* is one sigma of the best conceivable\nestimator, and when that had come to 2 %: one cell in three takes longer.\n\n");
            foreach (var scenario in rows.GroupBy(row => row.Scenario))
            {
                AppendScenario(text, scenario.Key, [.. scenario]);
            }

            AppendHow(text, openCircuitSigmaVolts);
            return text.ToString();
        }

        private static void AppendSummary(StringBuilder text, AccuracySummary summary)
        {
            text.Append(Text($"**{summary.Met} of {summary.Rows} rows meet the goals.** RMSE over all rows, each row counting the same:\n\n"));
            text.Append("| " + string.Join(" | ", summary.Overall.Select(one => one.Name)) + " |\n");
            text.Append('|' + string.Concat(summary.Overall.Select(_ => "---|")) + '\n');
            text.Append("| " + string.Join(" | ", summary.Overall.Select(one => Percent(one.RootMeanSquare, 2))) + " |\n\n");
            text.Append(Text($"The best of the others, {summary.BestOther.Name}, is off {summary.Ratio:0.0} times as far as the firmware; the goal is three times"));
            text.Append(summary.Ratio >= AccuracySummary.GoalRatio ? ".\n\n" : ": missed.\n\n");
            text.Append(Text($"A look-up that was told how far the voltage of the simulated cell is from its open-circuit voltage, at each look and exactly, is {Percent(summary.KnownDropRootMeanSquare, 2)} off:\nwhat it has wrong is the sensor's voltage and the curve of a cell of the lot. No model of a cell can do better from one voltage; a count that remembers can.\n\n"));
            text.Append(Text($"The best conceivable estimator, *limit* in the tables, is some {Percent(summary.BestConceivable, 2)} off: it knows the cell's physics, and the curve of its type as a fit does, and has to find\nonly what is drawn for each seed (`InformationLimit`: the expected Cramér-Rao bound). {summary.BestOther.Name} is off {summary.RatioAtLimit:0.0} times as far as that. Even such an estimator would converge too late in {summary.LateAtLimit:0.0} of {summary.Rows} rows on average: those that start on a plateau.\n\n"));
        }

        private static void AppendScenario(StringBuilder text, AccuracyScenario scenario, AccuracyRow[] rows)
        {
            text.Append(Text($"### {scenario.Name}: {scenario.What}\n\n"));
            string[] others = [.. rows[0].Estimators.Skip(1).Select(one => one.Name)];
            text.Append("| cell | RMSE | worst | converged | inside | bound | full | limit | " + string.Join(" | ", others) + " | |\n");
            text.Append("|---|---|---|---|---|---|---|---|" + string.Concat(others.Select(_ => "---|")) + "---|\n");
            foreach (AccuracyRow row in rows)
            {
                PooledScore own = row.Firmware;
                string verdict = row.Misses.Count == 0 ? "meets" : "misses: " + string.Join(", ", row.Misses);
                text.Append(Text($"| {row.Cell} | {Percent(own.Sums.RootMeanSquare, 2)} | {Percent(own.Sums.Worst, 1)} | {Hours(own)} | {Percent(own.Sums.Inside, 1)} "));
                text.Append(Text($"| {Percent(own.LastBound, 1)} | {string.Join(", ", row.Runs.Select(run => run.Fulls))} "));
                text.Append(Text($"| {Percent(row.BestConceivable.Sums.RootMeanSquare, 2)}, {Hours(row.BestConceivable)} | "));
                text.Append(string.Join(" | ", row.Estimators.Skip(1).Select(one => Percent(one.Sums.RootMeanSquare, 2))));
                text.Append(Text($" | {verdict} |\n"));
            }

            text.Append('\n');
        }

        private static void AppendHow(StringBuilder text, double openCircuitSigmaVolts)
        {
            MonitorErrors sigma = MonitorErrors.Sigma;
            text.Append(Text($"""
                ## How

                **Cell.** `FilmCell`: diffusion in the positive film, Butler-Volmer at its faces, an Arrhenius electrolyte, slow absorption, self-discharge, fade.
                The nominal cell of the design is characterised on a simulated tester (0.1 mV noise) and `fit` makes the gauge's profile of that trace. The cell in
                use is another of the lot (one sigma): capacity {100 * CellSpread.CapacitySigma:0} %, resistance {100 * CellSpread.ResistanceSigma:0} %, self-discharge {100 * CellSpread.SelfDischargeSigma:0} %, open-circuit voltage {1e3 * openCircuitSigmaVolts:0.#} mV along
                the state of charge. The profile says how large these spreads are, never what they are. Truth is the charge between the cell's own empty and full.

                **Sensor.** A power monitor of INA228 class, its range 10C, drawn per seed (one sigma): voltage {1e3 * sigma.VoltageOffsetVolts:0.0} mV and {1e6 * sigma.VoltageGain:0} ppm, shunt offset {1e6 * sigma.ShuntOffsetVolts:0.#} µV
                (C/{MonitorErrors.FullShuntVolts / sigma.ShuntOffsetVolts / MonitorSensor.FullRangeRate:0}) drifting {1e9 * sigma.ShuntDriftVoltsPerCelsius:0} nV/°C, current gain {1e6 * sigma.CurrentGain:0} ppm, temperature {sigma.TemperatureOffsetCelsius:0.0} °C; noise {1e3 * sigma.VoltageNoiseVolts:0.0} mV, {1e6 * sigma.ShuntNoiseVolts:0} µV, {sigma.TemperatureNoiseCelsius:0.0} °C; steps {1e6 * MonitorErrors.VoltageStepVolts:0.####} µV,
                {1e9 * MonitorErrors.ShuntStepVolts:0.###} nV, 1/16 °C. The board takes C/2000 awake and C/20000 asleep, the latter 20 % off.

                **Use.** Source and pulses are in proportion to the capacity, and in the cold no larger than what moves the voltage by 0.1 V. The source's own voltage
                ends 10 mV above charge voltage. The gauge starts knowing nothing; the firmware decides when to charge, when to look, when to sleep.

                **Others.** *counting*: charge over nominal capacity from a first look-up. *voltage*: the measured voltage less its ohmic drop, looked up.
                *rest reset*: counting, looked up anew after 30 min below C/200, 100 % when charging is done. *Kalman*: extended Kalman filter in double, state of charge
                and one relaxation, tables of the same profile but for diffusion, which it has no place for, 100 % when charging is done; of 162 tunings tried
                on this matrix the best: {Tuning(new KalmanTuning())}.
                All of them count the sleep current through sleep.

                **Scores.** Converged: the first time from which the error stays within 2 % for half an hour. Scored from there, or from one hour of use if that comes
                first; each tick weighs the time since the one before.

                """));
        }

        private static string Tuning(KalmanTuning tuning) =>
            Text($"{1e3 * tuning.VoltageVolts:0.#} mV and {100 * tuning.ResistanceShare:0} % of the drop for a voltage, {100 * tuning.WalkPerRootHour:0.##} % in the root of an hour and {100 * tuning.ChargeShare:0.#} % of each charge for the count, {1e3 * tuning.RelaxationVolts:0.#} mV for the relaxation");

        private static string Hours(PooledScore score) => double.IsNaN(score.ConvergedSeconds) ? "never" : Text($"{score.ConvergedSeconds / 3600:0.0} h");

        private static string Percent(double share, int digits) =>
            double.IsNaN(share) ? "-" : (100 * share).ToString("F" + digits, CultureInfo.InvariantCulture) + " %";

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
