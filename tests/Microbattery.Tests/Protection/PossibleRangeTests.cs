using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    [TestClass]
    public class PossibleRangeTests
    {
        [TestMethod]
        public void What_was_never_read_may_be_anything()
        {
            PossibleRange range = new PossibleRange(10);
            IsAnything(range);
            Reading reading = new Reading();
            range.Update(reading, 0, 0);
            IsAnything(range);
            reading.SetFailed(ReadingFault.NoAnswer);
            range.Update(reading, 0, 0);
            IsAnything(range);
        }

        [TestMethod]
        [DataRow(0L, 0)]
        [DataRow(1000L, 10000)]
        [DataRow(1500L, 15000)]
        [DataRow(60000L, 600000)]
        public void An_old_reading_grows_both_ways_with_its_age(long age, int growth)
        {
            PossibleRange range = new PossibleRange(10000);
            range.Update(ReadAt(3900000, 5000), 5000 + age, 0);
            Assert.AreEqual(3900000 - growth, range.Lowest);
            Assert.AreEqual(3900000 + growth, range.Highest);
            Assert.AreEqual(age, range.AgeMilliseconds);
        }

        [TestMethod]
        public void A_failed_look_lets_the_last_good_value_age()
        {
            PossibleRange range = new PossibleRange(100);
            Reading reading = ReadAt(25000, 0);
            reading.SetFailed(ReadingFault.SensorOpen);
            range.Update(reading, 10000, 0);
            Assert.AreEqual(24000, range.Lowest);
            Assert.AreEqual(26000, range.Highest);
        }

        [TestMethod]
        public void A_new_reading_ends_the_doubt()
        {
            PossibleRange range = new PossibleRange(100);
            Reading reading = ReadAt(25000, 0);
            range.Update(reading, 1000000, 0);
            reading.SetValid(26000, 1000000);
            range.Update(reading, 1000000, 0);
            Assert.AreEqual(26000, range.Lowest);
            Assert.AreEqual(26000, range.Highest);
        }

        [TestMethod]
        public void A_reading_from_the_future_may_be_anything()
        {
            PossibleRange range = new PossibleRange(10);
            range.Update(ReadAt(5, 1001), 1000, 0);
            IsAnything(range);
        }

        [TestMethod]
        [DataRow(0, 2147483648L)]
        [DataRow(1, 4000000000L)]
        [DataRow(2147483647, 2147483647L)]
        public void A_very_old_reading_may_be_anything(int rate, long age)
        {
            PossibleRange range = new PossibleRange(rate);
            range.Update(ReadAt(0, 0), age, 0);
            Assert.AreEqual(int.MinValue, range.Lowest);
            Assert.AreEqual(int.MaxValue, range.Highest);
            Assert.AreEqual(age, range.AgeMilliseconds);
        }

        [TestMethod]
        public void Growth_is_held_within_int()
        {
            PossibleRange range = new PossibleRange(10000);
            range.Update(ReadAt(int.MaxValue - 5, 0), 1000, 0);
            Assert.AreEqual(int.MaxValue, range.Highest);
            Assert.AreEqual(int.MaxValue - 10005, range.Lowest);
            range.Update(ReadAt(int.MinValue, 0), 1000, 0);
            Assert.AreEqual(int.MinValue, range.Lowest);
        }

        [TestMethod]
        public void A_reading_that_fails_ages_by_counted_time_while_the_clock_stands()
        {
            PossibleRange range = new PossibleRange(1000);
            Reading reading = ReadAt(25000, 0);
            range.Update(reading, 0, 50);
            Assert.AreEqual(25000, range.Lowest);
            reading.SetFailed(ReadingFault.NoAnswer);
            for (int i = 0; i < 20; i++)
            {
                range.Update(reading, 0, 50);
            }

            Assert.AreEqual(1000L, range.AgeMilliseconds);
            Assert.AreEqual(24000, range.Lowest);
            reading.SetValid(25500, 0);
            range.Update(reading, 0, 50);
            Assert.AreEqual(25500, range.Highest);
        }

        private static void IsAnything(PossibleRange range)
        {
            Assert.AreEqual(int.MinValue, range.Lowest);
            Assert.AreEqual(int.MaxValue, range.Highest);
            Assert.AreEqual(long.MaxValue, range.AgeMilliseconds);
        }

        private static Reading ReadAt(int value, long milliseconds)
        {
            Reading reading = new Reading();
            reading.SetValid(value, milliseconds);
            return reading;
        }
    }
}
