using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Microbattery.Reports.Reference
{
    /// <summary>A table in Markdown.</summary>
    internal sealed class MarkdownTable
    {
        private readonly StringBuilder _text = new();

        /// <summary>A table without rows.</summary>
        /// <param name="columns">Titles; one that ends in ">" has its numbers to the right.</param>
        internal MarkdownTable(params string[] columns)
        {
            Row([.. columns.Select(column => column.TrimEnd('>'))]);
            _text.Append('|').AppendJoin('|', columns.Select(column => column.EndsWith('>') ? "---:" : "---")).Append("|\n");
        }

        /// <summary>A number in groups of three digits.</summary>
        internal static string Number(long value)
        {
            string digits = value.ToString("#,0", CultureInfo.InvariantCulture);
            return digits.Replace(',', ' ');
        }

        /// <summary>Adds a row.</summary>
        internal MarkdownTable Row(params string[] cells)
        {
            IEnumerable<string> escaped = cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal));
            _text.Append("| ").AppendJoin(" | ", escaped).Append(" |\n");
            return this;
        }

        /// <inheritdoc/>
        public override string ToString() => _text.ToString();
    }
}
