using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Microbattery.HostTests
{
    /// <summary>
    /// How much of a wide test runs: a sample drawn by seed, or all of it with WIDE_TESTS=1 in the environment. SAMPLE_SEED draws another
    /// sample.
    /// </summary>
    internal static class Breadth
    {
        private const int DefaultSeed = 1;

        /// <summary>Whether everything runs.</summary>
        internal static bool IsWide { get; } = Environment.GetEnvironmentVariable("WIDE_TESTS") == "1";

        private static int Seed { get; } =
            int.TryParse(
                Environment.GetEnvironmentVariable("SAMPLE_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed)
                ? seed
                : DefaultSeed;

        /// <summary>A sample without repetition, in the order of the whole.</summary>
        /// <param name="all">The whole.</param>
        /// <param name="count">Size of the sample.</param>
        /// <param name="number">Samples of different numbers are drawn apart.</param>
        internal static IReadOnlyList<T> Of<T>(IEnumerable<T> all, int count, int number = 0)
        {
            T[] whole = [.. all];
            if (IsWide || count >= whole.Length)
            {
                return whole;
            }

            int[] order = [.. Enumerable.Range(0, whole.Length)];
            new Random((1000003 * Seed) + number).Shuffle(order);
            return [.. order.Take(count).Order().Select(i => whole[i])];
        }
    }
}
