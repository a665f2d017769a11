using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>What the current does in a step of a trace.</summary>
    public enum StepKind
    {
        /// <summary>No current.</summary>
        Rest,

        /// <summary>Current into the cell.</summary>
        Charge,

        /// <summary>Current out of it.</summary>
        Discharge,
    }

    /// <summary>Rows of a trace in which the current does one thing.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="First">First row.</param>
    /// <param name="Last">Last row, at least the first.</param>
    public sealed record TraceStep(StepKind Kind, int First, int Last)
    {
        // A tester's zero reads some thousandths of its range; a slow discharge is some hundredths of the largest current.
        private const double RestShare = 5e-4;
        private const double JumpShare = 0.1;

        /// <summary>Splits a trace where the current changes sign, comes or goes, or jumps by more than a tenth.</summary>
        /// <param name="samples">The trace.</param>
        /// <param name="longestIntervalSeconds">Rows further apart than this do not belong together, s.</param>
        /// <returns>The steps, in order, every row in one of them.</returns>
        public static IReadOnlyList<TraceStep> Split(IReadOnlyList<TraceSample> samples, double longestIntervalSeconds)
        {
            ArgumentNullException.ThrowIfNull(samples);
            double rest = RestShare * samples.Max(sample => Math.Abs(sample.CurrentAmps));
            List<TraceStep> steps = [];
            int first = 0;
            for (int row = 1; row <= samples.Count; row++)
            {
                if (row == samples.Count || IsNewStep(samples[row - 1], samples[row], rest, longestIntervalSeconds))
                {
                    steps.Add(new TraceStep(KindOf(samples[first].CurrentAmps, rest), first, row - 1));
                    first = row;
                }
            }

            return steps;
        }

        /// <summary>Time from its first row to its last, s.</summary>
        /// <param name="samples">The trace.</param>
        /// <returns>s.</returns>
        public double Seconds(IReadOnlyList<TraceSample> samples)
        {
            ArgumentNullException.ThrowIfNull(samples);
            return samples[Last].TimeSeconds - samples[First].TimeSeconds;
        }

        private static StepKind KindOf(double amps, double rest) =>
            Math.Abs(amps) <= rest ? StepKind.Rest : amps > 0 ? StepKind.Charge : StepKind.Discharge;

        private static bool IsNewStep(TraceSample before, TraceSample now, double rest, double longestIntervalSeconds)
        {
            if (KindOf(before.CurrentAmps, rest) != KindOf(now.CurrentAmps, rest)
                || now.TimeSeconds - before.TimeSeconds > longestIntervalSeconds)
            {
                return true;
            }

            double jump = Math.Abs(now.CurrentAmps - before.CurrentAmps);
            return jump > rest && jump > JumpShare * Math.Max(Math.Abs(now.CurrentAmps), Math.Abs(before.CurrentAmps));
        }
    }
}
