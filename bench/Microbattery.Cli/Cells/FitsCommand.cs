using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Physics;
using Microbattery.Experiments.Characterization;
using Microbattery.Records.Traces;

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

        /// <summary>Head of the table, two lines.</summary>
        public static string Head =>
            "| cell | rows | capacity | open circuit, RMS | worst from 2 % | resistance, worst | in the profile, worst | no product below "
            + "| model against trace |\n|---|---|---|---|---|---|---|---|---|\n";

        /// <summary>Characterizes and fits each cell, the parts of its protocol in an order of its own, and compares.</summary>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>A table in Markdown.</returns>
        public static string Table(CancellationToken cancellation = default)
        {
            StringBuilder text = new(Head);
            for (int i = 0; i < Cells.Count; i++)
            {
                text.Append(Row(i, cancellation));
            }

            return text.ToString();
        }

        /// <summary>One line of the table.</summary>
        /// <param name="i">Index of the cell.</param>
        /// <param name="cancellation">Ends it early, with <see cref="OperationCanceledException"/>.</param>
        /// <returns>Markdown, with its line break.</returns>
        public static string Row(int i, CancellationToken cancellation = default)
        {
            FilmCellParameters parameters = new() { Design = CellRecipes.Find(Cells[i]).Design };
            CharacterizationProtocol protocol = new() { OrderSeed = i };
            IReadOnlyList<TraceSample> rows = protocol.Run(parameters, NoiseVolts, i + 1, cancellation).Rows;
            FittedCell fitted = CellFit.Fit(Cells[i], rows, LongestIntervalSeconds, null, cancellation);
            FitComparison one = FitComparison.Of(fitted, parameters, cancellation);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {Cells[i]} | {one.Rows} | {100 * one.CapacityErrorRatio:+0.0;-0.0;0.0} % | {1e3 * one.OpenCircuitRmsVolts:0.0} mV "
                + $"| {1e3 * one.OpenCircuitWorstVolts:0} mV | {100 * one.SurfaceWorstRatio:0} % | {100 * one.ProductWorstRatio:0} % "
                + $"| {100 * one.ProductBoundRatio:0} % | {1e3 * one.ResidualVolts:0} mV |\n");
        }

        internal static Command Create()
        {
            Command command = new("fits", "Characterize simulated film cells, fit each, and compare with their truth: the table of docs/fit.md.");
            command.SetAction((_, cancellation) =>
            {
                Console.Write(Table(cancellation));
                return Task.FromResult(0);
            });
            return command;
        }
    }
}
