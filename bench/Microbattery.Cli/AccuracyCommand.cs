using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cells.Models;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Accuracy;
using Microbattery.Records;
using Microbattery.Reports.Accuracy;
using Microbattery.Reports.Plots;
using Microbattery.Reports.Reference;

namespace Microbattery.Cli
{
    /// <summary>"accuracy": the firmware against the physics simulator, beside what others do.</summary>
    internal static class AccuracyCommand
    {
        private const string TypicalCell = "enfilm-efl700a39";
        private static readonly string[] s_typicalScenarios = ["solar", "wearable", "shallow", "plateau"];

        internal static Command Create()
        {
            Option<int> seeds = Options.Number("--seeds", "Cells, sensors and weathers drawn for each row.", 3, 1, 1000);
            Option<string[]> cell = Names("--cell", "Cells: names of designs in 'cells list'; eight film cells if not given.");
            string scenarioNames = string.Join(", ", AccuracyScenarios.All.Select(one => one.Name));
            Option<string[]> scenario = Names("--scenario", $"Scenarios: {scenarioNames}; all if not given.");
            Option<int> jobs = Options.Number("--jobs", "Runs at a time.", Environment.ProcessorCount, 1, 1024);
            Option<string> page = Options.FilePath("--out", "Page whose tables are written, such as docs/accuracy.md.");
            Option<string> plots = Options.FilePath("--plots", "Folder for plots.");
            Option<string> csv = Options.FilePath("--csv", "CSV to write: a line for each run and estimator.");
            Option<double> spread = Options.Number(
                "--open-circuit-spread",
                "How far open-circuit voltages differ within the production spread, one sigma, mV.",
                1e3 * CellSpread.OpenCircuitSigmaVolts,
                0,
                50.0);
            string partNames = string.Join(", ", ExactPart.All.Select(one => one.Name));
            Option<string[]> exact = Names("--exact", $"What is not drawn but exact, to see what it costs: {partNames}.");
            Command command = new("accuracy", "Score the firmware, and what others do, on cells simulated by their physics.")
            {
                seeds, cell, scenario, jobs, page, plots, csv, spread, exact,
            };
            command.SetAction(async (result, cancellation) =>
            {
                Options.RefuseSame(("--out", result.GetValue(page)), ("--csv", result.GetValue(csv)));
                string[] cells = result.GetValue(cell) is { Length: > 0 } named ? named : [.. AccuracyMatrix.DefaultCells];
                AccuracyScenario[] scenarios = result.GetValue(scenario) is { Length: > 0 } chosen
                    ? [.. chosen.Select(AccuracyScenarios.Find)]
                    : [.. AccuracyScenarios.All];
                ExactPart[] parts = [.. (result.GetValue(exact) ?? []).Select(ExactPart.Find)];
                Outputs outputs = new(result.GetValue(page), result.GetValue(plots), result.GetValue(csv));
                Chosen what = new(
                    Distinct("--cell", cells),
                    Distinct("--scenario", scenarios),
                    Distinct("--exact", parts),
                    result.GetValue(seeds),
                    result.GetValue(spread) / 1e3);
                await Execute(what, result.GetValue(jobs), outputs, cancellation).ConfigureAwait(false);
                return 0;
            });
            return command;
        }

        private static Option<string[]> Names(string name, string description) =>
            new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

        private static T[] Distinct<T>(string option, T[] named) =>
            named.Distinct().Count() == named.Length ? named : throw new InputException(option, null, "names something twice");

        private static async Task Execute(Chosen what, int jobs, Outputs outputs, CancellationToken cancellation)
        {
            outputs.Require();
            Stopwatch watch = Stopwatch.StartNew();
            AccuracyMatrix matrix = new(jobs, Console.Error.WriteLine) { OpenCircuitSigmaVolts = what.SpreadVolts, Exact = what.Exact };
            IReadOnlyList<CharacterizedCell> characterized =
                await Interruptible.Run(() => matrix.Characterize(what.Cells, cancellation), cancellation).ConfigureAwait(false);
            IReadOnlyList<AccuracyRow> rows =
                await Interruptible
                    .Run(() => matrix.Run(characterized, what.Scenarios, what.Seeds, cancellation), cancellation).ConfigureAwait(false);
            foreach (string line in AccuracyTable.Lines(rows))
            {
                Console.WriteLine(line);
            }

            Write(rows, what, outputs);
            Console.Error.WriteLine($"{rows.Sum(row => row.Runs.Count)} runs in {watch.Elapsed.TotalSeconds:0} s");
        }

