using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microbattery.Experiments.Accuracy;
using Microbattery.Records;
using ScottPlot;

namespace Microbattery.Reports.Plots
{
    /// <summary>RMSE of every estimator in every row, as dots on a logarithmic axis.</summary>
    public static class AccuracyRowsPlot
    {
        private const int Width = 1200;
        private const int RowHeight = 17;
        private const int Around = 150;
        private const double LeastPercent = 0.01;

        /// <summary>Writes a plot, whole or not at all; the format is the path's ending.</summary>
        /// <param name="path">Where: .png or .svg.</param>
        /// <param name="title">Title.</param>
        /// <param name="rows">The rows, scenario by scenario, one or more.</param>
        public static void Write(string path, string title, IReadOnlyList<AccuracyRow> rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            StackedPlot.UseOwnFont();
            Plot plot = new();
            double[] places = Places(rows);
            double depth = -places[^1];
            for (int one = rows[0].Estimators.Count - 1; one >= 0; one--)
            {
                double[] x = rows.Select(row => Position(100 * row.Estimators[one].Sums.RootMeanSquare)).ToArray();
                var marks = plot.Add.Markers(
                    x, places, one == 0 ? MarkerShape.FilledDiamond : MarkerShape.FilledCircle, one == 0 ? 10 : 7,
                    AccuracyTimePlot.ColorOf(one));
                marks.LegendText = rows[0].Estimators[one].Name;
            }

            plot.Add.VerticalLine(Position(100 * AccuracyRow.GoalRootMeanSquare), 1, Colors.C3, LinePattern.Dashed).LegendText = "goal";
            plot.Title(title, 16);
            plot.XLabel("RMSE, % (logarithmic)");
            plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
                places, rows.Select(row => $"{row.Scenario.Name}  {row.Cell}").ToArray());
            plot.Axes.Left.TickLabelStyle.FontSize = 11;
            double[] decades = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
            plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
                decades.Select(Position).ToArray(),
                decades.Select(percent => percent.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)).ToArray());
            double highest = rows.Max(row => row.Estimators.Max(one => Position(100 * one.Sums.RootMeanSquare)));
            double lowest = rows.Min(row => row.Estimators.Min(one => Position(100 * one.Sums.RootMeanSquare)));
            plot.Axes.SetLimits(lowest - 0.1, highest + 0.1, -depth - 1, 1);
            plot.ShowLegend(Edge.Top).Legend.Orientation = Orientation.Horizontal;
            int height = Around + (int)(RowHeight * (depth + 2));
            OutputFile.Write(path, partial =>
            {
                if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase))
                {
                    plot.SaveSvg(partial, Width, height);
                }
                else
                {
                    plot.SavePng(partial, Width, height);
                }
            });
        }

        /// <summary>Downwards, with a gap between scenarios.</summary>
        private static double[] Places(IReadOnlyList<AccuracyRow> rows)
        {
            double[] places = new double[rows.Count];
            for (int i = 1; i < places.Length; i++)
            {
                places[i] = places[i - 1] - (ReferenceEquals(rows[i].Scenario, rows[i - 1].Scenario) ? 1 : 1.8);
            }

            return places;
        }

        private static double Position(double percent) => Math.Log10(Math.Max(percent, LeastPercent));
    }
}
