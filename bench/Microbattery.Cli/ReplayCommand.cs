using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Replay;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Protection;
using Microbattery.Records;
using Microbattery.Records.Traces;
using Microbattery.Reports.Plots;
using Microbattery.Simulation.Scores;

namespace Microbattery.Cli
{
    /// <summary>"replay": the firmware's gauge and gates over a recorded trace.</summary>
    internal static class ReplayCommand
    {
        internal static Command Create()
        {
            Option<string> cell = new("--cell") { Description = "Cell: a name of 'cells list', or a .cell.json file." };
            Option<int> fromCycles = Options.Number(
                "--cell-from-cycles", "Instead of --cell: make the profile from this many first full cycles of the trace.", 0, 0, 1000);
            Option<string> trace = Options.FilePath(
                "--trace", "Trace CSV: time_s,voltage_v,current_a,temperature_c, positive current charges.");
            trace.Required = true;
            Option<string> output = Options.FilePath("--out", "Gauge CSV to write.");
            output.Required = true;
            Option<string> plot = Options.PlotFile();
            Option<double> longest = Options.Number(
                "--longest-interval", "Rows further apart than this are a sleep, not a measured current, s.", 900, 1, 86400.0);
            Command command = new("replay", "Run the firmware's gauge and gates over a recorded trace.")
            {
                cell, fromCycles, trace, output, plot, longest,
            };
            command.SetAction(async (result, cancellation) =>
            {
                string traceFile = result.GetValue(trace)!;
                int cycles = result.GetValue(fromCycles);
                string? cellName = result.GetValue(cell);
                if (string.IsNullOrEmpty(cellName) == (cycles == 0))
                {
                    throw new InputException("replay", null, "give either --cell or --cell-from-cycles");
                }

                string? plotFile = result.GetValue(plot);
                string outputFile = result.GetValue(output)!;
                Options.RefuseSame(("--trace", traceFile), ("--cell", cellName), ("--out", outputFile), ("--plot", plotFile));
                double longestSeconds = result.GetValue(longest);
                CellProfile? named = cycles == 0 ? CellFile.Read(cellName!).Profile : null;
                OutputFile.RequireWritable(outputFile);
                OutputFile.RequireWritable(plotFile);
                IReadOnlyList<TraceSample> samples =
                    await Interruptible.Run(() => TraceReader.ReadFile(traceFile), cancellation).ConfigureAwait(false);
                (CellProfile profile, int firstScored) = named is null
                    ? await Interruptible.Run(() => CycleProfile.Make(traceFile, samples, cycles, longestSeconds), cancellation)
                        .ConfigureAwait(false)
                    : (named, 0);
                IReadOnlyList<GaugeRow> rows = TraceReplay.Run(profile, samples, longestSeconds, cancellation);
                GaugeCsv.Write(outputFile, rows);
                if (plotFile is not null)
                {
                    cancellation.ThrowIfCancellationRequested();
                    new GaugePlot(profile, rows) { Title = $"{Path.GetFileName(traceFile)}, {profile.Name}" }.Write(plotFile);
                }

                Report(profile, rows, firstScored);
                return 0;
            });
            return command;
        }

        private static void Report(CellProfile profile, IReadOnlyList<GaugeRow> rows, int firstScored)
        {
            Console.WriteLine(
                $"{profile.Name}: {profile.CapacityNanoampSeconds / 3600e9:G5} A·h, {profile.CutoffVoltageMicrovolts / 1e6:0.00} to "
                    + $"{profile.ChargeVoltageMicrovolts / 1e6:0.00} V, taper {profile.TaperCurrentNanoamps / 1e9:G3} A");
            Console.WriteLine($"{rows.Count} rows, {(rows[^1].TimeSeconds - rows[0].TimeSeconds) / 3600:0.0} h");
            ErrorSums errors = default;
            for (int i = Math.Max(firstScored, 1); i < rows.Count; i++)
            {
                // A row stands for the time since the row before.
                GaugeRow row = rows[i];
                errors = double.IsNaN(row.TrueStateOfCharge)
                    ? errors
                    : errors.With(
                        row.TimeSeconds - rows[i - 1].TimeSeconds, Math.Abs(row.StateOfCharge - row.TrueStateOfCharge),
                        row.StateOfChargeError);
            }

            if (errors.Seconds > 0)
            {
                Console.WriteLine(
                    $"state of charge against the tester, rows {firstScored + 1} to {rows.Count}: "
                    + $"RMSE {100 * errors.RootMeanSquare:0.00} %, worst {100 * errors.Worst:0.00} %, "
                    + $"inside twice its uncertainty {100 * errors.Inside:0.0} % of the time");
            }

            GaugeRow last = rows[^1];
            int openWhileCharging = rows.Count(row => row.CurrentAmps > 0 && !row.ChargeClosed);
            int charging = rows.Count(row => row.CurrentAmps > 0);
            int openWhileDischarging = rows.Count(row => row.CurrentAmps < 0 && !row.LoadClosed);
            int discharging = rows.Count(row => row.CurrentAmps < 0);
            Faults seen = (Faults)rows.Aggregate(0, (flags, row) => flags | row.Faults);
            Console.WriteLine($"at the end: {100 * last.StateOfCharge:0.0} % ± {100 * last.StateOfChargeError:0.0} %");
            Console.WriteLine(
                $"gates: charge switch open in {openWhileCharging} of {charging} charging rows, load switch open in {openWhileDischarging} "
                    + $"of {discharging} discharging rows; faults seen: {seen}");
        }
    }
}
