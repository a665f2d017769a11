using System;

namespace Microbattery.Bench.Traces
{
    /// <summary>Collects values into a <see cref="Span"/>.</summary>
    internal sealed class SpanCollector
    {
        private double _lowest = double.MaxValue;
        private double _highest = double.MinValue;
        private double _sum;
        private int _count;

        internal void Add(double value)
        {
            _lowest = Math.Min(_lowest, value);
            _highest = Math.Max(_highest, value);
            _sum += value;
            _count++;
        }

        /// <summary>The span since the last call; at least one value must have come.</summary>
        internal Span Take()
        {
            Span span = new(_lowest, _sum / _count, _highest);
            _lowest = double.MaxValue;
            _highest = double.MinValue;
            _sum = 0;
            _count = 0;
            return span;
        }
    }
}
