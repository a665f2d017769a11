using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Experiments.Accuracy;
using ScottPlot;

namespace Microbattery.Reports.Plots
{
    /// <summary>Errors of all estimators over time, a panel for each of some runs.</summary>
    public static class AccuracyTimePlot
    {
        private const double LargestPercent = 12;
        private static readonly ScottPlot.Palettes.Category10 s_palette = new();

        /// <summary>Writes a plot, whole or not at all; the format is the path's ending.</summary>
        /// <param name="path">Where: .png or .svg.</param>
        /// <param name="title">Title.</param>
        /// <param name="rows">One to five rows, whose first seeds are shown.</param>
        public static void Write(string path, string title, IReadOnlyList<AccuracyRow> rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            StackedPlot.UseOwnFont();
            Plot[] panels = rows.Select((row, i) => Panel(row, i == 0)).ToArray();
            StackedPlot.Write(path, title, "time, days", panels, Enumerable.Repeat(1f / panels.Length, panels.Length).ToArray());
        }

        /// <summary>Colour of an estimator by its place, the same in all plots.</summary>
        internal static Color ColorOf(int place) => place == 0 ? Colors.Black : s_palette.GetColor(place - 1);

        private static Plot Panel(AccuracyRow row, bool isFirst)
        {
            Plot plot = new();
            RunResult run = row.Runs[0];
            double[] days = run.Samples.Select(sample => sample.Seconds / 86400).ToArray();
            double[] uncertainty = run.Samples.Select(sample => 200 * sample.Uncertainty).ToArray();
            var band = plot.Add.FillY(days, uncertainty.Select(value => -value).ToArray(), uncertainty);
            band.FillColor = Colors.Black.WithAlpha(0.08);
            band.LineWidth = 0;
            band.LegendText = "± twice the firmware's uncertainty";
            double largest = 1;

            // The firmware last, above the others.
            foreach (int place in Enumerable.Range(1, run.Names.Count - 1).Append(0))
            {
                double[] errors = run.Samples.Select(sample => 100 * sample.Errors[place]).ToArray();
                largest = Math.Max(largest, errors.Max(Math.Abs));
                var line = plot.Add.ScatterLine(days, errors, ColorOf(place));
                line.LineWidth = place == 0 ? 2 : 1.2f;
                line.LegendText = run.Names[place];
            }

            double limit = 1.1 * Math.Min(largest, LargestPercent);

            // Room for the legend above the curves of the first.
            plot.Axes.SetLimits(days[0], days[^1], -limit, isFirst ? 2.2 * limit : limit);
            plot.YLabel($"{row.Scenario.Name}, %");
            plot.HideLegend();
            if (isFirst)
            {
                plot.ShowLegend(Alignment.UpperLeft, Orientation.Horizontal);
            }

            return plot;
        }
    }
}
