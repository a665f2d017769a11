using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Records.Traces;

namespace Microbattery.Cells.Fitting
{
    /// <summary>
    /// Where in a trace the cell was full, how much it gave from there to its cut-off, and from both the state of charge at each row.
    /// Full is the end of a charge at the trace's highest voltage with a current that has fallen; empty is the cut-off in the slowest
    /// discharge near 25 °C.
    /// </summary>
    public sealed class ChargeScale
    {
        private const double ReferenceCelsius = 25;
        private const double NearCelsius = 8;
        private const double StoppedShare = 0.15; // of the way from the others' end to full

        private readonly IReadOnlyList<TraceSample> _samples;
        private readonly double[] _net;

        /// <summary>Looks for full charges and full discharges.</summary>
        /// <param name="samples">The trace.</param>
        /// <param name="steps">Its steps.</param>
        /// <param name="longestIntervalSeconds">Rows further apart than this are a time in which nothing is known to have flowed,
        /// s.</param>
        public ChargeScale(IReadOnlyList<TraceSample> samples, IReadOnlyList<TraceStep> steps, double longestIntervalSeconds)
        {
            ArgumentNullException.ThrowIfNull(samples);
            ArgumentNullException.ThrowIfNull(steps);
            _samples = samples;
            _net = NetCharge.AmpHours(samples, longestIntervalSeconds);
            var charging = samples.Where(sample => sample.CurrentAmps > 0).ToArray();
            HighestVolts = charging.Length > 0 ? charging.Max(sample => sample.VoltageVolts) : double.NaN;
            LowestVolts = FindCutoff(steps);
            double slack = Math.Max(0.01, 0.005 * (HighestVolts - LowestVolts));
            Fulls = FindFulls(steps, slack);
            Descents = FindDescents(steps, slack);
            Reference = PickReference();
        }

        /// <summary>Highest voltage while charging, V; NaN without a charge.</summary>
        public double HighestVolts { get; }

        /// <summary>Voltage at which discharges end, V; NaN without a discharge.</summary>
        public double LowestVolts { get; }

        /// <summary>Last rows of the charges that filled the cell.</summary>
        public IReadOnlyList<int> Fulls { get; }

        /// <summary>All ways from full to the cut-off, in order.</summary>
        public IReadOnlyList<Descent> Descents { get; }

        /// <summary>The one that defines capacity; null when the trace has none.</summary>
        public Descent? Reference { get; }

        /// <summary>Net charge at a row, A·h, from the trace's start.</summary>
        /// <param name="row">The row.</param>
        /// <returns>A·h.</returns>
        public double NetAt(int row) => _net[row];

        /// <summary>State of charge at each row: from the full charge before it, or, before the first, the one after.</summary>
        /// <param name="ampHours">Capacity, A·h.</param>
        /// <returns>Values about 0 to 1.</returns>
        public double[] StateOfCharge(double ampHours)
        {
            if (Fulls.Count == 0)
            {
                throw new InvalidOperationException("the trace has no full charge");
            }

            double[] soc = new double[_net.Length];
            int next = 0;
            int anchor = Fulls[0];
            for (int row = 0; row < soc.Length; row++)
            {
                if (next < Fulls.Count && row >= Fulls[next])
                {
                    anchor = Fulls[next++];
                }

                soc[row] = 1 + ((_net[row] - _net[anchor]) / ampHours);
            }

            return soc;
        }

        /// <summary>
        /// Where the slowest of the trace's long discharges ends: a fast one runs past the cut-off before the tester stops it. One that
        /// ends far above the others was stopped by time. In a trace of pulses only, the lowest voltage.
        /// </summary>
        private double FindCutoff(IReadOnlyList<TraceStep> steps)
        {
            TraceStep[] discharges = steps.Where(step => step.Kind == StepKind.Discharge).ToArray();
            if (discharges.Length == 0)
            {
                return double.NaN;
            }

            double longest = discharges.Max(Took);
            if (!(longest > 0) || longest < 0.5 * (_net.Max() - _net.Min()))
            {
                return discharges.Min(LowestIn);
            }

            (double Amps, double Volts)[] ends = discharges.Where(step => Took(step) >= 0.3 * longest)
                .Select(step => (Math.Abs(_samples[step.Last].CurrentAmps), LowestIn(step))).ToArray();
            double middle = ends.Select(end => end.Volts).Order().ElementAt(ends.Length / 2);
            double most = double.IsNaN(HighestVolts) ? middle : middle + (StoppedShare * Math.Max(0, HighestVolts - middle));
            return ends.Where(end => end.Volts <= most).MinBy(end => end.Amps).Volts;
        }

