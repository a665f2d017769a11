using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Boards
{
    /// <summary>Mean of one quantity over several samples, and the difference between its largest and smallest value.</summary>
    public sealed class SampleMean
    {
        private long _sum;
        private int _lowest = int.MaxValue;
        private int _highest = int.MinValue;

        /// <summary>Number of samples in it.</summary>
        public int Count { get; private set; }

        /// <summary>Largest less smallest value, in the unit of what was added.</summary>
        public long Spread => Count == 0 ? 0 : (long)_highest - _lowest;

        /// <summary>The mean, rounded to nearest; 0 without samples.</summary>
        public int Value => Count == 0 ? 0 : (int)IntegerMath.DivideRounded(_sum, Count);

        /// <summary>The mean as text; empty without samples.</summary>
        public string Text => Count == 0 ? string.Empty : Value.ToString();

        /// <summary>Adds the mean code of a burst, if the burst is valid.</summary>
        /// <param name="burst">The burst.</param>
        public void Add(SampleBurst burst) => AddWhen(burst.Fault == ReadingFault.None, burst.MeanCode256ths);

        /// <summary>Adds a reading, if it is valid.</summary>
        /// <param name="reading">The reading.</param>
        public void Add(Reading reading) => AddWhen(reading.State == ReadingState.Valid, reading.Value);

        private void AddWhen(bool isGood, int value)
        {
            if (isGood)
            {
                _sum += value;
                Count++;
                _lowest = value < _lowest ? value : _lowest;
                _highest = value > _highest ? value : _highest;
            }
        }
    }
}
