using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>
    /// How far apart looks must be so that gauging costs the cell no more than a set share of its capacity in a year. Between looks the gauge
    /// counts the board's sleep current and lets its bound grow by what that may be off: looks further apart cost certainty, not honesty.
    /// </summary>
    public static class SampleBudget
    {
        private const long SecondsPerYear = 31557600;
        private const long MostSampleCost = 100000000000;

        /// <summary>Time between looks that keeps the budget.</summary>
        /// <param name="capacityNanoampSeconds">Capacity, nA·s, 1 µA·h to 10 A·h.</param>
        /// <param name="sharePpm">Share of the capacity that looks may take in a year, ppm, 1 or more.</param>
        /// <param name="sampleNanoampSeconds">What one look takes, nA·s, with waking for it; 0 for nothing.</param>
        /// <returns>ms, 0 when a look costs nothing, at most 876 600 000 000 000.</returns>
        public static long IntervalMilliseconds(long capacityNanoampSeconds, int sharePpm, long sampleNanoampSeconds)
        {
            if (sampleNanoampSeconds <= 0)
            {
                return 0;
            }

            // 3.6e6 to 3.6e13 nA·s times at most 1e6 ppm fits; a year's allowance is at least 1 nA·s. 1e11 nA·s times 3.2e7 s is 3.2e18.
            long perYear = capacityNanoampSeconds * (sharePpm < 1 ? 1 : sharePpm) / IntegerMath.Million;
            perYear = perYear < 1 ? 1 : perYear;
            long seconds = ((IntegerMath.Clamp(sampleNanoampSeconds, 0, MostSampleCost) * SecondsPerYear) + perYear - 1) / perYear;
            return IntegerMath.Clamp(seconds, 0, 876600000000) * 1000;
        }
    }
}
