using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// How a cell relaxes in a rest: V(t) = V∞ - sum of a_k exp(-t/τ_k), the amplitudes of one sign, at fixed times a decade apart; none
    /// longer than the rest shows.
    /// </summary>
    public sealed class RestRelaxation
    {
        /// <summary>Times the fit knows, s.</summary>
        public static readonly IReadOnlyList<double> TimesSeconds = [10, 100, 1000, 10000];

        private const double FirstSeconds = 1;

        private RestRelaxation(double finalVolts, double[] amplitudes)
        {
            FinalVolts = finalVolts;
            AmplitudeVolts = amplitudes;
        }

        /// <summary>Voltage it relaxes to, V.</summary>
        public double FinalVolts { get; }

        /// <summary>
        /// What is still to come one second after the current stopped, V for each of <see cref="TimesSeconds"/>; positive after a
        /// discharge.
        /// </summary>
        public IReadOnlyList<double> AmplitudeVolts { get; }

        /// <summary>Fits a rest.</summary>
        /// <param name="samples">The trace.</param>
        /// <param name="rest">The rest.</param>
        /// <param name="edgeSeconds">When the current stopped, s.</param>
        /// <param name="sign">1 after a discharge, -1 after a charge.</param>
        /// <returns>The fit; null with fewer than five rows after the first second.</returns>
        public static RestRelaxation? Fit(IReadOnlyList<TraceSample> samples, TraceStep rest, double edgeSeconds, int sign)
        {
            ArgumentNullException.ThrowIfNull(samples);
            ArgumentNullException.ThrowIfNull(rest);
            TraceSample[] rows = Enumerable.Range(rest.First, rest.Last - rest.First + 1)
                .Select(row => samples[row])
                .Where(row => row.TimeSeconds >= edgeSeconds + FirstSeconds)
                .ToArray();
            if (rows.Length < 5)
            {
                return null;
            }

            double length = rows[^1].TimeSeconds - edgeSeconds;
            List<int> used = Enumerable.Range(0, TimesSeconds.Count).Where(k => TimesSeconds[k] <= length).ToList();
            Vector<double> volts = Vector<double>.Build.Dense(rows.Length, i => rows[i].VoltageVolts);
            while (true)
            {
                // Least squares; an amplitude of the wrong sign is taken out and the rest fitted again (there are four at most).
                Matrix<double> model = Matrix<double>.Build.Dense(
                    rows.Length,
                    used.Count + 1,
                    (i, k) => k == 0 ? 1 : -Math.Exp(-(rows[i].TimeSeconds - edgeSeconds - FirstSeconds) / TimesSeconds[used[k - 1]]));
                Vector<double> solved = model.QR().Solve(volts);
                int worst = -1;
                for (int k = 0; k < used.Count; k++)
                {
                    worst = sign * solved[k + 1] < 0 && (worst < 0 || sign * solved[k + 1] < sign * solved[worst + 1]) ? k : worst;
                }

                if (worst < 0)
                {
                    double[] amplitudes = new double[TimesSeconds.Count];
                    for (int k = 0; k < used.Count; k++)
                    {
                        amplitudes[used[k]] = solved[k + 1];
                    }

                    return new RestRelaxation(solved[0], amplitudes);
                }

                used.RemoveAt(worst);
            }
        }
    }
}
