using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Physics;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Characterization;
using Microbattery.Records.Traces;
using Microbattery.Reports.Reference;

namespace Microbattery.Cli.Cells
{
    /// <summary>"cells fits": what 'fit' is worth on simulated film cells, the table of docs/fit.md.</summary>
    public static class FitsCommand
    {
        private const double NoiseVolts = 1e-4;
        private const double LongestIntervalSeconds = 900;

        /// <summary>The cells of the table, in its order.</summary>
        public static IReadOnlyList<string> Cells { get; } =
        [
            "front-edge-nanoenergy-100", "front-edge-nanoenergy-1000", "cymbet-cbc005", "cymbet-cbc012", "cymbet-cbc050",
            "ips-thinergy-1000", "enfilm-efl700a39", "excellatron-lco-sn3n4", "lco-lipon-si", "lco-lipon-sioal", "lifree-cu-lipon-lco",
            "lmo-lipon-li", "tis2-lipon-li", "v2o5-lipon-li",
        ];

        /// <summary>Names of the blocks of docs/fit.md.</summary>
        public static IReadOnlyList<string> Names { get; } = ["fits"];

        /// <summary>Characterizes and fits one cell, the parts of its protocol in an order of its own, and compares.</summary>
        /// <param name="i">Index of the cell: it draws noise and order.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>What came of it.</returns>
        public static FitComparison Compare(int i, CancellationToken cancellation = default)
        {
            FilmCellParameters parameters = new() { Design = CellRecipes.Find(Cells[i]).Design };
            CharacterizationProtocol protocol = new() { OrderSeed = i };
            IReadOnlyList<TraceSample> rows = protocol.Run(parameters, NoiseVolts, i + 1, cancellation).Rows;
            FittedCell fitted = CellFit.Fit(Cells[i], rows, LongestIntervalSeconds, null, cancellation);
            return FitComparison.Of(fitted, parameters, cancellation);
        }

        /// <summary>The table of some cells, the largest error of the open-circuit voltage first.</summary>
        /// <param name="cells">Indices of the cells.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>A table in Markdown.</returns>
        public static string Table(IEnumerable<int> cells, CancellationToken cancellation = default)
        {
            MarkdownTable table = new(
                "cell", "rows", "capacity", "open circuit, RMS", "worst from 2 %", "resistance, worst", "in the profile, worst",
                "no product below", "model against trace");
            foreach ((string name, FitComparison one) in cells
                .Select(i => (Cells[i], Compare(i, cancellation)))
                .OrderByDescending(one => Math.Round(1e3 * one.Item2.OpenCircuitRmsVolts, 1)))
            {
                table.Row(
                    name,
                    $"{one.Rows}",
                    Text($"{100 * one.CapacityErrorRatio:+0.0;-0.0;0.0} %"),
                    Text($"{1e3 * one.OpenCircuitRmsVolts:0.0} mV"),
                    Text($"{1e3 * one.OpenCircuitWorstVolts:0} mV"),
                    Text($"{100 * one.SurfaceWorstRatio:0} %"),
                    Text($"{100 * one.ProductWorstRatio:0} %"),
                    Text($"{100 * one.ProductBoundRatio:0} %"),
                    Text($"{1e3 * one.ResidualVolts:0} mV"));
            }

            return table.Below(
                Text($"Conditions: nominal film cells, noise of {1e3 * NoiseVolts:0.0} mV, -10 to 45 °C, a seed of noise and of the order ")
                + "of parts for each cell, no family\nnamed. Largest RMS of the open-circuit voltage first.");
        }

        internal static Command Create()
        {
            Option<string> output = Options.FilePath("--out", "Page whose table is written; standard output without it.");
            Command command = new("fits", "Characterize film cells, fit each, compare with their truth: the table of docs/fit.md.")
            {
                output,
            };
            command.SetAction((result, cancellation) =>
            {
                string? page = result.GetValue(output);
                MarkedPage.Require(page, Names);
                MarkedPage.Write(page, [(Names[0], Table(Enumerable.Range(0, Cells.Count), cancellation))]);
                return Task.FromResult(0);
            });
            return command;
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
