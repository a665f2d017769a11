using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Range of values that a quantity may have now: its last good reading, widened by its fastest credible change since.
    /// </summary>
    /// <remarks>
    /// A quantity that was never measured may have any value, and so may one whose reading is dated in the future. An unread sensor thereby
    /// trips its limits by itself. (After the thermal loop of Oxide's hubris.)
    /// </remarks>
    public sealed class PossibleRange
    {
        private const long OldestMilliseconds = int.MaxValue; // 25 days: rate times age stays below 2^62, an older one tells nothing

        private readonly int _worstRatePerSecond;
        private int _lowest = int.MinValue;
        private int _highest = int.MaxValue;
        private long _ageMilliseconds = long.MaxValue;
        private long _failingMilliseconds;

        /// <summary>The range of a quantity that was not measured yet.</summary>
        /// <param name="worstRatePerSecond">Fastest credible change, units per second, 0 or more.</param>
        public PossibleRange(int worstRatePerSecond)
        {
            _worstRatePerSecond = worstRatePerSecond;
        }

        /// <summary>Lowest possible value.</summary>
        public int Lowest => _lowest;

        /// <summary>Highest possible value.</summary>
        public int Highest => _highest;

        /// <summary>Age of the reading, ms; long.MaxValue when there is none.</summary>
        public long AgeMilliseconds => _ageMilliseconds;

        /// <summary>Updates the range with one sample.</summary>
        /// <param name="reading">The reading: of this sample, or an older one.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="countedMilliseconds">Time since the previous sample as protection counts it, ms: it advances while the clock has
        /// stopped.</param>
        public void Update(Reading reading, long nowMilliseconds, long countedMilliseconds)
        {
            bool isValid = reading.State == ReadingState.Valid;
            long age = nowMilliseconds - reading.ValidSinceMilliseconds;
            if (isValid && age == 0)
            {
                // Measured in this sample, as nearly always.
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

            long growth = age > OldestMilliseconds ? uint.MaxValue : _worstRatePerSecond * age / 1000;
            _lowest = IntegerMath.Saturate(reading.Value - growth);
            _highest = IntegerMath.Saturate(reading.Value + growth);
        }
    }
}
