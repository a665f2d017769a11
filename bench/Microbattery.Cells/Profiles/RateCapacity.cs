using System;
using System.Linq;

namespace Microbattery.Cells.Profiles
{
    /// <summary>
    /// Capacity against discharge current by Peukert's law with two exponents, a low one up to a knee and a high one above it, as films
    /// show it (Rudy 2023, doi 10.3390/batteries9070370): C(I) = C(I0) (I0/I)^(p-1), carried on from the knee with the other exponent.
    /// </summary>
    /// <param name="ReferenceAmps">Current the capacity is given at, A; below it nothing is gained.</param>
    /// <param name="KneeAmps">Current at which the exponent changes, A.</param>
    /// <param name="LowExponent">Exponent below the knee, 1 or more.</param>
    /// <param name="HighExponent">Exponent above it, at least the low one.</param>
    public sealed record RateCapacity(double ReferenceAmps, double KneeAmps, double LowExponent, double HighExponent)
    {
        /// <summary>Share of the capacity that a steady discharge gives.</summary>
        /// <param name="amps">Current, A, as a magnitude.</param>
        /// <returns>Above 0, at most 1.</returns>
        public double Ratio(double amps)
        {
            double low = Math.Clamp(amps, ReferenceAmps, KneeAmps);
            double high = Math.Max(amps, KneeAmps);
            return Math.Pow(ReferenceAmps / low, LowExponent - 1) * Math.Pow(KneeAmps / high, HighExponent - 1);
        }

        /// <summary>The law as the device has it: at the reference current and each twice the one before, to past the largest.</summary>
        /// <param name="largestAmps">Largest discharge current, A.</param>
        /// <returns>Share of the capacity, ppm; 1 to 31 entries.</returns>
        public int[] Octaves(double largestAmps)
        {
            int count = (int)Math.Clamp(Math.Ceiling(Math.Log2(Math.Max(largestAmps / ReferenceAmps, 1))) + 1, 1, 31);
            return
            [
                .. Enumerable.Range(0, count)
                    .Select(octave => (int)Math.Max(Math.Round(1e6 * Ratio(ReferenceAmps * Math.Pow(2, octave))), 1)),
            ];
        }
    }
}
