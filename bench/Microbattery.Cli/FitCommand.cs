using System;
using System.Collections.Generic;
using System.CommandLine;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Profiles;
using Microbattery.Cli.Input;
using Microbattery.Records;
using Microbattery.Records.Traces;
using Microbattery.Reports.Plots;

namespace Microbattery.Cli
{
    /// <summary>"fit": a profile from a characterisation trace.</summary>
    internal static class FitCommand
    {
        internal static Command Create()
        {
            Option<string> trace = Options.FilePath(
                "--trace", "Trace CSV: time_s,voltage_v,current_a,temperature_c, positive current charges.");
            trace.Required = true;
            Option<string> name = Options.ProfileName();
            name.Required = true;
            Option<string> output = Options.FilePath("--out", "Profile to write: NAME.cell.json.");
            output.Required = true;
            Option<string> family = new("--family")
            {
                Description = "Profile that stands in for what the trace does not tell: a name of 'cells list', or a .cell.json file.",
            };
            Option<string> plot = Options.PlotFile();
            Option<double> longest = Options.Number(
                "--longest-interval", "Rows further apart than this are a sleep, not a measured current, s.", 900, 1, 86400.0);
            Command command = new("fit", "Make a cell profile from a characterisation trace.")
            {
                trace, name, output, family, plot, longest,
            };
            command.SetAction(async (result, cancellation) =>
            {
                string traceFile = result.GetValue(trace)!;
                string outputFile = result.GetValue(output)!;
                string? familyName = result.GetValue(family);
                Options.RefuseSame(
                    ("--trace", traceFile), ("--out", outputFile), ("--plot", result.GetValue(plot)), ("--family", familyName));
                CellDocument? document = familyName is null ? null : CellFile.Read(familyName);
                OutputFile.RequireWritable(outputFile);
                OutputFile.RequireWritable(result.GetValue(plot));
                IReadOnlyList<TraceSample> samples =
                    await Interruptible.Run(() => TraceReader.ReadFile(traceFile), cancellation).ConfigureAwait(false);
                FittedCell cell = CellFit.Fit(traceFile, samples, result.GetValue(longest), document, cancellation);
                CellDocument written = FittedProfile.Make(cell, result.GetValue(name)!).Write(outputFile);
                if (result.GetValue(plot) is string picture)
                {
                    FitPlot.Write(picture, cell);
                }

                Report(cell, written);
                return 0;
            });
            return command;
        }

        private static void Report(FittedCell cell, CellDocument written)
        {
            Console.WriteLine(
                $"{written.Profile.Name}: {cell.Samples.Count} rows, "
                    + $"{(cell.Samples[^1].TimeSeconds - cell.Samples[0].TimeSeconds) / 3600:0.0} "
                    + $"h{(written.Sheet.IsFamily ? "; a family's limits: no maker published them" : string.Empty)}");
            foreach (string line in cell.Found)
            {
                Console.WriteLine("found    " + line);
            }

            foreach (string line in cell.Assumed)
            {
                Console.WriteLine("assumed  " + line);
            }

            double whole = FittedModel.ResidualVolts(cell, double.NegativeInfinity);
            double above = FittedModel.ResidualVolts(cell, 0.05);
            Console.WriteLine($"model against trace: {1e3 * whole:0.0} mV RMS, {1e3 * above:0.0} mV above 5 % state of charge");
        }
    }
}
