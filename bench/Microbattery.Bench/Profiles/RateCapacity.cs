using System;

namespace Microbattery.Bench.Profiles
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
    }
}
