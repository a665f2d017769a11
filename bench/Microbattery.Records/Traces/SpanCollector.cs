using System;

namespace Microbattery.Records.Traces
{
    /// <summary>Collects values into a <see cref="Span"/>.</summary>
    public sealed class SpanCollector
    {
        private double _lowest = double.MaxValue;
        private double _highest = double.MinValue;
        private double _sum;
        private int _count;

        /// <summary>Takes a value in.</summary>
        /// <param name="value">The value.</param>
        public void Add(double value)
        {
            _lowest = Math.Min(_lowest, value);
            _highest = Math.Max(_highest, value);
            _sum += value;
            _count++;
        }

        /// <summary>The span since the last call; at least one value must have come.</summary>
        /// <returns>Lowest, mean and highest.</returns>
        public Span Take()
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
