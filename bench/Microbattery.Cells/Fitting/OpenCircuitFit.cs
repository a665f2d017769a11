using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.Interpolation;
using Microbattery.Cells.Designs;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// Open-circuit voltage from rests and a slow sweep: the sweep gives the shape; how far its surface ran ahead of the cell, and how far
    /// its voltage lies off, say the rests, each by the voltage it relaxes to.
    /// </summary>
    public static class OpenCircuitFit
    {
        /// <summary>Entries of the table, at even steps of state of charge from 0 to 1.</summary>
        public const int Entries = 201;

        /// <summary>A rest says what the cell relaxes to from this long on, s.</summary>
        public const double LeastRestSeconds = 900;

        private const int LeastRests = 8;
        // Films diffuse slower the more lithium they hold: the surface lags most when the cell is empty.
        private const double MostLagDecay = 8;
        private const double MostLag = 0.15;

        /// <summary>Makes the curve.</summary>
        /// <param name="sweep">State of charge and voltage without its ohmic drop, along one slow discharge; may be empty.</param>
        /// <param name="rests">State of charge and voltage relaxed to; may be empty.</param>
        /// <param name="lag">How far, in state of charge, the sweep's voltage ran ahead at its end: what <see cref="Lag"/> gives.</param>
        /// <param name="fullVolts">Voltage of the full cell without its ohmic drop, V: where no rest at full tells, the curve ends
        /// there.</param>
        /// <returns>V, strictly rising; null when there is neither a sweep nor enough rests.</returns>
        public static double[]? Make(
            IReadOnlyList<(double Soc, double Volts)> sweep, IReadOnlyList<(double Soc, double Volts)> rests, double lag, double fullVolts)
        {
            ArgumentNullException.ThrowIfNull(sweep);
            ArgumentNullException.ThrowIfNull(rests);
            bool hasSweep = IsSweep(sweep);
            if (!hasSweep && (rests.Count < LeastRests || rests.Max(rest => rest.Soc) - rests.Min(rest => rest.Soc) < 0.8))
            {
                return null;
            }

            Func<double, double> curve = Curve(hasSweep ? sweep : rests);
            double decay = hasSweep ? LagDecay(curve, rests, lag) : 0;
            double Shape(double soc) => curve(soc + (hasSweep ? lag * Math.Exp(-decay * soc) : 0));

            // In the last per cents one volt is a hair of charge: a rest there is off by its own state of charge, not by its voltage.
            (double Soc, double Volts)[] offsets = hasSweep
                ? rests.Where(rest => rest.Soc is > 0.02 and < 1.02).Select(rest => (rest.Soc, Volts: rest.Volts - Shape(rest.Soc)))
                    .Where(offset => Math.Abs(offset.Volts) < 0.05).ToArray()
                : [];
            offsets = hasSweep ? Merged([.. offsets, .. FullEnd(offsets, fullVolts - Shape(1))]) : offsets;
            IInterpolation? correction = offsets.Length >= 2
                ? LinearSpline.InterpolateSorted(offsets.Select(p => p.Soc).ToArray(), offsets.Select(p => p.Volts).ToArray())
                : null;
            double lowest = offsets.Length > 0 ? offsets[0].Soc : 0;
            double highest = offsets.Length > 0 ? offsets[^1].Soc : 1;
            double[] volts = Enumerable.Range(0, Entries)
                .Select(i => (double)i / (Entries - 1))
                .Select(soc => Shape(soc) + (correction?.Interpolate(Math.Clamp(soc, lowest, highest)) ?? 0))
                .ToArray();
            return DesignedProfile.Rising(volts);
        }

        /// <summary>Whether a sweep has rows enough to give the curve's shape.</summary>
        /// <param name="sweep">State of charge and voltage.</param>
        /// <returns>Whether it has.</returns>
        public static bool IsSweep(IReadOnlyList<(double Soc, double Volts)> sweep)
        {
            ArgumentNullException.ThrowIfNull(sweep);
            return sweep.Count >= 10;
        }

        /// <summary>
        /// How far, in state of charge, the sweep's voltage ran ahead of the cell's own at its end: the surface of the film was empty
        /// before its middle, and the rest after the sweep says what of.
        /// </summary>
        /// <param name="sweep">State of charge and voltage without its ohmic drop, along one slow discharge.</param>
        /// <param name="emptyVolts">Voltage relaxed to after it, V; NaN when it was not seen.</param>
        /// <returns>0 to 0.15.</returns>
        public static double Lag(IReadOnlyList<(double Soc, double Volts)> sweep, double emptyVolts)
        {
            Func<double, double> curve = Curve(sweep);
            double low = 0;
            double high = MostLag;
            double end = sweep.Min(point => point.Soc);
            for (int i = 0; i < 50 && emptyVolts > curve(end); i++)
            {
                double middle = (low + high) / 2;
                (low, high) = curve(end + middle) < emptyVolts ? (middle, high) : (low, middle);
            }

            return low;
        }

        /// <summary>The rows of a sweep, without their ohmic drop.</summary>
        /// <param name="samples">The trace.</param>
        /// <param name="stateOfCharge">At each row.</param>
        /// <param name="first">First row.</param>
        /// <param name="last">Last row.</param>
        /// <param name="ohms">Resistance at a state of charge and temperature.</param>
        /// <returns>State of charge and voltage.</returns>
        public static IReadOnlyList<(double Soc, double Volts)> Sweep(
            IReadOnlyList<TraceSample> samples, double[] stateOfCharge, int first, int last, Func<double, double, double> ohms) =>
            Enumerable.Range(first, last - first + 1)
                .Select(
                    row => (stateOfCharge[row], samples[row].VoltageVolts
                        - (samples[row].CurrentAmps * ohms(stateOfCharge[row], samples[row].TemperatureCelsius))))
                .ToArray();

        /// <summary>How the lag shrinks with charge: exp(-decay × state of charge), as the rests of the lower half say it.</summary>
        private static double LagDecay(Func<double, double> curve, IReadOnlyList<(double Soc, double Volts)> rests, double lag)
        {
            double best = MostLagDecay / 4;
            double least = double.MaxValue;
            (double Soc, double Volts)[] lower = rests.Where(rest => rest.Soc is > 0.005 and < 0.5).ToArray();
            for (double decay = 0; decay <= MostLagDecay && lower.Length > 0; decay += MostLagDecay / 32)
            {
                double off = lower.Sum(rest => Math.Abs(rest.Volts - curve(rest.Soc + (lag * Math.Exp(-decay * rest.Soc)))));
                (best, least) = off < least ? (decay, off) : (best, least);
            }

            return best;
        }

        /// <summary>
        /// A current that has just begun drops less than it will: without a rest near full the curve is bent to end at the full voltage.
        /// </summary>
        private static IEnumerable<(double Soc, double Volts)> FullEnd((double Soc, double Volts)[] offsets, double missingVolts)
        {
            if (offsets.Any(offset => offset.Soc > 0.95))
            {
                return [];
            }

            return offsets.Any(offset => offset.Soc > 0.8) ? [(1, missingVolts)] : [(0.85, 0), (1, missingVolts)];
        }

        /// <summary>A smooth curve through points, held at its ends: beyond them nothing was measured.</summary>
        private static Func<double, double> Curve(IReadOnlyList<(double Soc, double Volts)> points)
        {
            (double Soc, double Volts)[] merged = Merged(points);
            CubicSpline spline = CubicSpline.InterpolatePchipSorted(
                merged.Select(point => point.Soc).ToArray(), merged.Select(point => point.Volts).ToArray());
            return soc => spline.Interpolate(Math.Clamp(soc, merged[0].Soc, merged[^1].Soc));
        }

        /// <summary>In order, those closer than a quarter of a per cent (a thousandth near empty) taken together.</summary>
        private static (double Soc, double Volts)[] Merged(IReadOnlyList<(double Soc, double Volts)> points) => points
            .GroupBy(point => point.Soc < 0.05 ? Math.Round(point.Soc * 1000) / 1000 : Math.Round(point.Soc * 400) / 400)
            .Select(group => (Soc: group.Average(point => point.Soc), Volts: group.Average(point => point.Volts)))
            .OrderBy(point => point.Soc)
            .ToArray();
    }
}
