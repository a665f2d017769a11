using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Where a quantity may be by now: its last good reading, grown by the worst believable rate since. What was never read, or was read in the future,
    /// may be anywhere. (After the thermal loop of Oxide's hubris.)
    /// </summary>
    public sealed class PossibleRange
    {
        private const long OldestMilliseconds = int.MaxValue; // past 25 days a reading says nothing

        private readonly int _worstRatePerSecond;
        private int _lowest = int.MinValue;
        private int _highest = int.MaxValue;
        private long _ageMilliseconds = long.MaxValue;
        private long _failingMilliseconds;

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

        /// <summary>Takes one sample.</summary>
        /// <param name="reading">The reading: of this sample, or an older one.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="countedMilliseconds">Time since the sample before as protection counts it, ms: it goes on while the clock stands.</param>
        public void Update(Reading reading, long nowMilliseconds, long countedMilliseconds)
        {
            bool isValid = reading.State == ReadingState.Valid;
            long age = nowMilliseconds - reading.ValidSinceMilliseconds;
            if (isValid && age == 0)
            {
                // Of this very sample, as nearly always.
                _failingMilliseconds = 0;
                _ageMilliseconds = 0;
                _lowest = reading.Value;
                _highest = reading.Value;
                return;
            }

            _failingMilliseconds = isValid ? 0 : IntegerMath.Clamp(_failingMilliseconds + countedMilliseconds, 0, long.MaxValue / 2);
            if (!reading.HasValue || age < 0)
            {
                _lowest = int.MinValue;
                _highest = int.MaxValue;
                _ageMilliseconds = long.MaxValue;
                return;
            }

            age = age > _failingMilliseconds ? age : _failingMilliseconds;
            _ageMilliseconds = age;

            // Rate times age stays below 2^62.
            long growth = age > OldestMilliseconds ? uint.MaxValue : _worstRatePerSecond * age / 1000;
            _lowest = IntegerMath.Saturate(reading.Value - growth);
            _highest = IntegerMath.Saturate(reading.Value + growth);
        }
    }
}
