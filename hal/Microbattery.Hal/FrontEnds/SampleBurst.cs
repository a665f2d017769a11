using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>The samples of one look at one input: their mean at 1/256 of a step, and whether they can be believed.</summary>
    public sealed class SampleBurst
    {
        /// <summary>Most samples in a burst: 1024 of 21 bits fit an int.</summary>
        public const int MostSamples = 1024;

        private readonly AnalogInput _input;
        private int _sum;
        private int _count;
        private int _lowest;
        private int _highest;

        /// <summary>Samples of one input.</summary>
        /// <param name="input">The input.</param>
        public SampleBurst(AnalogInput input)
        {
            _input = input;
            Clear();
        }

        /// <summary>Forgets the samples of the look before.</summary>
        public void Clear()
        {
            _sum = 0;
            _count = 0;
            _lowest = int.MaxValue;
            _highest = int.MinValue;
        }

        /// <summary>Takes one sample in.</summary>
        /// <param name="code">Converter code, steps.</param>
        public void Add(int code)
        {
            _sum += code;
            _count++;
            if (code < _lowest)
            {
                _lowest = code;
            }

            if (code > _highest)
            {
                _highest = code;
            }
        }

        /// <summary>Takes samples of one channel.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="System.Exception">The converter does not answer; the samples before that are in.</exception>
        public void AddFrom(IConverterChannel channel, int count)
        {
            for (; count > 0; count--)
            {
                Add(channel.ReadCode());
            }
        }

        /// <summary>Mean code, 1/256 steps; 0 without samples.</summary>
        public int MeanCode256ths => _count == 0 ? 0 : (int)IntegerMath.DivideRounded(_sum * 256L, _count);

        /// <summary>What is wrong with the samples: one clipped sample spoils the mean, so each counts.</summary>
        public ReadingFault Fault
        {
            get
            {
                if (_count == 0 || !_input.Calibration.IsUsable)
                {
                    return ReadingFault.NoAnswer;
                }

                if (_lowest < _input.LowestCode)
                {
                    return _input.FaultBelow;
                }

                if (_highest > _input.HighestCode)
                {
                    return _input.FaultAbove;
                }

                return _highest - _lowest > _input.LargestSpread ? ReadingFault.TooNoisy : ReadingFault.None;
            }
        }

        /// <summary>Mean in the unit of the input, by its calibration.</summary>
        public int Value => _input.Calibration.ValueAt(MeanCode256ths);
    }
}
