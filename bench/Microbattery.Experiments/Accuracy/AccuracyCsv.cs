using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microbattery.Records;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>Writes the matrix as CSV: a line for each run and estimator.</summary>
    public static class AccuracyCsv
    {
        private const string Header =
            "scenario,cell,seed,estimator,rmse,worst,converged_h,inside,last_bound,fulls,ticks,"
            + "capacity_ratio,resistance_ratio,open_circuit_error_v,highest_charging_v,lowest_v,"
            + "model,sensor";

        /// <summary>Writes a file, whole or not at all.</summary>
        /// <param name="path">Where.</param>
        /// <param name="rows">The rows.</param>
        public static void Write(string path, IReadOnlyList<AccuracyRow> rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            OutputFile.WriteLines(
                path, [Header, .. rows.SelectMany(row => row.Runs.SelectMany((run, i) => Lines(row, run, row.FirstSeed + i)))]);
        }

        private static IEnumerable<string> Lines(AccuracyRow row, RunResult run, int seed) =>
            run.Names.Zip(run.Scores, (name, score) => string.Join(
            ',',
            row.Scenario.Name,
            row.Cell,
            Text(seed, "0"),
            name,
            Text(score.Scored.RootMeanSquare, "0.000000"),
            Text(score.Scored.Worst, "0.000000"),
            Text(score.ConvergedSeconds / 3600, "0.000"),
            double.IsNaN(score.LastUncertainty) ? string.Empty : Text(score.Scored.Inside, "0.0000"),
            Text(score.LastUncertainty, "0.000000"),
            Text(run.Fulls, "0"),
            Text(run.Ticks, "0"),
            Text(run.Spread.CapacityRatio, "0.0000"),
            Text(run.Spread.ResistanceRatio, "0.0000"),
            Text(run.Spread.OpenCircuitErrorVolts, "0.00000"),
            Text(run.HighestChargingVolts, "0.0000"),
            Text(run.LowestVolts, "0.0000"),
            Text(row.Model.ToString()),
            row.Board ?? AccuracyCase.IdealMonitor));

        private static string Text(string model) => model.ToLowerInvariant();

        // What is not known is empty.
        private static string Text(double value, string format) =>
            double.IsNaN(value) ? string.Empty : value.ToString(format, CultureInfo.InvariantCulture);
    }
}
