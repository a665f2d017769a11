using System;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Table from the ratio of a thermistor divider to a temperature, straight between its entries.
    /// </summary>
    /// <remarks>
    /// The divider is the thermistor to ground, and a fixed resistor of its value at 25 °C to the converter's reference or to a bias of
    /// its own. The ratio does not depend on that voltage.
    /// </remarks>
    public sealed class ThermistorTable
    {
        private readonly int[] _ratioPpm;
        private readonly int _firstMillicelsius;
        private readonly int _stepMillicelsius;

        /// <summary>Creates a table of ratios at even steps of temperature.</summary>
        /// <param name="firstMillicelsius">Temperature of the first entry, m°C.</param>
        /// <param name="stepMillicelsius">Temperature between entries, m°C, above 0.</param>
        /// <param name="ratioPpm">Ratios, ppm of the bias, strictly falling (an NTC), two entries or more.</param>
        /// <exception cref="ArgumentNullException">The ratios are missing.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The step is 0 or below.</exception>
        /// <exception cref="ArgumentException">The ratios are fewer than two, or do not fall.</exception>
        public ThermistorTable(int firstMillicelsius, int stepMillicelsius, int[] ratioPpm)
        {
            ArgumentNullException.ThrowIfNull(ratioPpm, nameof(ratioPpm));
            if (stepMillicelsius <= 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(stepMillicelsius), "Step is " + stepMillicelsius.ToString() + " m°C; it must be above 0");
            }

            if (ratioPpm.Length < 2)
            {
                throw new ArgumentException("Table has " + ratioPpm.Length.ToString() + " entries; it needs two or more", nameof(ratioPpm));
            }

            for (int i = 1; i < ratioPpm.Length; i++)
            {
                if (ratioPpm[i] >= ratioPpm[i - 1])
                {
                    throw new ArgumentException(
                        "Entry " + i.ToString() + " is " + ratioPpm[i].ToString() + " ppm, the one before it " + ratioPpm[i - 1].ToString()
                            + "; the ratios must fall",
                        nameof(ratioPpm));
                }
            }

            _firstMillicelsius = firstMillicelsius;
            _stepMillicelsius = stepMillicelsius;
            _ratioPpm = ratioPpm;
        }

        /// <summary>Whether a ratio is above the table: colder than its first entry.</summary>
        /// <param name="ratioPpm">Ratio, ppm of the bias.</param>
        /// <returns>True when it is.</returns>
        public bool IsColder(int ratioPpm) => ratioPpm > _ratioPpm[0];

        /// <summary>Whether a ratio is below the table: hotter than its last entry.</summary>
        /// <param name="ratioPpm">Ratio, ppm of the bias.</param>
        /// <returns>True when it is.</returns>
        public bool IsHotter(int ratioPpm) => ratioPpm < _ratioPpm[_ratioPpm.Length - 1];

        /// <summary>Ratio at a temperature; beyond the table that of its end.</summary>
        /// <param name="millicelsius">m°C.</param>
        /// <returns>Ratio, ppm of the bias.</returns>
        public int RatioPpmAt(int millicelsius)
        {
            int last = _ratioPpm.Length - 1;
            long above = IntegerMath.Clamp((long)millicelsius - _firstMillicelsius, 0, (long)last * _stepMillicelsius);
            int entry = (int)(above / _stepMillicelsius);
            long within = above - ((long)entry * _stepMillicelsius);
            return entry == last
                ? _ratioPpm[last]
                : _ratioPpm[entry] + (int)IntegerMath.DivideRounded((_ratioPpm[entry + 1] - _ratioPpm[entry]) * within, _stepMillicelsius);
        }

        /// <summary>Temperature at a ratio; beyond the table that of its end.</summary>
        /// <param name="ratioPpm">Ratio, ppm of the bias.</param>
        /// <returns>m°C.</returns>
        public int MillicelsiusAt(int ratioPpm)
        {
            int low = 0;
            int high = _ratioPpm.Length - 1;
            if (ratioPpm >= _ratioPpm[low])
            {
                return _firstMillicelsius;
            }

            if (ratioPpm <= _ratioPpm[high])
            {
                return _firstMillicelsius + (high * _stepMillicelsius);
            }

            while (high - low > 1)
            {
                int middle = (low + high) >> 1;
                if (_ratioPpm[middle] >= ratioPpm)
                {
                    low = middle;
                }
                else
                {
                    high = middle;
                }
            }

            long within = (long)(_ratioPpm[low] - ratioPpm) * _stepMillicelsius / (_ratioPpm[low] - _ratioPpm[high]);
            return _firstMillicelsius + (low * _stepMillicelsius) + (int)within;
        }
    }
}
