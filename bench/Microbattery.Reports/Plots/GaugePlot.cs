using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Protection;
using Microbattery.Records.Traces;
using ScottPlot;

namespace Microbattery.Reports.Plots
{
    /// <summary>
    /// Voltage, current, state of charge against the truth, its error, switches and faults, one above the other over one axis of time, as
    /// PNG and SVG.
    /// </summary>
    public sealed class GaugePlot
    {
        private const int MostColumns = 900;    // about a column a pixel
        private const int MostPulseColumns = 240; // so wide that each holds some pulses: else their mean jumps from column to column
        private const float PanelHeight = 215;
        private const float SwitchesHeight = 120;
        private const float LaneHeight = 24;
        private const float LanesMargin = 14;
        private const double BandOpacity = 0.25;
        private const double MarginShare = 0.06;
        private const double LeastErrorPercent = 1;
        private const double ShownErrorShare = 0.98; // of the rows: a gauge that has just started admits any error
        private const double SwitchGap = 0.55;
        private const double EndLabelPixels = 95;

        private readonly CellProfile _profile;
        private readonly IReadOnlyList<GaugeRow> _rows;

        /// <summary>A plot of a run or a replay.</summary>
        /// <param name="profile">The cell: its limits are drawn.</param>
        /// <param name="rows">What to show, two rows or more.</param>
        public GaugePlot(CellProfile profile, IReadOnlyList<GaugeRow> rows)
        {
            ArgumentNullException.ThrowIfNull(profile);
            ArgumentNullException.ThrowIfNull(rows);
            _profile = profile;
            _rows = rows;
            Faults = FlagSpanCollector.Of(rows.Select(row => (row.TimeSeconds, row.Faults)));
        }

        /// <summary>Title.</summary>
        public string Title { get; init; } = string.Empty;

        /// <summary>The faults: those of the rows, unless they were sampled more often.</summary>
        public IReadOnlyList<FlagSpan> Faults { get; init; }

        /// <summary>Writes the plot, whole or not at all; the format is the path's ending.</summary>
        /// <param name="path">Where: .png or .svg.</param>
        public void Write(string path)
        {
            StackedPlot.UseOwnFont();
            TimeAxis time = new(_rows[0].TimeSeconds, _rows[^1].TimeSeconds);
            GaugeColumn[] columns = GaugeColumn.Of(_rows, MostColumns);
            double[] x = [.. columns.Select(column => time.At(column.TimeSeconds))];
            bool hasPulses = _rows.Any(row => row.CurrentSpan.Highest > row.CurrentSpan.Lowest);
            GaugeColumn[] wide = hasPulses ? GaugeColumn.Of(_rows, MostPulseColumns) : columns;
            double[] wideX = [.. wide.Select(column => time.At(column.TimeSeconds))];
            List<(Plot Panel, float Height)> panels =
            [
                (Voltage(wideX, wide), PanelHeight),
                (Current(wideX, wide), PanelHeight),
                (StateOfCharge(x, columns), PanelHeight),
            ];
            if (columns.Any(column => !double.IsNaN(column.Row.TrueStateOfCharge)))
            {
                panels.Add((Error(x, columns), PanelHeight));
            }

            panels.Add((Switches(x, columns), SwitchesHeight));
            int[] faults = [.. Faults.Select(span => span.Flag).Distinct().OrderBy(BitOperations.TrailingZeroCount)];
            if (faults.Length > 0)
            {
                panels.Add((FaultLanes(time, faults), LanesMargin + (LaneHeight * faults.Length)));
            }

            StackedPlot.Write(path, Title, time, panels);
        }

        private Plot Voltage(double[] x, GaugeColumn[] columns)
        {
            Plot plot = new();
            AddSpan(plot, x, [.. columns.Select(column => column.Voltage)], _rows.Count, Colors.C0);
            double charge = _profile.ChargeVoltageMicrovolts / 1e6;
            double cutoff = _profile.CutoffVoltageMicrovolts / 1e6;
            AddLimit(plot, charge, $"charge voltage {charge:0.00} V", Colors.C3);
            AddLimit(plot, cutoff, $"cut-off {cutoff:0.00} V", Colors.C1);
            double low = Math.Min(cutoff, columns.Min(column => column.Voltage.Lowest));
            double high = Math.Max(charge, columns.Max(column => column.Voltage.Highest));
            double margin = MarginShare * (high - low);
            plot.Axes.SetLimitsY(low - margin, high + margin);
            plot.YLabel("cell voltage, V");
            return plot;
        }

