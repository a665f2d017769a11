using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Experiments.Safety;
using Microbattery.Reports.Reference;

namespace Microbattery.Reports.Safety
{
    /// <summary>The printed blocks of docs/safety.md.</summary>
    public static class SafetyPage
    {
        private const double AmbientCelsius = 25;

        /// <summary>Names of the blocks.</summary>
        public static IReadOnlyList<string> Names { get; } = ["promises", "states", "faults", "matrix", "exceptions"];

        /// <summary>The blocks, in the order of the page.</summary>
        /// <param name="rows">All rows.</param>
        /// <returns>Names and texts in Markdown.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks(IReadOnlyList<SafetyRow> rows) =>
        [
            ("promises", Promises()),
            ("states", States()),
            ("faults", Faults()),
            ("matrix", Matrix(rows)),
            ("exceptions", Exceptions(rows)),
        ];

        /// <summary>What is promised, in figures.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Promises()
        {
            MarkdownTable table = new("of the true cell, during any one fault and after it", "at most");
            table.Row(
                "its voltage without the drop of its current, above charge voltage and the maker's tolerance",
                Text($"{1e3 * SafetyLimits.ElectrodeVolts:0} mV"));
            table.Row("charged while its terminals are above that, at a stretch", Text($"{SafetyLimits.OverVoltageSeconds:0.#} s"));
            table.Row(
                "charged, or the load fed, with more than its limit of current, at a stretch",
                Text($"{SafetyLimits.OverCurrentSeconds:0.#} s"));
            table.Row("charged outside its temperature window, at a stretch", Text($"{SafetyLimits.OutsideWindowSeconds:0.#} s"));
            table.Row(
                Text($"the load fed more than {1e3 * SafetyLimits.BelowCutoffVolts:0} mV below cut-off, at a stretch"),
                Text($"{SafetyLimits.BelowCutoffSeconds:0.#} s"));
            table.Row(
                Text($"current after the program hangs, with a watchdog of {SafetyLimits.WatchdogSeconds:0} s"),
                Text($"{SafetyLimits.WatchdogStopSeconds:0.#} s"));
            return table.Below("Conditions: those of the matrix below; every row of it is judged by these limits (`SafetyLimits`).");
        }

        /// <summary>The states in which things break, and how the simulator gets there.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string States()
        {
            MarkdownTable table = new("state", "what it is", "cell", "starts at", "source", "load", "temperature", "fault lasts");
            foreach (MachineState state in MachineStates.All)
            {
                table.Row(
                    state.Name, state.Meaning, state.Cell,
                    Text($"{100 * state.InitialStateOfCharge:0.#} %"), Rate(state.SourceRate), Rate(state.LoadRate),
                    Text($"{state.Celsius:0} °C"), Text($"{state.FaultSeconds / 60:0} min"));
            }

            return table.Below(
                "Conditions: of every row of the matrix in that state; a clock step is over at once. Order: the matrix's columns.");
        }

        /// <summary>What is broken.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Faults()
        {
            MarkdownTable table = new("fault", "what it is", "seen by", "why it may stay unseen");
            foreach (InjectedFault fault in FaultCatalogue.All)
            {
                table.Row(fault.Name, fault.Meaning, fault.Seen == 0 ? string.Empty : fault.Seen.ToString(), fault.Unseen ?? "it may not");
            }

            return table.Below("Source: the catalogue of injected faults. Order: sensors, converter, power, controller.");
        }

        /// <summary>The matrix: a table for each board, a line for each fault, a column for each state.</summary>
        /// <param name="rows">All rows.</param>
        /// <returns>Markdown.</returns>
        public static string Matrix(IReadOnlyList<SafetyRow> rows) =>
            string.Join('\n', rows.GroupBy(row => row.Board).Select(board => MatrixOf(board.Key, [.. board])));

