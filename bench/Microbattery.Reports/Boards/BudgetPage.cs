using System;
using System.Linq;
using System.Text;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Sleep;
using Microbattery.Simulation.Boards;

namespace Microbattery.Reports.Boards
{
    /// <summary>Which cell can feed which board, and how often that may sample: what gauging costs against what the cell has.</summary>
    public static class BudgetPage
    {
        private const double HoursPerYear = 8766;
        private const double NightHours = 16;
        private static readonly string[] s_cells =
            ["cymbet-cbc005", "cymbet-cbc050", "front-edge-nanoenergy-100", "tdk-ceracharge", "enfilm-efl700a39", "front-edge-nanoenergy-1000"];

        private static readonly (double MicroampSeconds, string What)[] s_samples =
            [(0.1, "0.1 µA·s"), (1, "1 µA·s"), (10, "10 µA·s"), (100, "100 µA·s"), (1000, "1 mA·s"), (70000, "70 mA·s")];

        /// <summary>The page.</summary>
        /// <returns>Markdown.</returns>
        public static string Write()
        {
            StringBuilder text = new();
            double share = new WakePlan().OwnSharePpm / 1e6;
            text.Append("# The gauge's own budget\n\n");
            text.Append("Printed by `dotnet run --project bench/Microbattery.Cli -- boards budget --out docs/budget.md` from the boards' and cells' own figures.\n\n");
            text.Append("A gauge must not cost more charge than it counts. While both switches are open the firmware samples so\n");
            text.Append($"rarely that its samples take no more than {100 * share:0.#} % of the cell's capacity in a year\n");
            text.Append("(`WakePlan.OwnSharePpm`), at most a day apart (`WakePlan.LongestSleepMilliseconds`). What one sample costs on\n");
            text.Append("the board is `BoardFigures.SampleNanoampSeconds`. Between samples the gauge counts the board's sleep\n");
            text.Append("current, and its uncertainty grows by what that may be off. While a switch is closed the firmware samples\n");
            text.Append("every second: that is the price of protection, and belongs to what the switch feeds.\n\n");
            AppendAllowed(text, share);
            AppendBoards(text, share);
            return text.ToString();
        }

        private static void AppendAllowed(StringBuilder text, double share)
        {
            text.Append("## How far apart samples must be\n\n");
            text.Append($"| cell | {100 * share:0.#} % a year is |");
            text.Append(string.Concat(s_samples.Select(sample => $" a sample of {sample.What} |"))).Append('\n');
            text.Append("|---|---|").Append(string.Concat(s_samples.Select(_ => "---|"))).Append('\n');
            foreach (string cell in s_cells)
            {
                double microampHours = Capacity(cell);
                text.Append($"| {cell} ({microampHours:0} µA·h) | {Current(microampHours * share / HoursPerYear * 1e3)} |");
                text.Append(string.Concat(s_samples.Select(sample => $" {Time(Interval(cell, sample.MicroampSeconds))} |"))).Append('\n');
            }

            text.Append('\n');
            text.Append("1 µA·s is an MCU that takes 1 mA for a millisecond; 70 mA·s is an ESP32 that starts anew, samples for a second\n");
            text.Append("and sleeps again.\n\n");
        }

        private static void AppendBoards(StringBuilder text, double share)
        {
            text.Append("## Which cell can feed which board\n\n");
            text.Append("Asleep, without source or load, with samples as far apart as the budget asks, a full cell lasts:\n\n");
            text.Append("| board | asleep | a wake and its samples |");
            text.Append(string.Concat(s_cells.Select(cell => $" {cell} |"))).Append('\n');
            text.Append("|---|---|---|").Append(string.Concat(s_cells.Select(_ => "---|"))).Append('\n');
            foreach (string name in BoardCatalogue.Names)
            {
                BoardModel model = BoardCatalogue.Find(name);
                BoardSheet sheet = model.Sheet;
                text.Append(sheet.Sleep.AsleepMicroamps > 0
                    ? $"| {name} | {sheet.Sleep.AsleepMicroamps:0.##} µA | {SleepCost.WakeMicroampHours(sheet):0.##} µA·h |"
                    : $"| {name} | does not sleep: {sheet.Sleep.AwakeMilliamps:0.#} mA | |");
                text.Append(string.Concat(s_cells.Select(cell => $" {Verdict(sheet, cell, share)} |"))).Append('\n');
            }

            text.Append('\n');
            text.Append($"**No**: this cell cannot feed this MCU: full at dusk, it is empty before {NightHours:0} hours are over, or\n");
            text.Append("one wake takes more than a tenth of it. Feed the MCU from the source or from a battery of its own (the cell\n");
            text.Append("then feeds the load alone: `SampleNanoampSeconds`, `StartNanoampSeconds` 0), or cut its power between samples\n");
            text.Append("with a timer (TPL5110 class, tens of nA). *Daily*: it lives if a source comes every day. *Weeks*: it lives\n");
            text.Append("through a dark week. Parts and their currents are the boards' sheets'; the share that samples alone then\n");
            text.Append("take in a year stands in brackets where a day is the longest the firmware waits.\n");
        }

        private static string Verdict(BoardSheet sheet, string cell, double share)
        {
            double capacity = Capacity(cell);
            if (sheet.Sleep.AsleepMicroamps <= 0)
            {
                return $"**No**, {Hours(capacity / (sheet.Sleep.AwakeMilliamps * 1e3))}";
            }

            double wake = SleepCost.WakeMicroampHours(sheet);
            double seconds = Math.Min(Interval(cell, wake * 3600), new WakePlan().LongestSleepMilliseconds / 1e3);
            double samples = wake * 3600 / seconds;
            double hours = capacity / (sheet.Sleep.AsleepMicroamps + samples);
            double taken = samples * HoursPerYear / capacity;
            string own = taken > 1.001 * share ? $" ({100 * taken:0} % a year)" : string.Empty;
            string verdict = hours < NightHours || wake > capacity / 10 ? "**No**, " : hours < 24 * 8 ? "Daily, " : "Weeks, ";
            return verdict + Hours(hours) + own;
        }

        private static double Interval(string cell, double microampSeconds) =>
            SampleBudget.IntervalMilliseconds(ProfileCatalogue.Find(cell).CapacityNanoampSeconds, new WakePlan().OwnSharePpm, (long)Math.Round(microampSeconds * 1e3)) / 1e3;

        /// <summary>A cell's capacity, µA·h.</summary>
        internal static double Capacity(string cell) => ProfileCatalogue.Find(cell).CapacityNanoampSeconds / 3.6e6;

        private static string Current(double nanoamps) => nanoamps >= 1 ? $"{nanoamps:0.##} nA" : $"{nanoamps * 1e3:0.#} pA";

        private static string Hours(double hours) => Time(hours * 3600);

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
