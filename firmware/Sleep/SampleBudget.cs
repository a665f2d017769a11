using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Sleep
{
    /// <summary>
    /// Time between samples at which gauging takes no more than a set share of the cell's capacity in a year.
    /// </summary>
    /// <remarks>
    /// Between samples the gauge counts the board's sleep current, and inflates its variance by the uncertainty of that current. A longer
    /// time between samples therefore costs accuracy, and the stated uncertainty says so.
    /// </remarks>
    public static class SampleBudget
    {
        private const long SecondsPerYear = 31557600; // 365.25 days
        private const long MostSampleNanoampSeconds = 100000000000; // 28 mA·h a sample: keeps the product with a year below 2^63
        private const long LongestSeconds = 876600000000; // 27 778 years: keeps the result in ms below 2^63

        /// <summary>Time between samples that keeps the budget.</summary>
        /// <param name="capacityNanoampSeconds">Capacity, nA·s, 1 µA·h to 10 A·h.</param>
        /// <param name="sharePpm">Share of the capacity that samples may take in a year, ppm, 1 or more.</param>
        /// <param name="sampleNanoampSeconds">Charge that one sample takes, with waking for it, nA·s; 0 for nothing.</param>
        /// <returns>ms; 0 when a sample costs nothing; at most 876 600 000 000 000.</returns>
        public static long IntervalMilliseconds(long capacityNanoampSeconds, int sharePpm, long sampleNanoampSeconds)
        {
            if (sampleNanoampSeconds <= 0)
            {
                return 0;
            }

            // 3.6e6 to 3.6e13 nA·s times at most 1e6 ppm fits; a year's allowance is at least 1 nA·s. 1e11 nA·s times 3.2e7 s is 3.2e18.
            long perYear = capacityNanoampSeconds * (sharePpm < 1 ? 1 : sharePpm) / IntegerMath.Million;
            perYear = perYear < 1 ? 1 : perYear;
            long sample = IntegerMath.Clamp(sampleNanoampSeconds, 0, MostSampleNanoampSeconds);
            long seconds = ((sample * SecondsPerYear) + perYear - 1) / perYear;
            return IntegerMath.Clamp(seconds, 0, LongestSeconds) * 1000;
        }
    }
}
