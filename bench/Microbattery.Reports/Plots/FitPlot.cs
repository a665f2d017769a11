using System;
using System.Linq;
using Microbattery.Cells.Fitting;
using Microbattery.Cells.Profiles;
using ScottPlot;

namespace Microbattery.Reports.Plots
{
    /// <summary>
    /// A fit: trace against model over time, their difference, and open-circuit voltage and resistance with the points they are from.
    /// </summary>
    public static class FitPlot
    {
        /// <summary>Writes a plot, whole or not at all; the format is the path's ending.</summary>
        /// <param name="path">Where: .png or .svg.</param>
        /// <param name="cell">The fitted cell.</param>
        public static void Write(string path, FittedCell cell)
        {
            ArgumentNullException.ThrowIfNull(cell);
            StackedPlot.UseOwnFont();
            double[] hours = cell.Samples.Select(sample => sample.TimeSeconds / 3600).ToArray();
            double[] model = FittedModel.Volts(cell);
            Plot[] panels = [Voltage(cell, hours, model), Difference(cell, hours, model), OpenCircuit(cell), Resistance(cell)];
            StackedPlot.Write(path, "fit of " + cell.TraceName, "state of charge, %", panels, [0.25f, 0.23f, 0.26f, 0.26f]);
        }

        private static Plot Voltage(FittedCell cell, double[] hours, double[] model)
        {
            Plot plot = new();
            Line(plot, hours, cell.Samples.Select(sample => sample.VoltageVolts).ToArray(), "measured", Colors.C0, 1.4f);
            Line(plot, hours, model, "model", Colors.C1, 0.8f);
            plot.YLabel("voltage, V");
            plot.ShowLegend(Alignment.LowerLeft);
            plot.Axes.SetLimitsX(hours[0], hours[^1]);
            return plot;
        }

        private static Plot Difference(FittedCell cell, double[] hours, double[] model)
        {
            Plot plot = new();
            double[] millivolts = model.Select((volts, row) => 1e3 * (volts - cell.Samples[row].VoltageVolts)).ToArray();
            Line(plot, hours, millivolts, "model less measured", Colors.C3, 1);
            double limit = Math.Max(1, 5 * 1e3 * FittedModel.ResidualVolts(cell, 0.05));
            plot.Axes.SetLimits(hours[0], hours[^1], -limit, limit);
            plot.YLabel("off by, mV");
            plot.XLabel("time, h");
            return plot;
        }

        private static Plot OpenCircuit(FittedCell cell)
        {
            Plot plot = new();
            Line(plot, StackedPlot.Percents(cell.OpenCircuitVolts.Length), cell.OpenCircuitVolts, "open-circuit voltage", Colors.C0, 2);
            if (cell.RestPoints.Count > 0)
            {
                var rests = plot.Add.Markers(
                    cell.RestPoints.Select(point => 100 * point.Soc).ToArray(), cell.RestPoints.Select(point => point.Volts).ToArray(),
                    MarkerShape.FilledCircle, 6, Colors.C1);
                rests.LegendText = "rests";
            }

            plot.YLabel("voltage, V");
            plot.ShowLegend(Alignment.LowerRight);
            plot.Axes.SetLimitsX(-2, 102);
            return plot;
        }

        /// <summary>What the fit says a step of current shows after a second, as the points do.</summary>
        private static double InSecond(FittedCell cell, double stateOfCharge, double celsius) =>
            (EvenTable.At(cell.ResistanceOhms, stateOfCharge) * FittedModel.Ratio(cell.ResistanceRatios, celsius))
            + DiffusionFit.OhmsInSecond(cell, stateOfCharge, celsius);

        private static Plot Resistance(FittedCell cell)
        {
            Plot plot = new();
            var groups = cell.ResistancePoints.GroupBy(point => (int)Math.Round(point.Celsius / 5) * 5)
                .OrderBy(group => group.Key).ToArray();
            for (int i = 0; i < groups.Length; i++)
            {
                Color color = Palette.Default.GetColor(i);
                var marks = plot.Add.Markers(
                    groups[i].Select(point => 100 * point.StateOfCharge).ToArray(),
                    groups[i].Select(point => Math.Log10(point.Ohms)).ToArray(), MarkerShape.OpenCircle, 5, color);
                marks.LegendText = $"{groups[i].Key} °C";
                double celsius = groups[i].Average(point => point.Celsius);
                double[] steps = StackedPlot.Percents(OpenCircuitFit.Entries);
                Line(
                    plot, steps, steps.Select(percent => Math.Log10(InSecond(cell, percent / 100, celsius))).ToArray(), string.Empty,
                    color, 1);
            }

            StackedPlot.UseLogarithmicTicks(plot, cell.ResistancePoints.Select(point => point.Ohms));
            plot.YLabel("resistance in 1 s, ohm");
            if (groups.Length > 0)
            {
                plot.ShowLegend(Alignment.UpperRight, Orientation.Horizontal);
            }

            plot.Axes.SetLimitsX(-2, 102);
            return plot;
        }

        private static void Line(Plot plot, double[] x, double[] y, string name, Color color, float width)
        {
            var line = plot.Add.ScatterLine(x, y, color);
            line.LineWidth = width;
            line.LegendText = name;
        }
    }
}
