using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Records.Traces;
using ScottPlot;

namespace Microbattery.Reports.Plots
{
    /// <summary>Voltage, current, state of charge against the truth, and switches, one above the other, as PNG and SVG.</summary>
    public static class GaugePlot
    {
        private const int Bins = 300;

        /// <summary>Writes a plot, whole or not at all; the format is the path's ending.</summary>
        /// <param name="path">Where: .png or .svg.</param>
        /// <param name="title">Title.</param>
        /// <param name="rows">What to show, two rows or more.</param>
        public static void Write(string path, string title, IReadOnlyList<GaugeRow> rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            StackedPlot.UseOwnFont();
            double[] time = rows.Select(row => row.TimeSeconds).ToArray();
            (double unit, string unitName) = time[^1] > 2 * 86400 ? (86400.0, "days") : (3600.0, "hours");
            double[] x = time.Select(seconds => seconds / unit).ToArray();
            Plot[] panels = [Voltage(x, rows), Current(x, rows), StateOfCharge(x, rows), Switches(x, rows)];
            foreach (Plot panel in panels)
            {
                panel.Axes.SetLimitsX(x[0], x[^1]);
            }

            StackedPlot.Write(path, title, $"time, {unitName}", panels, [0.24f, 0.24f, 0.36f, 0.16f]);
        }

        private static Plot Voltage(double[] x, IReadOnlyList<GaugeRow> rows)
        {
            Plot plot = new();
            AddSpan(plot, x, rows.Select(row => row.VoltageSpan), 1, Colors.C0);
            plot.YLabel("voltage, V");
            return plot;
        }

        private static Plot Current(double[] x, IReadOnlyList<GaugeRow> rows)
        {
            double largest = rows.Max(row => Math.Max(row.CurrentSpan.Highest, -row.CurrentSpan.Lowest));
            (double scale, string unit) = largest >= 0.5 ? (1, "A") : largest >= 5e-4 ? (1e3, "mA") : (1e6, "µA");
            Plot plot = new();
            AddSpan(plot, x, rows.Select(row => row.CurrentSpan), scale, Colors.C1);
            plot.YLabel($"current, {unit}");
            return plot;
        }

        private static Plot StateOfCharge(double[] x, IReadOnlyList<GaugeRow> rows)
        {
            Plot plot = new();
            double[] low = rows.Select(row => 100 * Math.Max(0, row.StateOfCharge - (2 * row.StateOfChargeError))).ToArray();
            double[] high = rows.Select(row => 100 * Math.Min(1, row.StateOfCharge + (2 * row.StateOfChargeError))).ToArray();
            var band = plot.Add.FillY(x, low, high);
            band.FillColor = Colors.C2.WithAlpha(0.25);
            band.LineWidth = 0;
            band.LegendText = "± twice its uncertainty";
            if (!rows.All(row => double.IsNaN(row.TrueStateOfCharge)))
            {
                AddLine(plot, x, rows.Select(row => 100 * row.TrueStateOfCharge), "true", Colors.Black);
            }

            AddLine(plot, x, rows.Select(row => 100 * row.StateOfCharge), "estimated", Colors.C2);
            plot.Axes.SetLimitsY(-3, 103);
            plot.YLabel("state of charge, %");
            plot.ShowLegend(Alignment.LowerLeft);
            return plot;
        }

        private static Plot Switches(double[] x, IReadOnlyList<GaugeRow> rows)
        {
            Plot plot = new();
            AddLine(plot, x, rows.Select(row => 1.4 + (row.ChargeClosed ? 0.8 : 0)), "charge", Colors.C1);
            AddLine(plot, x, rows.Select(row => 0.2 + (row.LoadClosed ? 0.8 : 0)), "load", Colors.C0);
            plot.Axes.SetLimitsY(0, 2.4);
            plot.HideLegend();
            plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
                [0.2, 1.0, 1.4, 2.2],
                ["load open", "closed", "charge open", "closed"]);
            return plot;
        }

        private static void AddSpan(Plot plot, double[] x, IEnumerable<Records.Traces.Span> spans, double scale, Color color)
        {
            Records.Traces.Span[] all = spans.ToArray();
            if (all.All(span => span.Highest == span.Lowest))
            {
                AddLine(plot, x, all.Select(span => span.Mean * scale), "measured", color);
                return;
            }

            // Pulses once in a while: bins wide enough to hold some each show a band instead of a moire.
            int width = Math.Max(1, all.Length / Bins);
            Records.Traces.Span[] bins = all.Chunk(width).Select(Merge).ToArray();
            double[] middle = x.Chunk(width).Select(chunk => chunk.Average()).ToArray();
            var band = plot.Add.FillY(
                middle, bins.Select(span => span.Lowest * scale).ToArray(), bins.Select(span => span.Highest * scale).ToArray());
            band.FillColor = color.WithAlpha(0.25);
            band.LineWidth = 0;
            band.LegendText = "lowest to highest";
            AddLine(plot, middle, bins.Select(span => span.Mean * scale), "mean", color);
            plot.ShowLegend(Alignment.LowerLeft);
        }

        private static Records.Traces.Span Merge(Records.Traces.Span[] spans) =>
            new(spans.Min(span => span.Lowest), spans.Average(span => span.Mean), spans.Max(span => span.Highest));

        private static void AddLine(Plot plot, double[] x, IEnumerable<double> y, string name, Color color)
        {
            var line = plot.Add.SignalXY(x, y.ToArray(), color);
            line.LineWidth = 1.4f;
            line.LegendText = name;
        }
    }
}
