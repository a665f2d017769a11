using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Bench.Accuracy;

namespace Microbattery.Cli
{
    /// <summary>"accuracy": the firmware against the physics simulator, beside what others do.</summary>
    internal static class AccuracyCommand
    {
        internal static Command Create()
        {
            Option<int> seeds = Options.Number("--seeds", "Cells, sensors and weathers drawn for each row.", 3, 1, 1000);
            Option<string[]> cell = Names("--cell", "Cells: names of designs in 'cells list'; eight film cells if not given.");
            Option<string[]> scenario = Names("--scenario", $"Scenarios: {string.Join(", ", AccuracyScenarios.All.Select(one => one.Name))}; all if not given.");
            Option<int> jobs = Options.Number("--jobs", "Runs at a time.", Environment.ProcessorCount, 1, 1024);
            Option<string> page = Options.FilePath("--out", "Page to write: .md.");
            Option<string> plots = Options.FilePath("--plots", "Folder for plots.");
            Option<string> csv = Options.FilePath("--csv", "CSV to write: a line for each run and estimator.");
            Command command = new("accuracy", "Score the firmware and what others do on cells simulated by their physics.") { seeds, cell, scenario, jobs, page, plots, csv };
            command.SetAction((result, cancellation) =>
            {
                string[] cells = result.GetValue(cell) is { Length: > 0 } named ? named : [.. AccuracyMatrix.DefaultCells];
                AccuracyScenario[] scenarios = result.GetValue(scenario) is { Length: > 0 } chosen
                    ? [.. chosen.Select(AccuracyScenarios.Find)]
                    : [.. AccuracyScenarios.All];
                Execute(cells, scenarios, result.GetValue(seeds), result.GetValue(jobs), cancellation);
                return Task.FromResult(0);
            });
            return command;
        }

        private static Option<string[]> Names(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

        private static void Execute(string[] cells, AccuracyScenario[] scenarios, int seeds, int jobs, CancellationToken cancellation)
        {
            Stopwatch watch = Stopwatch.StartNew();
            AccuracyMatrix matrix = new(jobs, Console.Error.WriteLine);
            IReadOnlyList<CharacterizedCell> characterized = matrix.Characterize(cells, cancellation);
            IReadOnlyList<AccuracyRow> rows = matrix.Run(characterized, scenarios, seeds, cancellation);
            foreach (string line in AccuracyTable.Lines(rows))
            {
                Console.WriteLine(line);
            }

            Console.Error.WriteLine($"{rows.Sum(row => row.Runs.Count)} runs in {watch.Elapsed.TotalSeconds:0} s");
        }
    }
}