        private Plot Current(double[] x, GaugeColumn[] columns)
        {
            Plot plot = new();
            CurrentScale scale = CurrentScale.For([.. columns.Select(column => column.Current)]);
            Records.Traces.Span[] spans = [.. columns.Select(column => scale.Of(column.Current))];
            AddSpan(plot, x, spans, _rows.Count, Colors.C0);
            AddLimit(plot, 0, null, Colors.Gray);
            scale.Apply(plot, spans.Min(span => span.Lowest), spans.Max(span => span.Highest));
            plot.YLabel("cell current\n(+ charges)");
            return plot;
        }

        private static Plot StateOfCharge(double[] x, GaugeColumn[] columns)
        {
            Plot plot = new();
            double[] low = [.. columns.Select(column => 100 * Math.Max(0, column.Row.StateOfCharge - (2 * column.Row.StateOfChargeError)))];
            double[] high =
                [.. columns.Select(column => 100 * Math.Min(1, column.Row.StateOfCharge + (2 * column.Row.StateOfChargeError)))];
            AddBand(plot, x, low, high, Colors.C2, "± twice the gauge's\nown uncertainty");
            AddKnown(plot, x, [.. columns.Select(column => 100 * column.Row.TrueStateOfCharge)], "truth", Colors.Black);
            AddLine(plot, x, [.. columns.Select(column => 100 * column.Row.StateOfCharge)], "gauge", Colors.C2);
            plot.Axes.SetLimitsY(-3, 103);
            plot.YLabel("state of charge, %");
            return plot;
        }

        private static Plot Error(double[] x, GaugeColumn[] columns)
        {
            Plot plot = new();
            double[] twice = [.. columns.Select(column => 200 * column.Row.StateOfChargeError)];

            // As the gauge is scored: a cell that is drained below empty is empty.
            double[] error =
                [.. columns.Select(column => 100 * (column.Row.StateOfCharge - Math.Clamp(column.Row.TrueStateOfCharge, 0, 1)))];
            AddBand(plot, x, [.. twice.Select(value => -value)], twice, Colors.C2, "± twice the gauge's\nown uncertainty");
            AddLimit(plot, 0, null, Colors.Gray);
            AddKnown(plot, x, error, "gauge less truth", Colors.C3);
            double[] sorted = [.. twice.Order()];
            double shown = sorted[(int)(ShownErrorShare * (sorted.Length - 1))];
            double largest = error.Where(double.IsFinite).Max(Math.Abs);
            double limit = (1 + MarginShare) * Math.Max(LeastErrorPercent, Math.Max(shown, Math.Min(largest, 3 * shown)));
            plot.Axes.SetLimitsY(-limit, limit);
            plot.YLabel("gauge error, %");
            return plot;
        }

        private static Plot Switches(double[] x, GaugeColumn[] columns)
        {
            Plot plot = new();
            double top = 1 + SwitchGap;
            AddSteps(plot, x, [.. columns.Select(column => column.ChargeClosedShare)], top, Colors.C2, "charge switch");
            AddSteps(plot, x, [.. columns.Select(column => column.LoadClosedShare)], 0, Colors.C4, "load switch");
            plot.Axes.SetLimitsY(-0.15, top + 1.15);
            plot.Axes.Left.TickGenerator =
                new ScottPlot.TickGenerators.NumericManual([0, 1, top, top + 1], ["open", "closed", "open", "closed"]);
            plot.YLabel("switches");
            if (columns.Any(column => column.ChargeClosedShare is > 0 and < 1 || column.LoadClosedShare is > 0 and < 1))
            {
                plot.Legend.ManualItems.Add(new LegendItem { LabelText = "between: closed for\npart of the time" });
            }

            return plot;
        }

