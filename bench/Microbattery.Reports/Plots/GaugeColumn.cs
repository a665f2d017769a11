using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Records.Traces;

namespace Microbattery.Reports.Plots
{
    /// <summary>A column of a picture: one row, or the rows that fall together where there are more rows than columns.</summary>
    /// <param name="TimeSeconds">Mean time, s.</param>
    /// <param name="Voltage">Voltage over all its rows, V.</param>
    /// <param name="Current">Current over all its rows, A.</param>
    /// <param name="Row">The row that stands for it: the one with the largest error of the state of charge.</param>
    /// <param name="ChargeClosedShare">Share of its rows in which the charge switch is closed.</param>
    /// <param name="LoadClosedShare">Share of its rows in which the load switch is closed.</param>
    internal readonly record struct GaugeColumn(
        double TimeSeconds,
        Records.Traces.Span Voltage,
        Records.Traces.Span Current,
        GaugeRow Row,
        double ChargeClosedShare,
        double LoadClosedShare)
    {
        /// <summary>Columns of even width in time; a time without rows has none.</summary>
        /// <param name="rows">Rows in the order of their times.</param>
        /// <param name="most">Most columns.</param>
        /// <returns>The columns.</returns>
        internal static GaugeColumn[] Of(IReadOnlyList<GaugeRow> rows, int most)
        {
            if (rows.Count <= most)
            {
                return [.. rows.Select(row => Of([row]))];
            }

            double first = rows[0].TimeSeconds;
            double width = Math.Max((rows[^1].TimeSeconds - first) / most, 1e-9);
            return [.. rows.GroupBy(row => (int)Math.Min((row.TimeSeconds - first) / width, most - 1)).Select(group => Of([.. group]))];
        }

        private static GaugeColumn Of(GaugeRow[] rows) => new(
            rows.Average(row => row.TimeSeconds),
            Merge([.. rows.Select(row => row.VoltageSpan)]),
            Merge([.. rows.Select(row => row.CurrentSpan)]),
            rows.MaxBy(row => Math.Abs(row.StateOfCharge - Math.Clamp(row.TrueStateOfCharge, 0, 1))),
            rows.Average(row => row.ChargeClosed ? 1.0 : 0),
            rows.Average(row => row.LoadClosed ? 1.0 : 0));

        private static Records.Traces.Span Merge(Records.Traces.Span[] spans) =>
            new(spans.Min(span => span.Lowest), spans.Average(span => span.Mean), spans.Max(span => span.Highest));
    }
}
