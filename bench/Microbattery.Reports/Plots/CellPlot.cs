using System;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;
using ScottPlot;

namespace Microbattery.Reports.Plots
{
    /// <summary>A profile: open-circuit voltage with its limits, and resistance at some temperatures, over state of charge.</summary>
    public static class CellPlot
    {
        private static readonly double[] s_celsius = [-20, 0, 25, 45];

        /// <summary>Writes a plot, whole or not at all; the format is the path's ending.</summary>
        /// <param name="path">Where: .png or .svg.</param>
        /// <param name="document">The profile.</param>
        public static void Write(string path, CellDocument document)
        {
            ArgumentNullException.ThrowIfNull(document);
            StackedPlot.UseOwnFont();
            CellProfile profile = document.Profile;
            string family = document.Sheet.IsFamily ? " (family: limits not published)" : string.Empty;
            StackedPlot.Write(path, profile.Name + family, "state of charge, %", [Voltage(profile), Resistance(profile)], [0.5f, 0.5f]);
        }

        private static Plot Voltage(CellProfile profile)
        {
            Plot plot = new();
            double[] volts = profile.OpenCircuitMicrovolts.ToArray().Select(value => value / 1e6).ToArray();
            var line = plot.Add.SignalXY(StackedPlot.Percents(volts.Length), volts, Colors.C0);
            line.LineWidth = 2;
            line.LegendText = "open-circuit voltage";
            var band = plot.Add.FillY(
                StackedPlot.Percents(volts.Length), volts.Select(v => v - (profile.OpenCircuitErrorMicrovolts / 1e6)).ToArray(),
                volts.Select(v => v + (profile.OpenCircuitErrorMicrovolts / 1e6)).ToArray());
            band.FillColor = Colors.C0.WithAlpha(0.25);
            band.LineWidth = 0;
            plot.Add.HorizontalLine(profile.ChargeVoltageMicrovolts / 1e6, 1, Colors.C3, LinePattern.Dashed).LegendText = "charge voltage";
            plot.Add.HorizontalLine(profile.CutoffVoltageMicrovolts / 1e6, 1, Colors.C1, LinePattern.Dashed).LegendText = "cut-off";
            plot.YLabel("voltage, V");
            plot.ShowLegend(Alignment.LowerRight);
            plot.Axes.SetLimitsX(-2, 102);
            return plot;
        }

        private static Plot Resistance(CellProfile profile)
        {
            Plot plot = new();
            double[] ohms = profile.ResistanceMilliohms.ToArray().Select(value => value / 1e3).ToArray();
            for (int i = 0; i < s_celsius.Length; i++)
            {
                double ratio = profile.ResistanceTemperatureThousandths.At((int)(s_celsius[i] * 1000)) / 1e3;
                var line = plot.Add.SignalXY(
                    StackedPlot.Percents(ohms.Length), ohms.Select(value => Math.Log10(value * ratio)).ToArray(),
                    Palette.Default.GetColor(i));
                line.LineWidth = 2;
                line.LegendText = $"{s_celsius[i]} °C";
            }

            StackedPlot.UseLogarithmicTicks(
                plot, s_celsius.SelectMany(
                    celsius => ohms.Select(value => value * profile.ResistanceTemperatureThousandths.At((int)(celsius * 1000)) / 1e3)));
            plot.YLabel("resistance after 1 s, ohm");
            plot.ShowLegend(Alignment.UpperRight, Orientation.Horizontal);
            plot.Axes.SetLimitsX(-2, 102);
            return plot;
        }
    }
}
