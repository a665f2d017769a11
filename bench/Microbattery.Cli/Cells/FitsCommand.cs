using System;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Microbattery.Bench.Characterization;
using Microbattery.Bench.Fitting;
using Microbattery.Bench.Materials;
using Microbattery.Bench.Physics;

namespace Microbattery.Cli.Cells
{
    /// <summary>"cells fits": what 'fit' is worth on simulated film cells, the table of docs/fit.md.</summary>
    public static class FitsCommand
    {
        private const double NoiseVolts = 1e-4;
        private const double LongestIntervalSeconds = 900;

        private static readonly string[] s_cells =
        [
            "front-edge-nanoenergy-100", "front-edge-nanoenergy-1000", "cymbet-cbc005", "cymbet-cbc012", "cymbet-cbc050", "ips-thinergy-1000", "enfilm-efl700a39", "excellatron-lco-sn3n4",
            "lco-lipon-si", "lco-lipon-sioal", "lifree-cu-lipon-lco", "lmo-lipon-li", "tis2-lipon-li", "v2o5-lipon-li",
        ];

        /// <summary>Characterizes and fits each cell, the parts of its protocol in an order of its own, and compares.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Table()
        {
            StringBuilder text = new();
            text.Append("| cell | rows | capacity | open circuit, RMS | worst from 2 % | resistance, worst | in the profile, worst | no product below | model against trace |\n");
            text.Append("|---|---|---|---|---|---|---|---|---|\n");
            for (int i = 0; i < s_cells.Length; i++)
            {
                FilmCellParameters parameters = new() { Design = CellRecipes.Find(s_cells[i]).Design };
                FittedCell fitted = CellFit.Fit(s_cells[i], new CharacterizationProtocol { OrderSeed = i }.Run(parameters, NoiseVolts, i + 1).Rows, LongestIntervalSeconds, null);
                FitComparison one = FitComparison.Of(fitted, parameters);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {s_cells[i]} | {one.Rows} | {100 * one.CapacityErrorRatio:+0.0;-0.0;0.0} % | {1e3 * one.OpenCircuitRmsVolts:0.0} mV | {1e3 * one.OpenCircuitWorstVolts:0} mV | {100 * one.SurfaceWorstRatio:0} % | {100 * one.ProductWorstRatio:0} % | {100 * one.ProductBoundRatio:0} % | {1e3 * one.ResidualVolts:0} mV |\n");
            }

            return text.ToString();
        }

        internal static Command Create()
        {
            Command command = new("fits", "Characterize simulated film cells, fit each, and compare with their truth: the table of docs/fit.md.");
            command.SetAction(_ =>
            {
                Console.Write(Table());
                return 0;
            });
            return command;
        }
    }
}
