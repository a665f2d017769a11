using System;
using System.Globalization;
using System.Linq;

namespace Microbattery.Experiments.Matrices
{
    /// <summary>What came of one run, in a line.</summary>
    /// <param name="Figures">Its figures, as its matrix names them.</param>
    /// <param name="Broken">What broke, in words; empty when every promise was kept.</param>
    /// <param name="Note">What else is to be said; empty for nothing.</param>
    public sealed record WideResult(double[] Figures, string Broken, string Note)
    {
        /// <summary>As a line of a file.</summary>
        /// <returns>Its fields between tabs.</returns>
        public string ToLine() => string.Join(
            '\t', Figures.Select(figure => figure.ToString("R", CultureInfo.InvariantCulture)).Append(Plain(Broken)).Append(Plain(Note)));

        /// <summary>From a line of a file.</summary>
        /// <param name="line">The line.</param>
        /// <returns>The result; null when it is none.</returns>
        public static WideResult? FromLine(string line)
        {
            ArgumentNullException.ThrowIfNull(line);
            string[] parts = line.Split('\t');
            if (parts.Length < 2)
            {
                return null;
            }

            double[] figures = new double[parts.Length - 2];
            for (int i = 0; i < figures.Length; i++)
            {
                if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out figures[i]))
                {
                    return null;
                }
            }

            return new WideResult(figures, parts[^2], parts[^1]);
        }

        private static string Plain(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
    }
}
