using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Safety;
using Microbattery.Records;
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
            Command command = new("safety", "Break every part in every state, and watch the true cell.") { board, jobs, page, csv };
            command.SetAction(async (result, cancellation) =>
            {
                Options.RefuseSame(("--out", result.GetValue(page)), ("--csv", result.GetValue(csv)));
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
