using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Profiles;

namespace Microbattery.Cells.Fitting
{
    /// <summary>Capacity against current, and its loss from cycle to cycle, from a trace's full discharges.</summary>
    public static class RateFit
    {
        /// <summary>Peukert's law with two exponents through the discharges near 25 °C.</summary>
        /// <param name="descents">The trace's descents.</param>
        /// <param name="reference">The one that defines capacity.</param>
        /// <returns>The law; null with fewer than four currents a fifth apart.</returns>
        public static RateCapacity? Fit(IReadOnlyList<Descent> descents, Descent reference)
        {
            ArgumentNullException.ThrowIfNull(descents);
            ArgumentNullException.ThrowIfNull(reference);
            (double Log, double Ratio)[] points = descents
                .Where(descent => descent.IsOneStep && Math.Abs(descent.Celsius - reference.Celsius) <= 8)
                .GroupBy(descent => Math.Round(Math.Log(descent.Amps / reference.Amps) / Math.Log(1.2)))
                .Select(
                    group => (
                        Log: Math.Log(group.Average(one => one.Amps) / reference.Amps),
                        Ratio: Math.Log(group.Average(one => one.AmpHours) / reference.AmpHours)))
                .OrderBy(point => point.Log)
                .ToArray();
            if (points.Length < 4 || !(reference.Amps > 0))
            {
                return null;
            }

            RateCapacity? best = null;
            double least = double.MaxValue;
            for (double knee = points[1].Log; knee <= points[^2].Log + 1e-9; knee += (points[^2].Log - points[1].Log) / 40)
            {
                // Two slopes from the reference on, by least squares; neither may gain capacity with current, the second no less steep.
                (double low, double high) = Slopes(points, knee);
                RateCapacity law = new(reference.Amps, reference.Amps * Math.Exp(knee), 1 + low, 1 + Math.Max(low, high));
                double error = points.Sum(point => Math.Pow(Math.Log(law.Ratio(reference.Amps * Math.Exp(point.Log))) - point.Ratio, 2));
                (best, least) = error < least ? (law, error) : (best, least);
            }

            return best;
        }

        /// <summary>Capacity lost from one full discharge to the next of the same kind.</summary>
        /// <param name="descents">The trace's descents.</param>
        /// <returns>Share of capacity a cycle and the number of discharges it is from; null with fewer than five alike.</returns>
        public static (double PerCycle, int Discharges)? Fade(IReadOnlyList<Descent> descents)
        {
            ArgumentNullException.ThrowIfNull(descents);
            Descent[]? alike = descents
                .Where(descent => descent.IsOneStep)
                .GroupBy(descent => (Math.Round(Math.Log(descent.Amps) / Math.Log(1.1)), Math.Round(descent.Celsius / 5)))
                .Select(group => group.ToArray())
                .OrderByDescending(group => group.Length)
                .FirstOrDefault();
            if (alike is null || alike.Length < 5)
            {
                return null;
            }

            double middle = (alike.Length - 1) / 2.0;
            double slope = Enumerable.Range(0, alike.Length).Sum(i => (i - middle) * alike[i].AmpHours)
                / Enumerable.Range(0, alike.Length).Sum(i => (i - middle) * (i - middle));
            return (Math.Clamp(-slope / alike[0].AmpHours, 0, 1), alike.Length);
        }

        private static (double Low, double High) Slopes((double Log, double Ratio)[] points, double knee)
        {
            double aa = 0, ab = 0, bb = 0, ay = 0, by = 0;
            foreach ((double log, double ratio) in points)
            {
                double below = Math.Min(log, knee);
                double above = Math.Max(log - knee, 0);
                aa += below * below;
                ab += below * above;
                bb += above * above;
                ay -= below * ratio;
                by -= above * ratio;
            }

            double determinant = (aa * bb) - (ab * ab);
            double low = determinant > 1e-12 ? ((ay * bb) - (by * ab)) / determinant : ay / Math.Max(aa, 1e-12);
            low = Math.Max(low, 0);
            return (low, bb > 0 ? (by - (low * ab)) / bb : low);
        }
    }
}
