using System;
using System.Collections.Generic;
using Microbattery.Records.Traces;

namespace Microbattery.Experiments.Replay
{
    /// <summary>Where in a trace the cell was full and where it was empty, by the charge that flowed.</summary>
    public sealed class TraceCycles
    {
        private const int NearTurns = 20;       // ten cycles to either side: what fades in them is less than the next
        private const double SameShare = 0.01;
        private const double FasterRatio = 1.5;
        private const double ColderCelsius = 5;

        private readonly IReadOnlyList<TraceSample> _samples;
        private readonly double[] _netAmpHours;
        private readonly List<int> _extremes = [];

        /// <summary>Finds the turning points of a trace.</summary>
        /// <param name="samples">The trace.</param>
        /// <param name="longestIntervalSeconds">Rows further apart than this are a time in which nothing is known to have flowed,
        /// s.</param>
        /// <remarks>
        /// A turning point is an extreme of it that is preceded and followed by a move of a third
        /// of its whole span; the start is none. The end is one when as much flowed since the turning point before as in nine tenths of the
        /// half cycle before that, or when there is no other half cycle to compare with.
        /// </remarks>
        public TraceCycles(IReadOnlyList<TraceSample> samples, double longestIntervalSeconds)
        {
            ArgumentNullException.ThrowIfNull(samples);
            _samples = samples;
            _netAmpHours = NetCharge.AmpHours(samples, longestIntervalSeconds);
            FindExtremes();
        }

        /// <summary>Rows at which the cell turned from charge to discharge or back, in order.</summary>
        public IReadOnlyList<int> Extremes => _extremes;

        /// <summary>Net charge at a row, A·h, from the trace's start.</summary>
        /// <param name="row">The row, from 0.</param>
        /// <returns>A·h.</returns>
        public double NetAt(int row) => _netAmpHours[row];

        /// <summary>Whether a turning point is a full cell (the net charge falls after it).</summary>
        /// <param name="index">Index into <see cref="Extremes"/>.</param>
        /// <returns>True for full, false for empty.</returns>
        public bool IsFull(int index)
        {
            int other = index > 0 ? index - 1 : index + 1;
            return _netAmpHours[_extremes[index]] > _netAmpHours[_extremes[other]];
        }

        /// <summary>
        /// State of charge by the tester: between an empty and a full end the share of the charge that flowed from one to the other, so
        /// that both ends are right even as the cell fades. Outside the first and last end, by the charge of the nearest half cycle.
        /// </summary>
        /// <remarks>
        /// A discharge that is faster or colder than others reaches its cut-off with charge left in the cell: one that gave less than the
        /// fullest of those near it ended that much above empty.
        /// </remarks>
        /// <returns>One value a row, NaN when the trace has no two turning points.</returns>
        public double[] ReferenceStateOfCharge()
        {
            double[] reference = new double[_netAmpHours.Length];
            Array.Fill(reference, double.NaN);
            for (int half = 0; half + 1 < _extremes.Count; half++)
            {
                double full = _netAmpHours[_extremes[IsFull(half) ? half : half + 1]];
                double capacity = Capacity(half);
                int from = half == 0 ? 0 : _extremes[half];
                int to = half + 2 == _extremes.Count ? reference.Length - 1 : _extremes[half + 1];
                for (int row = from; row <= to; row++)
                {
                    reference[row] = Math.Clamp(1 - ((full - _netAmpHours[row]) / capacity), 0, 1);
                }
            }

            return reference;
        }

        /// <summary>
        /// Charge from empty to full, A·h, of a half cycle, or of the fullest discharge near it if its own empty end is none.
        /// </summary>
        private double Capacity(int half)
        {
            int end = IsFull(half) ? half + 1 : half;
            int fullest = end;
            for (int near = end % 2 == 0 ? 2 : 1; near < _extremes.Count; near += 2)
            {
                fullest = Math.Abs(near - end) <= NearTurns && Given(near) > Given(fullest) ? near : fullest;
            }

            bool isLeft = Given(end) < (1 - SameShare) * Given(fullest) && IsHarder(LastDischarging(end), LastDischarging(fullest));
            return isLeft ? Given(fullest) : Flowed(half);
        }

        /// <summary>
        /// What was discharged until an empty end, A·h; 0 at the first turning point, for nobody knows where that discharge began.
        /// </summary>
        private double Given(int end) => end > 0 ? Flowed(end - 1) : 0;

        private TraceSample LastDischarging(int end)
        {
            int row = _extremes[end];
            while (row > 0 && _samples[row].CurrentAmps >= 0)
            {
                row--;
            }

            return _samples[row];
        }

        private static bool IsHarder(TraceSample one, TraceSample other) =>
            one.CurrentAmps < FasterRatio * other.CurrentAmps || one.TemperatureCelsius < other.TemperatureCelsius - ColderCelsius;

        private double Flowed(int half) => Math.Abs(_netAmpHours[_extremes[half + 1]] - _netAmpHours[_extremes[half]]);

        private void FindExtremes()
        {
            double lowest = double.MaxValue;
            double highest = double.MinValue;
            foreach (double net in _netAmpHours)
            {
                lowest = Math.Min(lowest, net);
                highest = Math.Max(highest, net);
            }

            double move = (highest - lowest) / 3;
            if (!(move > 0))
            {
                return;
            }

            int low = 0;
            int high = 0;
            int direction = 0;
            for (int row = 0; row < _netAmpHours.Length; row++)
            {
                // The last row of an extreme counts: what follows it is the way back.
                low = _netAmpHours[row] <= _netAmpHours[low] ? row : low;
                high = _netAmpHours[row] >= _netAmpHours[high] ? row : high;
                if (direction >= 0 && _netAmpHours[high] - _netAmpHours[row] > move)
                {
                    Turn(high, direction);
                    direction = -1;
                    low = row;
                }
                else if (direction <= 0 && _netAmpHours[row] - _netAmpHours[low] > move)
                {
                    Turn(low, direction);
                    direction = 1;
                    high = row;
                }
            }

            int last = direction > 0 ? high : low;
            if (_extremes.Count > 0 && last > _extremes[^1] && EndsWhole(last))
            {
                _extremes.Add(last);
            }
        }

        private void Turn(int row, int direction)
        {
            // The first move has no direction before it: where it came from is the start, which is no turning point.
            if (direction != 0)
            {
                _extremes.Add(row);
            }
        }

        private bool EndsWhole(int last)
        {
            double flowed = Math.Abs(_netAmpHours[last] - _netAmpHours[_extremes[^1]]);
            return _extremes.Count < 2 || flowed >= 0.9 * Flowed(_extremes.Count - 2);
        }
    }
}
