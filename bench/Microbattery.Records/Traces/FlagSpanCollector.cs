using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Microbattery.Records.Traces
{
    /// <summary>
    /// Turns flags that are sampled into spans with a start and an end. A gap of less than half a minute is no end: a board that wakes from
    /// deep sleep needs some samples until it raises again what holds on.
    /// </summary>
    public sealed class FlagSpanCollector
    {
        private const double LeastGapSeconds = 30;
        private const int Bits = 32;

        private readonly List<FlagSpan> _spans = [];
        private readonly int[] _open = [.. Enumerable.Repeat(-1, Bits)];                    // index of the span of a bit, -1 without one
        private readonly double[] _goneSince = [.. Enumerable.Repeat(double.NaN, Bits)];
        private int _openFlags;

        /// <summary>The spans so far, in the order of their starts.</summary>
        public IReadOnlyList<FlagSpan> Spans => _spans;

        /// <summary>Spans of the flags of a recorded series.</summary>
        /// <param name="samples">Time in s and flags, in order.</param>
        /// <returns>The spans; those still set at the last sample end at NaN.</returns>
        public static IReadOnlyList<FlagSpan> Of(IEnumerable<(double TimeSeconds, int Flags)> samples)
        {
            ArgumentNullException.ThrowIfNull(samples);
            FlagSpanCollector collector = new();
            foreach ((double time, int flags) in samples)
            {
                collector.Add(time, flags);
            }

            collector.Finish();
            return collector.Spans;
        }

        /// <summary>Takes a sample in.</summary>
        /// <param name="timeSeconds">Time, s.</param>
        /// <param name="flags">The flags.</param>
        public void Add(double timeSeconds, int flags)
        {
            for (int left = flags | _openFlags; left != 0; left &= left - 1)
            {
                int bit = BitOperations.TrailingZeroCount(left);
                if ((flags & (1 << bit)) != 0)
                {
                    _goneSince[bit] = double.NaN;
                    Begin(bit, timeSeconds);
                }
                else if (double.IsNaN(_goneSince[bit]))
                {
                    _goneSince[bit] = timeSeconds;
                }
                else if (timeSeconds - _goneSince[bit] >= LeastGapSeconds)
                {
                    End(bit);
                }
            }
        }

        /// <summary>Ends what was gone at the last sample.</summary>
        public void Finish()
        {
            for (int bit = 0; bit < Bits; bit++)
            {
                if (!double.IsNaN(_goneSince[bit]))
                {
                    End(bit);
                }
            }
        }

        private void Begin(int bit, double timeSeconds)
        {
            if (_open[bit] < 0)
            {
                _open[bit] = _spans.Count;
                _openFlags |= 1 << bit;
                _spans.Add(new FlagSpan(1 << bit, timeSeconds, double.NaN));
            }
        }

        private void End(int bit)
        {
            _spans[_open[bit]] = _spans[_open[bit]] with { EndSeconds = _goneSince[bit] };
            _open[bit] = -1;
            _openFlags &= ~(1 << bit);
            _goneSince[bit] = double.NaN;
        }
    }
}
