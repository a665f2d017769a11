using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>What a trace's rests tell: the voltage the cell relaxes to, and how much of a drop comes slowly.</summary>
    internal static class RelaxationFit
    {
        private const double SteadyCelsius = 3;

        /// <summary>Rests long enough to say what the cell relaxes to, with the step before each.</summary>
        internal static List<FittedRest> Rests(IReadOnlyList<TraceSample> samples, IReadOnlyList<TraceStep> steps)
        {
            List<FittedRest> rests = [];
            for (int i = 1; i < steps.Count; i++)
            {
                TraceStep before = steps[i - 1];
                if (steps[i].Kind == StepKind.Rest && before.Kind != StepKind.Rest
                    && samples[steps[i].Last].TimeSeconds - samples[before.Last].TimeSeconds >= OpenCircuitFit.LeastRestSeconds
                    && IsSteady(samples, steps[i])
                    && RestRelaxation.Fit(
                        samples, steps[i], samples[before.Last].TimeSeconds,
                        before.Kind == StepKind.Discharge ? 1 : -1) is RestRelaxation fit)
                {
                    rests.Add(new FittedRest(before, steps[i], fit));
                }
            }

            return rests;
        }

        /// <summary>
        /// What each time adds in the steady state, over the ohmic drop: the amplitude seen in the rest, less for a current too short to
        /// have filled it. The middle one of all rests, so that no odd one counts.
        /// </summary>
        internal static (double[] Seconds, double[] Shares) Shares(
            IReadOnlyList<TraceSample> samples, IReadOnlyList<FittedRest> rests, double[] soc, ResistanceSurface surface)
        {
            List<double[]> seen = [];
            foreach ((TraceStep before, TraceStep _, RestRelaxation fit) in rests)
            {
                TraceSample last = samples[before.Last];
                double drop = Math.Abs(last.CurrentAmps) * surface.Ohms(soc[before.Last], last.TemperatureCelsius);
                double flowed = last.TimeSeconds - samples[Math.Max(before.First - 1, 0)].TimeSeconds;
                if (drop < 5e-3 || soc[before.Last] is < 0.15 or > 0.95)
                {
                    continue;
                }

                seen.Add(
                    RestRelaxation.TimesSeconds.Select((time, k) => Math.Abs(fit.AmplitudeVolts[k]) / drop / (1 - Math.Exp(-flowed / time)))
                        .ToArray());
            }

            if (seen.Count < 3)
            {
                return ([], []);
            }

            (double Seconds, double Share)[] middle = RestRelaxation.TimesSeconds
                .Select((time, k) => (time, Share: Middle(seen.Select(shares => shares[k]))))
                .Where(part => part.Share > 1e-3)
                .ToArray();
            return (middle.Select(part => part.Seconds).ToArray(), middle.Select(part => part.Share).ToArray());
        }

        /// <summary>Whether a rest is of one temperature: while the chamber changes, a cell relaxes by two laws.</summary>
        private static bool IsSteady(IReadOnlyList<TraceSample> samples, TraceStep rest)
        {
            double last = samples[rest.Last].TemperatureCelsius;
            return Enumerable.Range(rest.First, rest.Last - rest.First + 1)
                .All(row => Math.Abs(samples[row].TemperatureCelsius - last) <= SteadyCelsius);
        }

        private static double Middle(IEnumerable<double> values)
        {
            double[] sorted = values.Order().ToArray();
            return sorted[sorted.Length / 2];
        }
    }
}
