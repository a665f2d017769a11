using System;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Hal.Calibration;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>The conversions of one input in one sample: their mean, to 1/256 of a step, and whether they are those of a healthy
    /// input.</summary>
    public sealed class SampleBurst
    {
        /// <summary>Most conversions in a burst: the sum of 1024 of 21 bits is the most that an int holds.</summary>
        public const int MostConversions = 1024;

        private readonly AnalogInput _input;
        private int _sum;
        private int _count;
        private int _lowest;
        private int _highest;

        /// <summary>Creates an empty burst.</summary>
        /// <param name="input">The input.</param>
        /// <exception cref="ArgumentNullException">It is missing.</exception>
        public SampleBurst(AnalogInput input)
        {
            ArgumentNullException.ThrowIfNull(input, nameof(input));
            _input = input;
            Clear();
        }

        /// <summary>Removes all conversions.</summary>
        public void Clear()
        {
            _sum = 0;
            _count = 0;
            _lowest = int.MaxValue;
            _highest = int.MinValue;
        }

        /// <summary>Adds one conversion.</summary>
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

        /// <summary>Adds conversions of one channel.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="Exception">The converter does not answer; the conversions before that were added.</exception>
        public void AddFrom(IConverterChannel channel, int count)
        {
            for (; count > 0; count--)
            {
                Add(channel.ReadCode());
            }
        }

        /// <summary>Mean code, 1/256 steps; 0 without conversions.</summary>
        public int MeanCode256ths =>
            _count == 0 ? 0 : (int)IntegerMath.DivideRounded((long)_sum * TwoPointCalibration.FractionsAStep, _count);

        /// <summary>What is wrong with the conversions. A single clipped one makes the mean wrong, so a single one is a fault.</summary>
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
