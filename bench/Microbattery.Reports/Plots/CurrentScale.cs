using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Microbattery.Reports.Plots
{
    /// <summary>
    /// The axis of current: even where all currents are of one size, else logarithmic to both sides of zero, so that microamperes can be
    /// read beside pulses of milliamperes.
    /// </summary>
    internal sealed class CurrentScale
    {
        private const double EvenRatio = 20;  // from usual to largest current, up to which an even axis shows both
        private const int Decades = 3;        // below the largest current; less is drawn in proportion
        private const double MarginShare = 0.08;

        private readonly bool _isEven;
        private readonly double _smallestAmps;
        private readonly double _unitAmps;
        private readonly string _unit;

        private CurrentScale(bool isEven, double largestAmps)
        {
            _isEven = isEven;
            _smallestAmps = Math.Pow(10, Math.Ceiling(Math.Log10(largestAmps)) - Decades);
            (_unitAmps, _unit) = Unit(largestAmps);
        }

        /// <summary>The scale for some currents.</summary>
        /// <param name="spans">Currents, A.</param>
        /// <returns>The scale.</returns>
        internal static CurrentScale For(IReadOnlyList<Records.Traces.Span> spans)
        {
            double largest = Math.Max(spans.Max(span => Math.Max(Math.Abs(span.Lowest), Math.Abs(span.Highest))), 1e-9);
            double[] usual = [.. spans.Select(span => Math.Abs(span.Mean)).Where(amps => amps > largest * 1e-6).Order()];
            return new CurrentScale(usual.Length == 0 || largest <= EvenRatio * usual[usual.Length / 2], largest);
        }

        /// <summary>Currents as they are drawn.</summary>
        internal Records.Traces.Span Of(Records.Traces.Span amps) => new(Of(amps.Lowest), Of(amps.Mean), Of(amps.Highest));

        /// <summary>Gives a panel the axis.</summary>
        /// <param name="plot">The panel.</param>
        /// <param name="low">Lowest value drawn.</param>
        /// <param name="high">Highest value drawn.</param>
        internal void Apply(Plot plot, double low, double high)
        {
            double least = _isEven ? low : Math.Min(low, Of(-_smallestAmps));
            double most = _isEven ? high : Math.Max(high, Of(_smallestAmps));
            double margin = Math.Max(MarginShare * (most - least), 1e-12);
            plot.Axes.SetLimitsY(least - margin, most + margin);
            plot.Axes.Left.TickGenerator = _isEven
                ? new NumericAutomatic { LabelFormatter = value => value == 0 ? "0" : Signed(value) + " " + _unit }
                : Ticks(least - margin, most + margin);
        }

        private static (double Amps, string Name) Unit(double amps) => amps switch
        {
            >= 0.9 => (1, "A"),
            >= 0.9e-3 => (1e-3, "mA"),
            >= 0.9e-6 => (1e-6, "µA"),
            _ => (1e-9, "nA"),
        };

        private static string Signed(double value) => value.ToString("+0.###;−0.###", CultureInfo.InvariantCulture);

        /// <summary>Even: in the unit. Else: the logarithm of how many times the smallest, in proportion below.</summary>
        private double Of(double amps) => _isEven ? amps / _unitAmps : Math.Sign(amps) * Logarithm(Math.Abs(amps) / _smallestAmps);

        // In proportion up to 1, from there on a decade is 1 more: the curve goes on, with a bend at 1.
        private static double Logarithm(double times) => times <= 1 ? times : 1 + Math.Log10(times);

        private NumericManual Ticks(double low, double high)
        {
            NumericManual ticks = new();
            ticks.AddMajor(0, "0");
            for (int decade = 0; decade <= Decades; decade++)
            {
                double amps = _smallestAmps * Math.Pow(10, decade);
                (double unit, string name) = Unit(amps);
                foreach (int sign in new[] { -1, 1 })
                {
                    double at = Of(sign * amps);
                    if (at >= low && at <= high)
                    {
                        ticks.AddMajor(at, $"{Signed(sign * Math.Round(amps / unit))} {name}");
                    }

                    for (int digit = 2; digit < 10; digit++)
                    {
                        double minor = Of(sign * digit * amps);
                        if (minor >= low && minor <= high)
                        {
                            ticks.AddMinor(minor);
                        }
                    }
                }
            }

            return ticks;
        }
    }
}
