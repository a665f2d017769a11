using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Matrices;
using Microbattery.Experiments.Safety;
using Microbattery.Records;
using Microbattery.Reports.Matrices;
using Microbattery.Reports.Reference;
using Microbattery.Reports.Safety;

namespace Microbattery.Cli
{
    /// <summary>"safety": every fault in every state, and what became of the true cell.</summary>
    internal static class SafetyCommand
    {
        internal static Command Create()
        {
            Option<string[]> board = new("--board")
            {
                Description = $"Boards: {string.Join(", ", BoardCatalogue.Names)}; one of each kind if not given.",
                AllowMultipleArgumentsPerToken = true,
            };
            Option<int> jobs = Options.Number("--jobs", "Runs at a time.", Environment.ProcessorCount, 1, 1024);
            Option<string> page = Options.FilePath("--out", "Page whose tables are written; standard output without it.");
            Option<string> csv = Options.FilePath("--csv", "CSV to write: a line for each row with all its figures.");
            Option<string> fault = new("--fault") { Description = "One run alone: the fault; needs --state too." };
            Option<string> state = new("--state") { Description = "One run alone: the state of the machine it breaks in." };
            Option<string> cell = new("--cell") { Description = "One run alone: the cell; the state's own if not given." };
            Option<double> temperature = Options.Number(
                "--temperature", "One run alone: °C; the state's own if not given.", 25, -60, 120.0);
            Option<string> source = new("--source")
            {
                Description = $"One run alone: {string.Join("; ", SafetySource.All.Select(one => one.Name))}.",
            };
            Option<int> seed = Options.Number(
                "--seed", "One run alone: cell and front end drawn by it; nominal if not given.", 1, 1, int.MaxValue);
            Option<string> latent = new("--latent") { Description = "One run alone: a fault that came first and stayed." };
            Option<bool> pairs = new("--pairs") { Description = "Wide matrix: with a latent fault beside the fault." };
            WideOptions wide = new();
            Command command = new("safety", "Break every part in every state, and watch the true cell.")
            {
                board, jobs, page, csv, fault, state, cell, temperature, source, seed, latent, pairs, wide.Budget, wide.All, wide.Resume,
            };
            command.SetAction(async (result, cancellation) =>
            {
                Options.RefuseSame(
                    ("--out", result.GetValue(page)), ("--csv", result.GetValue(csv)), ("--resume", result.GetValue(wide.Resume)));
                if (result.GetValue(fault) is not null || result.GetValue(state) is not null)
                {
                    string boardName = result.GetValue(board) is { Length: 1 } one
                        ? one[0]
                        : throw new InputException("--board", null, "one run alone needs one board");
                    ShowOne(
                        new SafetyCase(boardName, FaultCatalogue.Find(result.GetValue(fault)), MachineStates.Find(result.GetValue(state)))
                        {
                            Setting = new SafetySetting
                            {
                                Cell = result.GetValue(cell),
                                Celsius = IsGiven(result, temperature) ? result.GetValue(temperature) : null,
                                Source = result.GetValue(source) is string name ? SafetySource.Find(name) : SafetySource.Current,
                                Seed = result.GetValue(seed),
                                IsDrawn = IsGiven(result, seed),
                                Latent = result.GetValue(latent) is string first ? FaultCatalogue.Find(first) : null,
                            },
                        });
                    return 0;
                }

                if (wide.AreGiven(result))
                {
                    bool hasLatent = result.GetValue(pairs);
                    MarkedPage.Require(result.GetValue(page), [hasLatent ? WideTables.PairsName : WideTables.BlockName]);
                    WideOutcome outcome = await wide.Execute(
                        WideSafety.Create(hasLatent), result, result.GetValue(jobs), cancellation)
                        .ConfigureAwait(false);
                    MarkedPage.Write(result.GetValue(page), [WideBlocks.Safety(outcome, hasLatent)]);
                    return 0;
                }

                MarkedPage.Require(result.GetValue(page), SafetyPage.Names);
                OutputFile.RequireWritable(result.GetValue(csv));
                string[] boards = result.GetValue(board) is { Length: > 0 } named ? named : [.. SafetyMatrix.DefaultBoards];
                Stopwatch watch = Stopwatch.StartNew();
                IReadOnlyList<SafetyRow> rows = await Interruptible
                    .Run(() => SafetyMatrix.Run([.. boards.Distinct()], result.GetValue(jobs), cancellation), cancellation)
                    .ConfigureAwait(false);
                Write(rows, result.GetValue(page), result.GetValue(csv));
                int violating = rows.Count(row => row.Violations.Count > 0);
                Console.Error.WriteLine($"{rows.Count} rows in {watch.Elapsed.TotalSeconds:0} s, {violating} break a promise");
                return 0;
            });
            return command;
        }

        private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

        private static void ShowOne(SafetyCase which)
        {
            BoardCatalogue.Find(which.Board);
            if (FaultRun.Run(which) is not SafetyRow row)
            {
                Console.WriteLine($"{which.Board} does not reach '{which.State.Name}' with this cell, source and temperature");
                return;
            }

            Console.WriteLine($"{row.Fault.Name}: {row.Fault.Meaning}; in {row.State.Name}, {row.State.Meaning}");
            Console.WriteLine(
                row.SeenSeconds is double seen ? $"seen after {seen:0.#} s: {row.Seen}" : $"not seen as what it is; fault bits {row.Seen}");
            Console.WriteLine(
                $"highest true voltage {row.HighestVolts:0.000} V at the terminals, {row.HighestElectrodeVolts:0.000} V without the drop");
            Console.WriteLine($"once it was mended: {row.Release}, after {row.ReleaseSeconds:0.#} s");
            foreach (string violation in row.Violations)
            {
                Console.WriteLine($"breaks: {violation}");
            }

            foreach (string harm in row.IsSaturated ? row.Harm : [])
            {
                Console.WriteLine($"beyond firmware: {harm} ({row.Fault.Beyond})");
            }
        }

        private static void Write(IReadOnlyList<SafetyRow> rows, string? page, string? csv)
        {
            if (csv is not null)
            {
                SafetyCsv.Write(csv, rows);
            }

            MarkedPage.Write(page, SafetyPage.Blocks(rows));
        }
    }
}
