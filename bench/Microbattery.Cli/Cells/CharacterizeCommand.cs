using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading.Tasks;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Physics;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Characterization;
using Microbattery.Records;
using Microbattery.Records.Traces;

namespace Microbattery.Cli.Cells
{
    /// <summary>"cells characterize": the trace a tester would take of a designed cell, for trying 'fit' without one.</summary>
    internal static class CharacterizeCommand
    {
        internal static Command Create()
        {
            Argument<string> cell = new("cell") { Description = "A name of 'cells list'." };
            Option<string> output = Options.FilePath("--out", "Trace CSV to write.");
            output.Required = true;
            Option<double> noise = Options.Number("--noise-mv", "Noise of a voltage reading, one sigma, mV.", 0.1, 0, 100);
            Option<int> seed = Options.Number("--seed", "Equal seeds give equal noise.", 1, 0, int.MaxValue);
            Command command = new("characterize", "Run the protocol of docs/fit.md on the simulated physics of a cell.")
            {
                cell, output, noise, seed,
            };
            command.SetAction((result, cancellation) =>
            {
                FilmCellParameters parameters = new() { Design = CellRecipes.Find(result.GetValue(cell)!).Design };
                OutputFile.RequireWritable(result.GetValue(output));
                IReadOnlyList<TraceSample> rows = new CharacterizationProtocol()
                    .Run(parameters, result.GetValue(noise) / 1e3, result.GetValue(seed), cancellation).Rows;
                TraceCsv.Write(result.GetValue(output)!, rows);
                Console.WriteLine($"{rows.Count} rows, {rows[^1].TimeSeconds / 3600:0} h");
                return Task.FromResult(0);
            });
            return command;
        }
    }
}