        private Plot FaultLanes(TimeAxis time, int[] faults)
        {
            Plot plot = new();
            ScottPlot.TickGenerators.NumericManual names = new();
            for (int lane = 0; lane < faults.Length; lane++)
            {
                double y = faults.Length - 1 - lane;
                FlagSpan[] spans = [.. Faults.Where(span => span.Flag == faults[lane])];
                names.AddMajor(y + 0.5, $"{(Faults)faults[lane]}{(spans.Length == 1 ? string.Empty : $", {spans.Length} times")}");
                for (int i = 0; i < spans.Length; i++)
                {
                    bool lasts = double.IsNaN(spans[i].EndSeconds);
                    double start = time.At(spans[i].StartSeconds);
                    double end = time.At(lasts ? time.LastSeconds : spans[i].EndSeconds);
                    var bar = plot.Add.Rectangle(start, Math.Max(end, start + time.OfPixel), y + 0.15, y + 0.85);
                    bar.FillColor = Colors.C3.WithAlpha(0.75);
                    bar.LineColor = Colors.C3;
                    bar.LineWidth = 1;
                    double room = time.At(i + 1 < spans.Length ? spans[i + 1].StartSeconds : time.LastSeconds) - end;
                    if (!lasts && room > EndLabelPixels * time.OfPixel)
                    {
                        AddEnd(plot, end, y + 0.5, "until " + time.Text(spans[i].EndSeconds));
                    }
                }
            }

            plot.Axes.SetLimitsY(-0.1, faults.Length + 0.1);
            plot.Axes.SetLimitsY(-0.1, faults.Length + 0.1, plot.Axes.Right);
            plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual();
            plot.Axes.Right.TickGenerator = names;
            plot.Axes.Right.MajorTickStyle.Length = 0;
            plot.YLabel("faults");
            return plot;
        }

        private static void AddEnd(Plot plot, double x, double y, string end)
        {
            var text = plot.Add.Text(end, x, y);
            text.LabelAlignment = Alignment.MiddleLeft;
            text.OffsetX = 4;
            text.LabelFontSize = 12;
        }

        private static void AddSpan(Plot plot, double[] x, Records.Traces.Span[] spans, int rows, Color color)
        {
            if (spans.All(span => span.Highest == span.Lowest))
            {
                AddLine(plot, x, [.. spans.Select(span => span.Mean)], "measured", color);
                return;
            }

            if (spans.Length < rows)
            {
                AddRange(plot, x, spans, color);
                AddLine(plot, x, [.. spans.Select(span => span.Mean)], "mean", color);
                return;
            }

            // A column a row: its span is of the time since the row before, and drawn as wide as that.
            double[] steps = [.. Enumerable.Range(0, x.Length).SelectMany(i => new[] { x[Math.Max(i - 1, 0)], x[i] })];
            Records.Traces.Span[] twice = [.. spans.SelectMany(span => new[] { span, span })];
            AddRange(plot, steps, twice, color);
            AddLine(plot, steps, [.. twice.Select(span => span.Mean)], "mean", color);
        }

        private static void AddRange(Plot plot, double[] x, Records.Traces.Span[] spans, Color color) =>
            AddBand(plot, x, [.. spans.Select(span => span.Lowest)], [.. spans.Select(span => span.Highest)], color, "lowest to highest");

        private static void AddBand(Plot plot, double[] x, double[] low, double[] high, Color color, string name)
        {
            var band = plot.Add.FillY(x, low, high);
            band.FillColor = color.WithAlpha(BandOpacity);
            band.LineWidth = 0;
            band.LegendText = name;
        }

        /// <summary>Where a switch is closed: a bar as high as the share of the time in which it is.</summary>
        private static void AddSteps(Plot plot, double[] x, double[] closedShare, double bottom, Color color, string name)
        {
            List<double> at = [];
            List<double> level = [];
            for (int i = 0; i < x.Length; i++)
            {
                if (i > 0)
                {
                    at.Add(x[i]);
                    level.Add(bottom + closedShare[i - 1]);
                }

                at.Add(x[i]);
                level.Add(bottom + closedShare[i]);
            }

            double[] steps = [.. at];
            var band = plot.Add.FillY(steps, [.. level.Select(_ => bottom)], [.. level]);
            band.FillColor = color.WithAlpha(BandOpacity);
            band.LineWidth = 0;
            AddLine(plot, steps, [.. level], name, color);
        }

        private static void AddLimit(Plot plot, double y, string? name, Color color)
        {
            var line = plot.Add.HorizontalLine(y, 1.2f, color, name is null ? LinePattern.Solid : LinePattern.Dashed);
            if (name is not null)
            {
                line.LegendText = name;
            }
        }

        /// <summary>A line where there is a figure.</summary>
        private static void AddKnown(Plot plot, double[] x, double[] y, string name, Color color)
        {
            int[] known = [.. Enumerable.Range(0, y.Length).Where(i => double.IsFinite(y[i]))];
            if (known.Length > 0)
            {
                AddLine(plot, [.. known.Select(i => x[i])], [.. known.Select(i => y[i])], name, color);
            }
        }

        private static void AddLine(Plot plot, double[] x, double[] y, string name, Color color)
        {
            var line = plot.Add.ScatterLine(x, y, color);
            line.LineWidth = 1.6f;
            line.LegendText = name;
        }
    }
}
