using System;
using System.Collections.Generic;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>A current that comes after a rest, or stops before one.</summary>
    /// <param name="RestRow">Row of the rest next to the edge.</param>
    /// <param name="CurrentRow">Row of the current next to the edge.</param>
    /// <param name="Seconds">How long after the edge the voltage was read, s: one, or the first row after it.</param>
    /// <param name="Amps">The current, A, positive charges.</param>
    /// <param name="Ohms">Change of voltage over change of current, ohm.</param>
    /// <param name="DropVolts">Change of voltage, V as a magnitude.</param>
    /// <param name="Comes">Whether the current comes here, after a rest; else it stops.</param>
    public sealed record CurrentEdge(int RestRow, int CurrentRow, double Seconds, double Amps, double Ohms, double DropVolts, bool Comes)
    {
        private const double PulseSeconds = 1;

        /// <summary>Finds the edges of a trace.</summary>
        /// <param name="samples">The trace.</param>
        /// <param name="steps">Its steps.</param>
        /// <returns>Edges with rows before and after, in order.</returns>
        public static IReadOnlyList<CurrentEdge> Find(IReadOnlyList<TraceSample> samples, IReadOnlyList<TraceStep> steps)
        {
            ArgumentNullException.ThrowIfNull(samples);
            ArgumentNullException.ThrowIfNull(steps);
            List<CurrentEdge> edges = [];
            for (int i = 1; i < steps.Count; i++)
            {
                bool comes = steps[i - 1].Kind == StepKind.Rest && steps[i].Kind != StepKind.Rest;
                bool stops = steps[i - 1].Kind != StepKind.Rest && steps[i].Kind == StepKind.Rest;
                if (!comes && !stops)
                {
                    continue;
                }

                // The row before the edge stands at it; after it the voltage is read one second on, straight between rows.
                TraceSample before = samples[steps[i - 1].Last];
                (double volts, double seconds) = VoltsAfter(samples, steps[i], before.TimeSeconds);
                if (double.IsNaN(volts))
                {
                    continue;
                }

                double amps = comes ? samples[steps[i].First].CurrentAmps : before.CurrentAmps;
                double change = comes ? volts - before.VoltageVolts : before.VoltageVolts - volts;
                if (change / amps > 0)
                {
                    edges.Add(new CurrentEdge(
                        comes ? steps[i - 1].Last : steps[i].First, comes ? steps[i].First : steps[i - 1].Last, seconds, amps,
                        change / amps, Math.Abs(change), comes));
                }
            }

            return edges;
        }

        private static (double Volts, double Seconds) VoltsAfter(IReadOnlyList<TraceSample> samples, TraceStep step, double edgeSeconds)
        {
            double wanted = edgeSeconds + PulseSeconds;
            for (int row = step.First; row <= step.Last; row++)
            {
                double at = samples[row].TimeSeconds;
                if (at < wanted - 1e-6)
                {
                    continue;
                }

                if (row > step.First && samples[row - 1].TimeSeconds > edgeSeconds && at > samples[row - 1].TimeSeconds)
                {
                    double share = (wanted - samples[row - 1].TimeSeconds) / (at - samples[row - 1].TimeSeconds);
                    return (samples[row - 1].VoltageVolts + (share * (samples[row].VoltageVolts - samples[row - 1].VoltageVolts)),
                        PulseSeconds);
                }

                return (samples[row].VoltageVolts, at - edgeSeconds);
            }

            return (double.NaN, double.NaN);
        }
    }
}
