using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microbattery.Experiments.Safety;
using Microbattery.Reports.Safety;

namespace Microbattery.HostTests.Safety
{
    /// <summary>The matrix as docs/safety.md has it.</summary>
    internal sealed class SafetyMatrixPage
    {
        private readonly Dictionary<(string Board, string Fault, string State), string> _fields = [];
        private readonly Dictionary<(string Board, string Fault), double> _highestVolts = [];
        private readonly HashSet<string> _exceptions = [.. GeneratedBlock.Lines("safety.md", "exceptions")];

        internal SafetyMatrixPage()
        {
            string board = string.Empty;
            string[] states = [];
            foreach (string line in GeneratedBlock.Lines("safety.md", "matrix"))
            {
                string[] fields = [.. line.Split('|').Select(field => field.Trim())];
                if (SafetyMatrix.DefaultBoards.FirstOrDefault(name => IsHead(line, name)) is string named)
                {
                    board = named;
                }
                else if (line.StartsWith("| fault |", StringComparison.Ordinal))
                {
                    states = fields[2..^2];
                }
                else if (fields.Length > 3 && !line.StartsWith("|---", StringComparison.Ordinal))
                {
                    _highestVolts[(board, fields[1])] = double.Parse(fields[^2], CultureInfo.InvariantCulture);
                    for (int i = 0; i < states.Length; i++)
                    {
                        _fields[(board, fields[1], states[i])] = fields[i + 2];
                    }
                }
            }
        }

        /// <summary>Board, fault and state of every field.</summary>
        internal IEnumerable<(string Board, string Fault, string State)> Keys => _fields.Keys;

        /// <summary>What the page says of a row, when it is not what the row is.</summary>
        /// <returns>Null when page and row agree.</returns>
        internal string? Contradiction(SafetyRow row)
        {
            string name = $"{row.Board}, {row.Fault.Name}, {row.State.Name}";
            string field = _fields.GetValueOrDefault((row.Board, row.Fault.Name, row.State.Name), "missing");
            if (field != SafetyPage.Cell(row))
            {
                return $"{name}: '{field}' on the page, '{SafetyPage.Cell(row)}' now";
            }

            double highest = _highestVolts[(row.Board, row.Fault.Name)];
            if (Math.Round(row.HighestVolts, 2) > highest)
            {
                return $"{name}: highest voltage {highest:0.00} V on the page, {row.HighestVolts:0.00} V now";
            }

            return row.IsSaturated && !_exceptions.Contains(SafetyPage.BeyondLine(row)) ? $"{name}: not among what does not hold" : null;
        }

        private static bool IsHead(string line, string board) => line.StartsWith(SafetyPage.Head(board), StringComparison.Ordinal);
    }
}
