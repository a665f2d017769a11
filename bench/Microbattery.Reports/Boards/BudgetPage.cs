using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Sleep;
using Microbattery.Reports.Reference;
using Microbattery.Simulation.Boards;

namespace Microbattery.Reports.Boards
{
    /// <summary>The printed blocks of docs/budget.md: how far apart samples must be, and which cell can feed which board.</summary>
    public static class BudgetPage
    {
        private const double HoursPerYear = 8766;
        private const double NightHours = 16;
        private const double WeekHours = 24 * 8;
        private const double LargestWakeShare = 0.1;

        // In the order of their capacities, so that the cell with the least to spare comes first.
        private static readonly string[] s_cells =
        [
            "cymbet-cbc005", "cymbet-cbc050", "front-edge-nanoenergy-100", "tdk-ceracharge", "enfilm-efl700a39",
            "front-edge-nanoenergy-1000",
        ];

        private static readonly (double MicroampSeconds, string What)[] s_samples =
            [(0.1, "0.1 µA·s"), (1, "1 µA·s"), (10, "10 µA·s"), (100, "100 µA·s"), (1000, "1 mA·s"), (70000, "70 mA·s")];

        /// <summary>Names of the blocks.</summary>
        public static IReadOnlyList<string> Names { get; } = ["intervals", "lifetimes"];

        private static double Share => new WakePlan().OwnSharePpm / 1e6;

        private static double LongestSeconds => new WakePlan().LongestSleepMilliseconds / 1e3;

        /// <summary>The blocks, in the order of the page.</summary>
        /// <returns>Names and tables in Markdown.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks() => [("intervals", Intervals()), ("lifetimes", Lifetimes())];

        /// <summary>A cell's capacity, µA·h.</summary>
        internal static double Capacity(string cell) => ProfileCatalogue.Find(cell).CapacityNanoampSeconds / 3.6e6;

        private static string Intervals()
        {
            string share = $"{100 * Share:0.#} %";
            MarkdownTable table = new(["cell", $"{share} a year is", .. s_samples.Select(sample => $"a sample of {sample.What}")]);
            foreach (string cell in s_cells)
            {
                double microampHours = Capacity(cell);
                IEnumerable<string> intervals = s_samples.Select(sample => Time(Interval(cell, sample.MicroampSeconds)));
                table.Row([$"{cell} ({microampHours:0} µA·h)", Current(microampHours * Share / HoursPerYear * 1e3), .. intervals]);
            }

            return table.Below(
                $"Conditions: both switches open, samples take {share} of the profile's capacity in a year (`WakePlan.OwnSharePpm`).\n"
                + "Smallest cell first: its samples are furthest apart.");
        }

        private static string Lifetimes()
        {
            MarkdownTable table = new(["board", "asleep", "a wake and its samples", .. s_cells]);
            foreach (string name in BoardCatalogue.Names.OrderBy(name => Hours(BoardCatalogue.Find(name).Sheet, s_cells[^1])))
            {
                BoardSheet sheet = BoardCatalogue.Find(name).Sheet;
                string[] currents = sheet.Sleep.AsleepMicroamps > 0
                    ? [$"{sheet.Sleep.AsleepMicroamps:0.##} µA", $"{SleepCost.WakeMicroampHours(sheet):0.##} µA·h"]
                    : [$"does not sleep: {sheet.Sleep.AwakeMilliamps:0.#} mA", string.Empty];
                table.Row([name, .. currents, .. s_cells.Select(cell => Verdict(sheet, cell))]);
            }

            return table.Below(
                "Conditions: a full cell of the profile's capacity, no source, no load, currents from the boards' `board.json`; samples\n"
                + $"as far apart as {100 * Share:0.#} % a year asks, but no further than {Time(LongestSeconds)} "
                + "(`WakePlan.LongestSleepMilliseconds`); in brackets what\nsamples take where that is more. "
                + $"**No**: empty before {NightHours:0} h, no sleep, or one wake takes more than {100 * LargestWakeShare:0} % of the cell. "
                + $"*Daily*: empty before {WeekHours / 24:0} days.\n*Weeks*: later. Shortest life first.");
        }

        private static string Verdict(BoardSheet sheet, string cell)
        {
            double hours = Hours(sheet, cell);
            if (sheet.Sleep.AsleepMicroamps <= 0)
            {
                return $"**No**, {Time(hours * 3600)}";
            }

            double taken = SamplesMicroamps(sheet, cell) * HoursPerYear / Capacity(cell);
            string own = taken > 1.001 * Share ? $" ({100 * taken:0} % a year)" : string.Empty;
            bool isTooMuch = hours < NightHours || SleepCost.WakeMicroampHours(sheet) > LargestWakeShare * Capacity(cell);
            string verdict = isTooMuch ? "**No**, " : hours < WeekHours ? "Daily, " : "Weeks, ";
            return verdict + Time(hours * 3600) + own;
        }

        /// <summary>How long a full cell lasts, h.</summary>
        private static double Hours(BoardSheet sheet, string cell) => sheet.Sleep.AsleepMicroamps <= 0
            ? Capacity(cell) / (sheet.Sleep.AwakeMilliamps * 1e3)
            : Capacity(cell) / (sheet.Sleep.AsleepMicroamps + SamplesMicroamps(sheet, cell));

        /// <summary>Mean current of the samples of a board that sleeps, µA.</summary>
        private static double SamplesMicroamps(BoardSheet sheet, string cell)
        {
            double wake = SleepCost.WakeMicroampHours(sheet) * 3600;
            return wake / Math.Min(Interval(cell, wake), LongestSeconds);
        }

        private static double Interval(string cell, double microampSeconds)
        {
            long capacity = ProfileCatalogue.Find(cell).CapacityNanoampSeconds;
            return SampleBudget.IntervalMilliseconds(capacity, new WakePlan().OwnSharePpm, (long)Math.Round(microampSeconds * 1e3)) / 1e3;
        }

        private static string Current(double nanoamps) => nanoamps >= 1 ? $"{nanoamps:0.##} nA" : $"{nanoamps * 1e3:0.#} pA";

        private static string Time(double seconds) => seconds switch
        {
            < 60 => $"{seconds:0.#} s",
            < 3600 => $"{seconds / 60:0.#} min",
            < 2 * 86400 => $"{seconds / 3600:0.#} h",
            < 2 * 365.25 * 86400 => $"{seconds / 86400:0} days",
            _ => $"{seconds / 86400 / 365.25:0.#} years",
        };
    }
}
