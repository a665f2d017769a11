using Microbattery.Hal;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Where a quantity may be by now: its last good reading, grown by the worst believable rate since. What is never read, or
    /// was read in the future, may be anywhere. (After the thermal loop of Oxide's hubris.)
    /// </summary>
    public sealed class BelievedRange
    {
        private readonly int _worstRatePerSecond;

        /// <summary>A quantity nobody has read.</summary>
        /// <param name="worstRatePerSecond">Fastest believable change, units per second, 0 or more.</param>
        public BelievedRange(int worstRatePerSecond)
        {
            _worstRatePerSecond = worstRatePerSecond;
        }

        /// <summary>Lowest believable value.</summary>
        public int Lowest { get; private set; } = int.MinValue;

        /// <summary>Highest believable value.</summary>
        public int Highest { get; private set; } = int.MaxValue;

        /// <summary>Age of the reading, ms; long.MaxValue when there is none.</summary>
        public long AgeMilliseconds { get; private set; } = long.MaxValue;

        /// <summary>Takes in what the last look gave.</summary>
        /// <param name="reading">The reading.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        public void Update(Reading reading, long nowMilliseconds)
        {
            long age = nowMilliseconds - reading.ValidSinceMilliseconds;
            if (age == 0 && reading.HasValue)
            {
                AgeMilliseconds = 0;
                Lowest = reading.Value;
                Highest = Lowest;
                return;
            }

            if (!reading.HasValue || age < 0)
            {
                Lowest = int.MinValue;
                Highest = int.MaxValue;
                AgeMilliseconds = long.MaxValue;
                return;
            }

            AgeMilliseconds = age;

            // Past 2^31 ms (25 days) the reading says nothing; before, rate * age stays below 2^62.
            long growth = age > int.MaxValue ? uint.MaxValue : _worstRatePerSecond * age / 1000;
            Lowest = IntegerMath.Saturate(reading.Value - growth);
            Highest = IntegerMath.Saturate(reading.Value + growth);
        }
    }
}
