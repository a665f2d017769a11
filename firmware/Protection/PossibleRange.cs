using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Where a quantity may be by now: its last good reading, grown by the worst believable rate since. What is never read, or
    /// was read in the future, may be anywhere. (After the thermal loop of Oxide's hubris.)
    /// </summary>
    public sealed class PossibleRange
    {
        private readonly int _worstRatePerSecond;
        private int _lowest = int.MinValue;
        private int _highest = int.MaxValue;
        private long _ageMilliseconds = long.MaxValue;

        /// <summary>A quantity nobody has read.</summary>
        /// <param name="worstRatePerSecond">Fastest believable change, units per second, 0 or more.</param>
        public PossibleRange(int worstRatePerSecond)
        {
            _worstRatePerSecond = worstRatePerSecond;
        }

        /// <summary>Lowest believable value.</summary>
        public int Lowest => _lowest;

        /// <summary>Highest believable value.</summary>
        public int Highest => _highest;

        /// <summary>Age of the reading, ms; long.MaxValue when there is none.</summary>
        public long AgeMilliseconds => _ageMilliseconds;

        /// <summary>Takes in what the last look gave.</summary>
        /// <param name="reading">The reading.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        public void Update(Reading reading, long nowMilliseconds)
        {
            long age = nowMilliseconds - reading.ValidSinceMilliseconds;
            if (age == 0 && reading.HasValue)
            {
                _ageMilliseconds = 0;
                _lowest = reading.Value;
                _highest = _lowest;
                return;
            }

            if (!reading.HasValue || age < 0)
            {
                _lowest = int.MinValue;
                _highest = int.MaxValue;
                _ageMilliseconds = long.MaxValue;
                return;
            }

            _ageMilliseconds = age;

            // Past 2^31 ms (25 days) the reading says nothing; before, rate * age stays below 2^62.
            long growth = age > int.MaxValue ? uint.MaxValue : _worstRatePerSecond * age / 1000;
            _lowest = IntegerMath.Saturate(reading.Value - growth);
            _highest = IntegerMath.Saturate(reading.Value + growth);
        }
    }
}
