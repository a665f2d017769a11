using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// Resistance where a trace has no pulses: at the same state of charge, charge and discharge differ by current times resistance, slow
    /// polarisation included: R = (Vc - Vd) / (Ic - Id).
    /// </summary>
    internal static class BranchResistance
    {
        private const double AssumedDropVolts = 0.05;

        internal static IReadOnlyList<ResistancePoint> Find(IReadOnlyList<TraceSample> samples, double[] soc, ChargeScale scale)
        {
            Descent reference = scale.Reference!;
            int[] charge = LargestCharge(samples, scale);
            double largest = charge.Length > 0 ? charge.Max(row => samples[row].CurrentAmps) : 0;
            charge = charge.Where(row => samples[row].CurrentAmps > 0.3 * largest).ToArray();
            int[] discharge = Enumerable.Range(reference.FirstRow, reference.EmptyRow - reference.FirstRow + 1)
                .Where(row => samples[row].CurrentAmps < 0).ToArray();
            List<ResistancePoint> points = [];
            for (int percent = 2; percent <= 98; percent += 4)
            {
                if (Row(charge, soc, percent / 100.0) is int up && Row(discharge, soc, percent / 100.0) is int down)
                {
                    double ohms = (samples[up].VoltageVolts - samples[down].VoltageVolts)
                        / (samples[up].CurrentAmps - samples[down].CurrentAmps);
                    if (ohms > 0)
                    {
                        points.Add(new ResistancePoint(soc[up], samples[up].TemperatureCelsius, ohms, AssumedDropVolts));
                    }
                }
            }

            return points;
        }

        /// <summary>Rows of the charge without a break that put the most in.</summary>
        private static int[] LargestCharge(IReadOnlyList<TraceSample> samples, ChargeScale scale)
        {
            int[] best = [];
            int first = 0;
            for (int row = 0; row <= samples.Count; row++)
            {
                if (row < samples.Count && samples[row].CurrentAmps > 0)
                {
                    continue;
                }

                if (row - first >= 2
                    && (best.Length == 0 || scale.NetAt(row - 1) - scale.NetAt(first) > scale.NetAt(best[^1]) - scale.NetAt(best[0])))
                {
                    best = Enumerable.Range(first, row - first).ToArray();
                }

                first = row + 1;
            }

            return best;
        }

        /// <summary>The row nearest to a state of charge, if one is within two per cent.</summary>
        private static int? Row(int[] rows, double[] soc, double wanted)
        {
            if (rows.Length == 0)
            {
                return null;
            }

            int nearest = rows.MinBy(row => Math.Abs(soc[row] - wanted));
            return Math.Abs(soc[nearest] - wanted) <= 0.02 ? nearest : null;
        }
    }
}
