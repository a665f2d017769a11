using System;
using System.Collections.Generic;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Telemetry;

namespace Microbattery.Reports.Reference
{
    /// <summary>The printed parts of docs/reference/telemetry.md: the columns, and the numbers in them.</summary>
    public static class TelemetryPage
    {
        /// <summary>The blocks, in the order of the page.</summary>
        /// <returns>Names and tables in Markdown.</returns>
        public static IEnumerable<(string Name, string Text)> Blocks()
        {
            ApiSummaries summaries = ApiSummaries.Read();
            return
            [
                ("columns", Columns()),
                ("charge phases", Numbers<ChargePhase>(summaries)),
                ("failure kinds", Numbers<FailureKind>(summaries)),
                ("pass steps", Numbers<PassStep>(summaries)),
            ];
        }

        private static string Columns()
        {
            MarkdownTable table = new("column>", "name", "unit", "what it is");
            TelemetryFrame frame = new();
            for (int i = 0; i < TelemetryTable.Count; i++)
            {
                TelemetryColumn column = TelemetryTable.Column(i, frame);
                table.Row($"{i + 1}", $"`{column.Name}`", column.Unit, column.Summary);
            }

            return table.Below("Source: the firmware's table of telemetry columns. Order: as they are printed.");
        }

        private static string Numbers<T>(ApiSummaries summaries)
            where T : struct, Enum
        {
            MarkdownTable table = new("number>", "name", "what it is");
            foreach (T value in Enum.GetValues<T>())
            {
                table.Row($"{Convert.ToInt32(value, null)}", $"`{value}`", summaries.Of(value));
            }

            return table.Below($"Source: the enumeration `{typeof(T).Name}` of the firmware. Order: number.");
        }
    }
}
