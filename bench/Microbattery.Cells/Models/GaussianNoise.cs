namespace Microbattery.Cells.Models
{
    /// <summary>
    /// Seeded Gaussian noise, fast: a shuffled draw from a table of the normal distribution's 4096 quantile midpoints. Its standard
    /// deviation is 1 within 0.1 %; its tails end at 3.7.
    /// </summary>
    public sealed class GaussianNoise
    {
        private const int Size = 4096;
        private static readonly double[] s_quantiles = Quantiles();
        private ulong _state;

        /// <summary>A stream of noise.</summary>
        /// <param name="seed">Equal seeds give equal streams.</param>
        public GaussianNoise(int seed)
        {
            _state = ((ulong)(uint)seed << 1) | 1;
            for (int i = 0; i < 16; i++)
            {
                Next();
            }
        }

        /// <summary>The next value, mean 0, standard deviation 1.</summary>
        /// <returns>The value.</returns>
        public double Next()
        {
            // PCG multiplier; the top bits of a linear congruential generator are the good ones.
            _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
            return s_quantiles[_state >> 52];
        }

        private static double[] Quantiles()
        {
            double[] table = new double[Size];
            for (int i = 0; i < Size; i++)
            {
                table[i] = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / Size);
            }

            return table;
        }
    }
}
