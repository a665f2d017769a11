using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Reports.Reference;

namespace Microbattery.Reports.Boards
{
    /// <summary>The printed blocks of docs/resolution.md: one step and the offset of each board, against cells.</summary>
    public static class ResolutionPage
    {
        // Slope of LiCoO2 against lithium between 20 and 45 % state of charge, 0.5 to 0.7 mV a per cent.
        private const double FlatMicrovoltsPerPercent = 600;
        private static readonly string[] s_cells = ["cymbet-cbc005", "cymbet-cbc050", "enfilm-efl700a39", "front-edge-nanoenergy-1000"];

        /// <summary>Names of the blocks.</summary>
        public static IReadOnlyList<string> Names { get; } = ["steps", "offsets"];

        /// <summary>The blocks, in the order of the page.</summary>
        /// <returns>Names and tables in Markdown.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks()
        {
            BoardDescription[] boards = [.. BoardCatalogue.Names.Select(name => BoardCatalogue.Find(name).Create())];
            return [("steps", Steps(boards)), ("offsets", Offsets(boards))];
        }

        private static string Steps(BoardDescription[] boards)
        {
            MarkdownTable table = new(
                "board", "shunt", "current, MCU's converter across the bare shunt", "current, as built", "range", "voltage",
                "that is, where LiCoO2 is flat");
            foreach ((BoardDescription board, Resolution step) in boards
                .Select(board => (Board: board, Step: Resolution.Of(board)))
                .OrderByDescending(one => one.Step.CurrentNanoamps))
            {
                table.Row(
                    board.Name,
                    FrontEndSchematic.Ohms(board.Design.ShuntMilliohms),
                    Current(step.BareNanoamps),
                    Current(step.CurrentNanoamps),
                    $"±{step.RangeNanoamps / 1e6:0.##} mA",
                    $"{step.VoltageMicrovolts / 1e3:0.00} mV",
                    $"{step.VoltageMicrovolts / FlatMicrovoltsPerPercent:0.0} %");
            }

            return table.Below(
                "Conditions: one step of the converter, by the parts in each board's description; current in its finest range.\n"
                + $"LiCoO2 is flat from 20 to 45 % state of charge: {FlatMicrovoltsPerPercent / 1e3:0.0} mV a per cent. "
                + "Largest step of the current as built first.");
        }

        private static string Offsets(BoardDescription[] boards)
        {
            MarkdownTable table = new(
                ["board", "offset, one sigma", .. s_cells.Select(cell => $"{cell} ({BudgetPage.Capacity(cell):0} µA·h)")]);
            foreach (BoardDescription board in boards.OrderByDescending(board => board.Accuracy.CurrentOffsetErrorNanoamps))
            {
                double nanoamps = board.Accuracy.CurrentOffsetErrorNanoamps;
                IEnumerable<string> shares = s_cells.Select(cell => $"{nanoamps * 24 / 1e3 / BudgetPage.Capacity(cell) * 100:0.##} %");
                table.Row([board.Name, Current(nanoamps), .. shares]);
            }

            return table.Below(
                "Conditions: one sigma of the offset after calibration, by each board's description, counted for 24 h uncorrected;\n"
                + "shares are of the capacity in the cell's profile. Largest offset first.");
        }

        private static string Current(double nanoamps) => Math.Abs(nanoamps) >= 1000 ? $"{nanoamps / 1000:0.##} µA" : $"{nanoamps:0.##} nA";
    }
}
