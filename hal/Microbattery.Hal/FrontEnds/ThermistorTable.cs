using Microbattery.Firmware.Numerics;

namespace Microbattery.Hal.FrontEnds
{
    /// <summary>
    /// Temperature from the ratio of a thermistor divider: thermistor to ground, a fixed resistor of its 25 °C value to the
    /// converter's reference, so that the reference cancels.
    /// </summary>
    public sealed class ThermistorTable
    {
        private readonly int[] _ratioPpm;
        private readonly int _firstMillicelsius;
        private readonly int _stepMillicelsius;

        /// <summary>A table of ratios at even steps of temperature.</summary>
        /// <param name="firstMillicelsius">Temperature of the first entry, m°C.</param>
        /// <param name="stepMillicelsius">Temperature between entries, m°C, above 0.</param>
        /// <param name="ratioPpm">Code over largest code, ppm, strictly falling (an NTC), two entries or more.</param>
        public ThermistorTable(int firstMillicelsius, int stepMillicelsius, int[] ratioPpm)
        {
            _firstMillicelsius = firstMillicelsius;
            _stepMillicelsius = stepMillicelsius;
            _ratioPpm = ratioPpm;
        }

        /// <summary>Whether a ratio is above the table: colder than its first entry, and by how much nobody knows.</summary>
        /// <param name="ratioPpm">Code over largest code, ppm.</param>
        /// <returns>True when it is.</returns>
        public bool IsColder(int ratioPpm) => ratioPpm > _ratioPpm[0];

        /// <summary>Whether a ratio is below the table: hotter than its last entry, and by how much nobody knows.</summary>
        /// <param name="ratioPpm">Code over largest code, ppm.</param>
        /// <returns>True when it is.</returns>
        public bool IsHotter(int ratioPpm) => ratioPpm < _ratioPpm[_ratioPpm.Length - 1];

        /// <summary>Ratio at a temperature, straight between entries, held at the ends.</summary>
        /// <param name="millicelsius">m°C.</param>
        /// <returns>Code over largest code, ppm.</returns>
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

        /// <summary>Temperature at a ratio, straight between entries, held at the ends.</summary>
        /// <param name="ratioPpm">Code over largest code, ppm.</param>
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
