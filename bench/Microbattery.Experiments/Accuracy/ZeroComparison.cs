using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Boards;
using Microbattery.Cells.Models;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Scores;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>
    /// Whether the offset that is taken while both switches are open helps the gauge: the same boards, cells and weather, with it and
    /// without.
    /// </summary>
    public static class ZeroComparison
    {
        // How well the board knows what flows with both switches open, over how far its current sensor's offset may be off.
        // What the board takes with both switches open, over the current that empties the cell in an hour.
        private const double OpenRate = 0.0045;
        private static readonly double[] s_shares = [0.1, 0.4];

        /// <summary>Runs the comparison.</summary>
        /// <param name="cell">The cell: a name of the catalogue, or a file.</param>
        /// <param name="seeds">Boards, cells and weathers a row.</param>
        /// <param name="days">Simulated days of each.</param>
        /// <param name="cancellation">Stops early.</param>
        /// <returns>A table in Markdown.</returns>
        public static string Write(string cell, int seeds, double days, CancellationToken cancellation)
        {
            CellProfile profile = ProfileCatalogue.Find(cell);
            var rows = BoardCatalogue.Names.SelectMany(name => new[] { 10.0, 300 }.Select(work => (Name: name, Work: work))).ToArray();
            double?[] shares = [null, .. s_shares];
            var runs =
                (from row in rows
                 from share in shares
                 from seed in Enumerable.Range(1, seeds)
                 select (row.Name, row.Work, Share: share, Seed: seed)).ToArray();
            ErrorSums[] errors = new ErrorSums[runs.Length];
            ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
            Parallel.For(
                0, runs.Length, options,
                i => errors[i] = Run(profile, runs[i].Name, runs[i].Work, runs[i].Share, runs[i].Seed, days, cancellation));

            StringBuilder text = new();
            text.Append(
                "| board | load wanted | without: RMSE, worst, inside | known to 0.1 of the offset's error | known to 0.4 |\n"
                    + "|---|---|---|---|---|\n");
            foreach ((string name, double work) in rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {name} | {work:0} s in 600 |");
                foreach (double? share in shares)
                {
                    var chosen = Enumerable.Range(0, runs.Length)
                        .Where(i => runs[i].Name == name && runs[i].Work == work && runs[i].Share == share)
                        .Select(i => errors[i]).ToArray();
                    double mean = 100 * Math.Sqrt(chosen.Average(one => one.RootMeanSquare * one.RootMeanSquare));
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $" {mean:0.00} %, {100 * chosen.Max(one => one.Worst):0.0} %, {100 * chosen.Average(one => one.Inside):0.0} % |");
                }

                text.Append('\n');
            }

            return text.ToString();
        }

        private static ErrorSums Run(
            CellProfile profile, string name, double work, double? share, int seed, double days, CancellationToken cancellation)
        {
            BoardModel model = BoardCatalogue.Find(name);
            BoardDescription board = model.Create();
            Scenario scenario = SensorBoard.Solar(profile, seed, new Ambient(25, 5));

            // The same true current with and without: only what the firmware is told of it differs.
            double known = OpenRate * Scenario.OneC(profile);
            double sigma = board.Accuracy.CurrentOffsetErrorNanoamps * (share ?? 0);
            double off = new GaussianNoise(unchecked(seed + 104729)).Next();
            FrontEndErrors errors = FrontEndErrors.Draw(board.Accuracy, model.NoiseSteps, seed, 1);
            SupplyDesign supply = model.Sheet.Supply.Design(model.Sheet.Sleep, board.Accuracy, errors) with
            {
                FrontEndAmps = known + (sigma * off / 1e9),
            };
            if (share is not null)
            {
                board.Accuracy = board.Accuracy
                    .With(Setting.OpenCurrentNanoamps, (int)Math.Round(known * 1e9))
                    .With(Setting.OpenCurrentErrorNanoamps, (int)Math.Round(sigma));
            }

            SimulationRun run = new(new BoardSetup
            {
                Model = model,
                Description = board,
                Scenario = scenario,
                Supply = supply,
                Errors = errors,
                Seed = seed,
                Settings = new SupervisorSettings { CellIsFormed = true },
                WorkSeconds = work,
            });
            run.Run(days * 86400, 86400, null, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return run.Errors;
        }
    }
}
