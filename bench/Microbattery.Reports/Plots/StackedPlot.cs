using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microbattery.Records;
using ScottPlot;
using SkiaSharp;

namespace Microbattery.Reports.Plots
{
    /// <summary>Panels one above the other, as PNG and SVG, in a font of our own: a machine with only the SDK may have none.</summary>
    public static class StackedPlot
    {
        private const int Width = 1200;
        private const int Height = 1000;
        private const string FontName = "DejaVu Sans";

        /// <summary>Makes the font known; to be called before the first panel is made.</summary>
        public static void UseOwnFont()
        {
            if (Fonts.Default != FontName)
            {
                string file = Path.Combine(AppContext.BaseDirectory, "Plots", "Fonts", "DejaVuSans.ttf");
                Fonts.AddFontFile(FontName, file, bold: false, italic: false);
                Fonts.AddFontFile(FontName, file, bold: true, italic: false);
                Fonts.Default = FontName;
            }
        }

        /// <summary>Writes panels, whole or not at all; the format is the path's ending.</summary>
        /// <param name="path">Where: .png or .svg.</param>
        /// <param name="title">Title, above the first.</param>
        /// <param name="bottomLabel">What the horizontal axis is, under the last.</param>
        /// <param name="panels">One or more, made after <see cref="UseOwnFont"/>.</param>
        /// <param name="shares">Share of the height for each.</param>
        public static void Write(string path, string title, string bottomLabel, IReadOnlyList<Plot> panels, float[] shares)
        {
            ArgumentNullException.ThrowIfNull(panels);
            Multiplot multiplot = new(panels[0]) { Layout = new StackedRows(shares) };
            panels[0].Title(title, 16);
            panels[^1].XLabel(bottomLabel);
            foreach (Plot panel in panels)
            {
                panel.Layout.Fixed(
                    new PixelPadding(90, 20, panel.Axes.Bottom.Label.Text.Length > 0 ? 50 : 22, panel == panels[0] ? 36 : 6));
                panel.Legend.FontSize = 12;
                if (panel != panels[0])
                {
                    multiplot.Subplots.Add(panel);
                }
            }

            OutputFile.Write(path, partial => Save(multiplot, path, partial, Height));
        }

        /// <summary>Writes panels over one axis of time, whole or not at all, each with its legend beside it.</summary>
        /// <param name="path">Where: .png or .svg.</param>
        /// <param name="title">Title, above the first.</param>
        /// <param name="time">The axis, written under the last.</param>
        /// <param name="panels">One or more with their heights in pixels, made after <see cref="UseOwnFont"/>.</param>
        internal static void Write(string path, string title, TimeAxis time, IReadOnlyList<(Plot Panel, float Height)> panels)
        {
            const float Left = 105;
            const float Right = 215;
            const float Top = 40;
            const float Bottom = 52;
            const float Between = 6;
            int last = panels.Count - 1;
            float[] heights = [.. panels.Select((one, i) => one.Height + (i == 0 ? Top : Between) + (i == last ? Bottom : Between))];
            float height = heights.Sum();
            Multiplot multiplot = new(panels[0].Panel) { Layout = new StackedRows([.. heights.Select(one => one / height)]) };
            panels[0].Panel.Title(title, 16);
            for (int i = 0; i < panels.Count; i++)
            {
                Plot panel = panels[i].Panel;
                time.Apply(panel, i == panels.Count - 1);
                panel.Axes.Left.Label.FontSize = 13;
                panel.Axes.Left.Label.Bold = false;
                panel.Layout.Fixed(new PixelPadding(Left, Right, i == panels.Count - 1 ? Bottom : Between, i == 0 ? Top : Between));
                panel.Legend.FontSize = 12;
                panel.Legend.OutlineWidth = 0;
                panel.Legend.ShadowColor = Colors.Transparent;
                if (panel.Legend.GetItems().Length > 0)
                {
                    panel.ShowLegend(Edge.Right);
                }

                if (i > 0)
                {
                    multiplot.Subplots.Add(panel);
                }
            }

            OutputFile.Write(path, partial => Save(multiplot, path, partial, (int)Math.Round(height)));
        }

        /// <summary>Where the entries of a table over state of charge stand, %.</summary>
        /// <param name="entries">How many it has, 2 or more.</param>
        /// <returns>0 to 100.</returns>
        internal static double[] Percents(int entries) => Enumerable.Range(0, entries).Select(i => 100.0 * i / (entries - 1)).ToArray();

        /// <summary>Ticks of an axis that shows logarithms to base ten: 1, 2 and 5 of each decade, as numbers.</summary>
        /// <param name="plot">The panel, its vertical limits not yet set.</param>
        /// <param name="values">What it shows, not yet as logarithms; above 0.</param>
        internal static void UseLogarithmicTicks(Plot plot, IEnumerable<double> values)
        {
            double[] shown = values.Where(value => value > 0).ToArray();
            if (shown.Length == 0)
            {
                return;
            }

            double low = Math.Log10(shown.Min());
            double high = Math.Log10(shown.Max());
            int[] leading = high - low > 2.5 ? [1] : [1, 2, 5];
            ScottPlot.TickGenerators.NumericManual ticks = new();
            for (int decade = (int)Math.Floor(low) - 1; decade <= high + 1; decade++)
            {
                for (int digit = 1; digit < 10; digit++)
                {
                    double value = digit * Math.Pow(10, decade);
                    if (leading.Contains(digit))
                    {
                        ticks.AddMajor(Math.Log10(value), value.ToString("0.######", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        ticks.AddMinor(Math.Log10(value));
                    }
                }
            }

            plot.Axes.Left.TickGenerator = ticks;
            double margin = Math.Max(0.1, 0.08 * (high - low));
            plot.Axes.SetLimitsY(low - margin, high + (3 * margin)); // room for the legend
        }

        private static void Save(Multiplot multiplot, string path, string partial, int height)
        {
            if (Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase))
            {
                using FileStream stream = File.Create(partial);
                using SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, height), stream);
                canvas.Clear(SKColors.White);
                multiplot.Render(canvas, new PixelRect(0, Width, height, 0));
                return;
            }

            using SKSurface surface = SKSurface.Create(new SKImageInfo(Width, height));
            surface.Canvas.Clear(SKColors.White);
            multiplot.Render(surface.Canvas, new PixelRect(0, Width, height, 0));
            using SKImage image = surface.Snapshot();
            using SKData data = image.Encode(SKEncodedImageFormat.Png, 90);
            using FileStream file = File.Create(partial);
            data.SaveTo(file);
        }

        private sealed class StackedRows(float[] shares) : IMultiplotLayout
        {
            public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect)
            {
                PixelRect[] rows = new PixelRect[shares.Length];
                float top = figureRect.Top;
                for (int i = 0; i < rows.Length; i++)
                {
                    float bottom = top + (shares[i] * figureRect.Height);
                    rows[i] = new PixelRect(figureRect.Left, figureRect.Right, bottom, top);
                    top = bottom;
                }

                return rows;
            }
        }
    }
}
