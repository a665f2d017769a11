using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Microbattery.Reports.Reference
{
    /// <summary>A table in Markdown.</summary>
    public sealed class MarkdownTable
    {
        private readonly StringBuilder _text = new();

        /// <summary>A table without rows.</summary>
        /// <param name="columns">Titles; one that ends in ">" has its numbers to the right.</param>
        public MarkdownTable(params string[] columns)
        {
            Row([.. columns.Select(column => column.TrimEnd('>'))]);
            _text.Append('|').AppendJoin('|', columns.Select(column => column.EndsWith('>') ? "---:" : "---")).Append("|\n");
        }

        /// <summary>A number in groups of three digits.</summary>
        /// <param name="value">The number.</param>
        /// <returns>Its digits, a space between groups.</returns>
        public static string Number(long value)
        {
            string digits = value.ToString("#,0", CultureInfo.InvariantCulture);
            return digits.Replace(',', ' ');
        }

        /// <summary>Adds a row.</summary>
        /// <param name="cells">Its cells, one a column.</param>
        /// <returns>The table.</returns>
        public MarkdownTable Row(params string[] cells)
        {
            IEnumerable<string> escaped = cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal));
            _text.Append("| ").AppendJoin(" | ", escaped).Append(" |\n");
            return this;
        }

        /// <summary>The table below a line that states its conditions: what was drawn or set, where figures are from, its order.</summary>
        /// <param name="conditions">The line.</param>
        /// <returns>Markdown.</returns>
        public string Below(string conditions) => $"{conditions}\n\n{_text}";

        /// <inheritdoc/>
        public override string ToString() => _text.ToString();
    }
}