        /// <summary>The rows that do not keep a promise, and those where no firmware can.</summary>
        /// <param name="rows">All rows.</param>
        /// <returns>Markdown.</returns>
        public static string Exceptions(IReadOnlyList<SafetyRow> rows)
        {
            SafetyRow[] violating = [.. rows.Where(row => row.Violations.Count > 0).OrderByDescending(row => row.Violations.Count)];
            MarkdownTable broken = new("board", "fault", "state", "what");
            foreach (SafetyRow row in violating)
            {
                broken.Row(row.Board, row.Fault.Name, row.State.Name, string.Join("; ", row.Violations));
            }

            SafetyRow[] beyond = [.. rows.Where(row => row.IsSaturated).OrderByDescending(row => row.Harm.Count)];
            StringBuilder lines = new();
            foreach (SafetyRow row in beyond)
            {
                lines.Append(BeyondLine(row)).Append('\n');
            }

            MarkdownTable saturated = new("board", "fault", "state", "what", "what has to prevent it");
            return broken.Below($"{Count(violating.Length, rows.Count)}\n\nConditions: those of the matrix. Most broken promises first.")
                + '\n'
                + saturated.Below(
                    $"{beyond.Length} rows are beyond any firmware of this board (†):\n\n"
                    + "Conditions: those of the matrix. Most harms first.")
                + lines;
        }

        /// <summary>How many rows break a promise.</summary>
        /// <param name="violating">Rows that do.</param>
        /// <param name="all">All rows.</param>
        /// <returns>A line in Markdown.</returns>
        public static string Count(int violating, int all) => $"**{violating} of {all} rows break a promise** (✗):";

        /// <summary>The line of a row that is beyond any firmware.</summary>
        /// <param name="row">The row.</param>
        /// <returns>Markdown, without a line break.</returns>
        public static string BeyondLine(SafetyRow row)
        {
            ArgumentNullException.ThrowIfNull(row);
            return $"| {row.Board} | {row.Fault.Name} | {row.State.Name} | {string.Join("; ", row.Harm)} | {row.Fault.Beyond} |";
        }

        /// <summary>The line that begins the table of a board.</summary>
        /// <param name="board">Its name.</param>
        /// <returns>Markdown, without a line break.</returns>
        public static string Head(string board) => $"Board `{board}`.";

        /// <summary>The field of one row in the matrix: seen after, what opened after, cleared after.</summary>
        /// <param name="row">The row.</param>
        /// <returns>Markdown.</returns>
        public static string Cell(SafetyRow row)
        {
            ArgumentNullException.ThrowIfNull(row);
            string mark = row.Violations.Count > 0 ? "✗ " : row.IsSaturated ? "† " : string.Empty;
            string seen = row.SeenSeconds is double seconds ? Time(seconds) : "–";
            string charge = row.ChargeOpenSeconds is double chargeSeconds ? $", C {Time(chargeSeconds)}" : string.Empty;
            string load = row.LoadOpenSeconds is double loadSeconds ? $", L {Time(loadSeconds)}" : string.Empty;
            string release = row.Release switch
            {
                Release.Released => $", back {Time(row.ReleaseSeconds)}",
                Release.HeldByGate => ", held",
                Release.Latched => ", latched",
                Release.Never => ", never",
                _ => string.Empty,
            };
            return mark + seen + charge + load + release;
        }

        private static string MatrixOf(string board, SafetyRow[] rows)
        {
            MachineState[] states = [.. rows.Select(row => row.State).Distinct()];
            MarkdownTable table = new(["fault", .. states.Select(state => state.Name), "highest V"]);
            foreach (var fault in rows
                .GroupBy(row => row.Fault)
                .OrderByDescending(fault => fault.Count(row => row.Violations.Count > 0))
                .ThenByDescending(fault => fault.Count(row => row.IsSaturated)))
            {
                table.Row([fault.Key.Name, .. fault.Select(Cell), Text($"{fault.Max(row => row.HighestVolts):0.00}")]);
            }

            return table.Below(
                $"{Head(board)} Conditions: nominal cells, no error of the front end but its noise, ideal sources, "
                + $"seed {SafetyMatrix.Seed}, one fault at a time,\n{AmbientCelsius:0} °C unless the state says otherwise. "
                + "Faults with the most rows that break a promise (✗) first, then those with the most rows beyond any firmware (†).");
        }

        private static string Rate(double rate) => rate == 0 ? "none" : Text($"{rate:0.##} C");

        private static string Time(double seconds) =>
            Text($"{(seconds < 9.95 ? Math.Round(seconds, 1) : Math.Round(seconds)):0.#} s");

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