        private double Took(TraceStep step) => _net[Math.Max(step.First - 1, 0)] - _net[step.Last];

        private List<int> FindFulls(IReadOnlyList<TraceStep> steps, double slack)
        {
            List<int> fulls = [];
            for (int i = 0; i < steps.Count; i++)
            {
                if (steps[i].Kind != StepKind.Charge)
                {
                    continue;
                }

                int first = i;
                while (i + 1 < steps.Count && steps[i + 1].Kind == StepKind.Charge)
                {
                    i++;
                }

                int last = steps[i].Last;
                double largest = Enumerable.Range(steps[first].First, last - steps[first].First + 1).Max(row => _samples[row].CurrentAmps);

                // The row in which the tester stops may already show less voltage: the one before counts as well.
                double volts = Math.Max(_samples[last].VoltageVolts, _samples[Math.Max(steps[first].First, last - 1)].VoltageVolts);
                if (volts >= HighestVolts - slack && _samples[last].CurrentAmps <= 0.6 * largest)
                {
                    fulls.Add(last);
                }
            }

            return fulls;
        }

        private List<Descent> FindDescents(IReadOnlyList<TraceStep> steps, double slack)
        {
            List<Descent> descents = [];
            foreach (int full in Fulls)
            {
                int empty = -1;
                for (int i = 0; i < steps.Count; i++)
                {
                    TraceStep step = steps[i];
                    if (step.First <= full)
                    {
                        continue;
                    }

                    if (step.Kind == StepKind.Charge && _net[step.Last] - _net[step.First] > 0.02 * Math.Abs(_net[full] - _net[step.First]))
                    {
                        break;
                    }

                    if (step.Kind == StepKind.Discharge && LowestIn(step) <= LowestVolts + slack)
                    {
                        empty = step.Last;
                        break;
                    }
                }

                if (empty >= 0 && _net[full] > _net[empty])
                {
                    descents.Add(Describe(steps, full, empty));
                }
            }

            return descents;
        }

        private double LowestIn(TraceStep step) =>
            Enumerable.Range(step.First, step.Last - step.First + 1).Min(row => _samples[row].VoltageVolts);

        private Descent Describe(IReadOnlyList<TraceStep> steps, int full, int empty)
        {
            TraceStep[] inside = steps.Where(step => step.First > full && step.Last <= empty && step.Kind == StepKind.Discharge).ToArray();
            double total = _net[full] - _net[empty];
            double weighted = 0;
            TraceStep largest = inside[0];
            foreach (TraceStep step in inside)
            {
                double took = Took(step);
                double seconds = Math.Max(step.Seconds(_samples), 1e-3);
                weighted += took * (took * 3600 / (seconds + Lead(step)));
                largest = took > Took(largest) ? step : largest;
            }

            double celsius = Enumerable.Range(full, empty - full + 1).Average(row => _samples[row].TemperatureCelsius);
            return new Descent(full, empty, total, weighted / total, celsius, Took(largest) > 0.97 * total, largest.First);
        }

        /// <summary>Time from the row before a step to its first: the current flowed for some of it, with counters for all of it.</summary>
        private double Lead(TraceStep step) =>
            step.First == 0 ? 0 : _samples[step.First].TimeSeconds - _samples[step.First - 1].TimeSeconds;

        private Descent? PickReference()
        {
            if (Descents.Count == 0)
            {
                return null;
            }

            Descent[] near = Descents.Where(descent => Math.Abs(descent.Celsius - ReferenceCelsius) <= NearCelsius).ToArray();
            Descent[] from = near.Length > 0 ? near : [.. Descents];
            Descent[] whole = from.Where(descent => descent.IsOneStep).ToArray();
            from = whole.Length > 0 ? whole : from;
            double slowest = from.Min(descent => descent.Amps);
            return from.First(descent => descent.Amps <= 1.05 * slowest);
        }
    }
}
