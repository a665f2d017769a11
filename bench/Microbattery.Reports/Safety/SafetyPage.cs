using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Experiments.Safety;

namespace Microbattery.Reports.Safety
{
    /// <summary>The generated parts of docs/safety.md.</summary>
    public static class SafetyPage
    {
        /// <summary>The generated parts, by the names of their marks.</summary>
        /// <param name="rows">All rows.</param>
        /// <returns>Names and texts, each ending in a line break.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks(IReadOnlyList<SafetyRow> rows) =>
        [
            ("promises", Promises()),
            ("states and faults", Lists()),
            ("matrix", Matrix(rows)),
            ("exceptions", Exceptions(rows)),
        ];

        /// <summary>What is promised, in figures.</summary>
        /// <returns>Markdown.</returns>
        public static string Promises() => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            | of the true cell, during any one fault and after it | at most |
            |---|---|
            | its voltage without the drop of its current, above charge voltage and the maker's tolerance | {1e3 * SafetyLimits.ElectrodeVolts:0} mV |
            | charged while its terminals are above that, at a stretch | {SafetyLimits.OverVoltageSeconds:0.#} s |
            | charged, or the load fed, with more than its limit of current, at a stretch | {SafetyLimits.OverCurrentSeconds:0.#} s |
            | charged outside its temperature window, at a stretch | {SafetyLimits.OutsideWindowSeconds:0.#} s |
            | the load fed more than {1e3 * SafetyLimits.BelowCutoffVolts:0} mV below cut-off, at a stretch | {SafetyLimits.BelowCutoffSeconds:0.#} s |
            | current after the program hangs, with a watchdog of {SafetyLimits.WatchdogSeconds:0} s | {SafetyLimits.WatchdogStopSeconds:0.#} s |

            """).ReplaceLineEndings("\n");

        /// <summary>States and faults, each in a line.</summary>
        /// <returns>Markdown.</returns>
        public static string Lists()
        {
            StringBuilder text = new("| state | what it is |\n|---|---|\n");
            foreach (MachineState state in MachineStates.All)
            {
                text.Append($"| {state.Name} | {state.Meaning} |\n");
            }

            text.Append("\n| fault | what it is | seen by | why it may stay unseen |\n|---|---|---|---|\n");
            foreach (InjectedFault fault in FaultCatalogue.All)
            {
                text.Append($"| {fault.Name} | {fault.Meaning} | {(fault.Seen == 0 ? "" : fault.Seen.ToString())} | {fault.Unseen ?? "it may not"} |\n");
            }

            return text.ToString();
        }

        /// <summary>The matrix: a table for each board, a line for each fault, a column for each state.</summary>
        /// <param name="rows">All rows.</param>
        /// <returns>Markdown.</returns>
        public static string Matrix(IReadOnlyList<SafetyRow> rows)
        {
            StringBuilder text = new();
            foreach (var board in rows.GroupBy(row => row.Board))
            {
                MachineState[] states = [.. board.Select(row => row.State).Distinct()];
                text.Append($"### {board.Key}\n\n");
                text.Append("| fault |").AppendJoin("", states.Select(state => $" {state.Name} |")).Append(" highest V |\n");
                text.Append("|---|").AppendJoin("", states.Select(_ => "---|")).Append("---|\n");
                foreach (var fault in board.GroupBy(row => row.Fault))
                {
                    text.Append($"| {fault.Key.Name} |").AppendJoin("", fault.Select(row => $" {Cell(row)} |"));
                    text.Append(CultureInfo.InvariantCulture, $" {fault.Max(row => row.HighestVolts):0.00} |\n");
                }

                text.Append('\n');
            }

            return text.ToString();
        }

        /// <summary>The rows that do not keep a promise, and those where no firmware can.</summary>
        /// <param name="rows">All rows.</param>
        /// <returns>Markdown.</returns>
        public static string Exceptions(IReadOnlyList<SafetyRow> rows)
        {
            SafetyRow[] violating = [.. rows.Where(row => row.Violations.Count > 0)];
            StringBuilder text = new();
            text.Append($"**{violating.Length} of {rows.Count} rows break a promise** (✗):\n\n");
            text.Append("| board | fault | state | what |\n|---|---|---|---|\n");
            foreach (SafetyRow row in violating)
            {
                text.Append($"| {row.Board} | {row.Fault.Name} | {row.State.Name} | {string.Join("; ", row.Violations)} |\n");
            }

            SafetyRow[] beyond = [.. rows.Where(row => row.IsSaturated)];
            text.Append($"\n{beyond.Length} rows are beyond any firmware of this board (†):\n\n");
            text.Append("| board | fault | state | what | what has to prevent it |\n|---|---|---|---|---|\n");
            foreach (SafetyRow row in beyond)
            {
                text.Append(BeyondLine(row) + "\n");
            }

            return text.ToString();
        }

        /// <summary>The line of a row that is beyond any firmware.</summary>
        /// <param name="row">The row.</param>
        /// <returns>Markdown, without a line break.</returns>
        public static string BeyondLine(SafetyRow row)
        {
            ArgumentNullException.ThrowIfNull(row);
            return $"| {row.Board} | {row.Fault.Name} | {row.State.Name} | {string.Join("; ", row.Harm)} | {row.Fault.Beyond} |";
        }

        /// <summary>The field of one row in the matrix: seen after, what opened after, released after.</summary>
        /// <param name="row">The row.</param>
        /// <returns>Markdown.</returns>
        public static string Cell(SafetyRow row)
        {
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

        private static string Time(double seconds) => string.Create(
            CultureInfo.InvariantCulture, $"{(seconds < 9.95 ? Math.Round(seconds, 1) : Math.Round(seconds)):0.#} s");
    }
}
