using System;
using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Microbattery.Reports.Plots
{
    /// <summary>The axis of time that all panels share: in hours up to two days, else in days.</summary>
    internal sealed class TimeAxis
    {
        private const double DaySeconds = 86400;
        private const double HourSeconds = 3600;
        private const int MostTicks = 10;
        private const double PlotPixels = 880;
        private const double RoundShare = 0.01; // of its length: the axis ends at a tick that is no further away
        private static readonly double[] s_hours = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 4, 6];
        private static readonly double[] s_days = [0.25, 0.5, 1, 2, 5, 7, 10, 14, 30, 60, 100, 200, 365, 1000];

        private readonly double _firstSeconds;
        private readonly double _unitSeconds;

        /// <summary>An axis.</summary>
        /// <param name="firstSeconds">First time, s.</param>
        /// <param name="lastSeconds">Last time, s.</param>
        internal TimeAxis(double firstSeconds, double lastSeconds)
        {
            _firstSeconds = firstSeconds;
            LastSeconds = Math.Max(lastSeconds, firstSeconds + 1);
            IsInDays = lastSeconds - firstSeconds > 2 * DaySeconds;
            _unitSeconds = IsInDays ? DaySeconds : HourSeconds;
        }

        /// <summary>Last time, s.</summary>
        internal double LastSeconds { get; }

        /// <summary>Whether it is in days.</summary>
        internal bool IsInDays { get; }

        /// <summary>What is written under it.</summary>
        internal string Label => IsInDays ? "time, days" : "time, hours";

        /// <summary>Its middle, in its unit.</summary>
        internal double Middle => At((_firstSeconds + LastSeconds) / 2);

        /// <summary>Width of a pixel, in its unit.</summary>
        internal double OfPixel => (LastSeconds - _firstSeconds) / PlotPixels / _unitSeconds;

        /// <summary>A time in its unit.</summary>
        internal double At(double seconds) => seconds / _unitSeconds;

        /// <summary>A time as a person writes it.</summary>
        internal string Text(double seconds) => IsInDays
            ? string.Create(CultureInfo.InvariantCulture, $"day {seconds / DaySeconds:0.00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / HourSeconds:0.0} h");

        /// <summary>Gives a panel this axis.</summary>
        /// <param name="panel">The panel.</param>
        /// <param name="isLast">Whether the times are written under it.</param>
        internal void Apply(Plot panel, bool isLast)
        {
            double first = At(_firstSeconds);
            double last = At(LastSeconds);
            double[] steps = IsInDays ? s_days : s_hours;
            double step = Array.Find(steps, one => (last - first) / one <= MostTicks);
            step = step == 0 ? Math.Pow(10, Math.Ceiling(Math.Log10((last - first) / MostTicks))) : step;
            NumericManual ticks = new();
            double lastTick = Math.Round(last / step);
            last = Math.Abs((lastTick * step) - last) < RoundShare * (last - first) ? Math.Max(lastTick * step, last) : last;
            for (double tick = Math.Ceiling((first / step) - 1e-9); tick * step <= last * (1 + 1e-9); tick++)
            {
                ticks.AddMajor(tick * step, ((tick * step) + 0.0).ToString("0.##", CultureInfo.InvariantCulture));
            }

            panel.Axes.Bottom.TickGenerator = ticks;
            panel.Axes.SetLimitsX(first, last);
            if (isLast)
            {
                panel.XLabel(Label);
            }
            else
            {
                panel.Axes.Bottom.TickLabelStyle.IsVisible = false;
            }
        }
    }
}
