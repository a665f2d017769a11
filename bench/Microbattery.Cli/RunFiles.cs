using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microbattery.Experiments.Runs;
using Microbattery.Records;
using Microbattery.Records.Traces;
using Microbattery.Reports.Plots;

namespace Microbattery.Cli
{
    /// <summary>What 'run' leaves behind: run.csv, run.png and run.svg of a folder.</summary>
    internal sealed class RunFiles(string folder)
    {
        private readonly string _csv = Path.Combine(folder, "run.csv");
        private readonly string[] _plots = [Path.Combine(folder, "run.png"), Path.Combine(folder, "run.svg")];

        /// <summary>Finds out whether all can be written, before the run that they are to hold.</summary>
        /// <exception cref="InputException">One cannot.</exception>
        internal void RequireWritable()
        {
            foreach (string file in _plots.Prepend(_csv))
            {
                OutputFile.RequireWritable(file);
            }
        }

        /// <summary>Writes them.</summary>
        /// <param name="run">The run, of two samples or more.</param>
        /// <param name="conditions">Its conditions.</param>
        internal void Write(SimulationRun run, RunConditions conditions)
        {
            string title = string.Create(
                CultureInfo.InvariantCulture,
                $"{conditions.Profile.Name} on {conditions.Board.Name}, simulated for "
                + $"{TextLines.Days(Math.Round(run.Board.World.Seconds / 86400, 2))}, RMSE of the "
                + $"state of charge {100 * run.Errors.RootMeanSquare:0.00} %");
            GaugeCsv.Write(_csv, run.Rows);
            GaugePlot plot = new(conditions.Profile, run.Rows) { Title = title, Faults = run.Faults };
            foreach (string file in _plots)
            {
                plot.Write(file);
            }
        }

        /// <summary>Where they are.</summary>
        internal IEnumerable<string> Lines() => TextLines.Wrap("wrote " + string.Join(", ", _plots.Prepend(_csv)), 2);
    }
}
