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
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Matrices;
using Microbattery.Records;
using Microbattery.Reports.Accuracy;
using Microbattery.Reports.Matrices;
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
            Option<string> model = Options.Text(
                "--model", $"Physics of the cells: {string.Join(", ", Enum.GetNames<SimulatedModel>()).ToLowerInvariant()}.", "film");
            Option<string> sensor = Options.Text(
                "--sensor",
                $"What measures: {WideAccuracy.Ideal} (a monitor whose range fits the cell), {string.Join(", ", BoardCatalogue.Names)}.",
                WideAccuracy.Ideal);
            Option<int> seed = Options.Number("--seed", "The first seed; alone it is the only one.", 1, 1, int.MaxValue);
            WideOptions wide = new();
            Command command = new("accuracy", "Score the firmware, and what others do, on cells simulated by their physics.")
            {
                seeds, cell, scenario, jobs, page, plots, csv, spread, exact, model, sensor, seed, wide.Budget, wide.All, wide.Resume,
            };
            command.SetAction(async (result, cancellation) =>
            {
                if (wide.AreGiven(result))
                {
                    MarkedPage.Require(result.GetValue(page), [WideTables.BlockName]);
                    WideAccuracy runs = new(result.GetValue(spread) / 1e3, cancellation);
                    WideOutcome outcome = await wide.Execute(runs.Create(), result, result.GetValue(jobs), cancellation)
                        .ConfigureAwait(false);
                    MarkedPage.Write(result.GetValue(page), [WideBlocks.Accuracy(outcome)]);
                    return 0;
                }

                bool isOne = result.GetResult(seed) is { Implicit: false } && result.GetResult(seeds) is not { Implicit: false };
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
                    isOne ? 1 : result.GetValue(seeds),
                    result.GetValue(spread) / 1e3)
                {
                    FirstSeed = result.GetValue(seed),
                    Model = Enum.TryParse(result.GetValue(model), true, out SimulatedModel physics)
                        ? physics
                        : throw new InputException("--model", null, $"'{result.GetValue(model)}' is none of film, fractional, profile"),
                    Board = result.GetValue(sensor) == WideAccuracy.Ideal ? null : Known(result.GetValue(sensor)!),
                };
                await Execute(what, result.GetValue(jobs), outputs, cancellation).ConfigureAwait(false);
                return 0;
            });
            return command;
        }

        private static string Known(string board)
        {
            BoardCatalogue.Find(board);
            return board;
        }

        private static Option<string[]> Names(string name, string description) =>
            new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

        private static T[] Distinct<T>(string option, T[] named) =>
            named.Distinct().Count() == named.Length ? named : throw new InputException(option, null, "names something twice");

        private static async Task Execute(Chosen what, int jobs, Outputs outputs, CancellationToken cancellation)
        {
            outputs.Require();
            Stopwatch watch = Stopwatch.StartNew();
            AccuracyMatrix matrix = new(jobs, Console.Error.WriteLine)
            {
                OpenCircuitSigmaVolts = what.SpreadVolts,
                Exact = what.Exact,
                Model = what.Model,
                Board = what.Board,
                FirstSeed = what.FirstSeed,
            };
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
            text.Append(Given("--model", what.Model == SimulatedModel.Film ? [] : [what.Model.ToString().ToLowerInvariant()]));
            text.Append(Given("--sensor", what.Board is string sensor ? [sensor] : []));
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

        private sealed record Chosen(string[] Cells, AccuracyScenario[] Scenarios, ExactPart[] Exact, int Seeds, double SpreadVolts)
        {
            internal int FirstSeed { get; init; } = 1;

            internal SimulatedModel Model { get; init; } = SimulatedModel.Film;

            internal string? Board { get; init; }
        }

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