        private static void Write(IReadOnlyList<AccuracyRow> rows, Chosen what, Outputs outputs)
        {
            if (outputs.Csv is string csv)
            {
                AccuracyCsv.Write(csv, rows);
            }

            if (outputs.RowsPlot is string all && outputs.TimePlot is string some)
            {
                AccuracyRowsPlot.Write(all, "RMSE of the state of charge after convergence", rows);
                AccuracyRow[] shown = Displayed(rows);
                AccuracyTimePlot.Write(some, $"Error of the state of charge, {shown[0].Cell}, seed 1", shown);
            }

            if (outputs.Page is string page)
            {
                MarkedPage.Write(page, AccuracyPage.Blocks(rows, what.Seeds, what.SpreadVolts, what.Exact, Again(what, outputs)));
            }
        }

        /// <summary>Scenarios in which the estimators differ in kind, with one cell.</summary>
        private static AccuracyRow[] Displayed(IReadOnlyList<AccuracyRow> rows)
        {
            string cell = rows.Any(row => row.Cell == TypicalCell) ? TypicalCell : rows[0].Cell;
            AccuracyRow[] ofCell = [.. rows.Where(row => row.Cell == cell)];
            AccuracyRow[] typical = [.. ofCell.Where(row => s_typicalScenarios.Contains(row.Scenario.Name))];
            return typical.Length > 0 ? typical : [.. ofCell.Take(s_typicalScenarios.Length)];
        }

        private static string Again(Chosen what, Outputs outputs)
        {
            StringBuilder text = new("dotnet run -c Release --project bench/Microbattery.Cli -- accuracy");
            text.Append(CultureInfo.InvariantCulture, $" --seeds {what.Seeds}");
            text.Append(Given("--cell", what.Cells.SequenceEqual(AccuracyMatrix.DefaultCells) ? [] : what.Cells));
            bool isEvery = what.Scenarios.SequenceEqual(AccuracyScenarios.All);
            text.Append(Given("--scenario", isEvery ? [] : what.Scenarios.Select(one => one.Name)));
            text.Append(Given("--exact", what.Exact.Select(one => one.Name)));
            if (what.SpreadVolts != CellSpread.OpenCircuitSigmaVolts)
            {
                text.Append(CultureInfo.InvariantCulture, $" --open-circuit-spread {1e3 * what.SpreadVolts:0.###}");
            }

            text.Append(outputs.Page is null || Path.IsPathRooted(outputs.Page) ? string.Empty : " --out " + outputs.Page);
            text.Append(outputs.Plots is null || Path.IsPathRooted(outputs.Plots) ? string.Empty : " --plots " + outputs.Plots);
            return text.ToString();
        }

        private static string Given(string option, IEnumerable<string> names) =>
            names.Any() ? $" {option} {string.Join(' ', names)}" : string.Empty;

        private sealed record Chosen(string[] Cells, AccuracyScenario[] Scenarios, ExactPart[] Exact, int Seeds, double SpreadVolts);

        private sealed record Outputs(string? Page, string? Plots, string? Csv)
        {
            internal string? RowsPlot => Plots is null ? null : Path.Combine(Plots, "accuracy-rows.png");

            internal string? TimePlot => Plots is null ? null : Path.Combine(Plots, "accuracy-time.png");

            /// <summary>Finds out whether all of them can be written.</summary>
            internal void Require()
            {
                MarkedPage.Require(Page, AccuracyPage.Names);
                foreach (string? path in new[] { RowsPlot, TimePlot, Csv })
                {
                    OutputFile.RequireWritable(path);
                }
            }
        }
    }
}
