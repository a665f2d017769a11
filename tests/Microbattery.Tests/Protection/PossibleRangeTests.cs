using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    [TestClass]
    public class PossibleRangeTests
    {
        [TestMethod]
        public void A_quantity_that_was_never_measured_may_have_any_value()
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
        [DataRow("of this sample", 0L, 0)]
        [DataRow("a second", 1000L, 10000)]
        [DataRow("a second and a half", 1500L, 15000)]
        [DataRow("a minute", 60000L, 600000)]
        public void The_range_of_an_old_reading_grows_both_ways_with_its_age(string name, long age, int growth)
        {
            PossibleRange range = new PossibleRange(10000);
            range.Update(ReadAt(3900000, 5000), 5000 + age, 0);
            Assert.AreEqual(3900000 - growth, range.Lowest, name);
            Assert.AreEqual(3900000 + growth, range.Highest, name);
            Assert.AreEqual(age, range.AgeMilliseconds, name);
        }

        [TestMethod]
        public void A_reading_that_is_always_a_little_old_grows_no_older()
        {
            PossibleRange range = new PossibleRange(10000);
            for (int second = 1; second <= 100; second++)
            {
                range.Update(ReadAt(3900000, (1000 * second) - 100), 1000 * second, 1000);
                Assert.AreEqual(100L, range.AgeMilliseconds);
            }
        }

        [TestMethod]
        public void A_failed_sample_lets_the_last_good_value_age()
        {
            PossibleRange range = new PossibleRange(100);
            Reading reading = ReadAt(25000, 0);
            reading.SetFailed(ReadingFault.SensorOpen);
            range.Update(reading, 10000, 0);
            Assert.AreEqual(24000, range.Lowest);
            Assert.AreEqual(26000, range.Highest);
        }

        [TestMethod]
        public void A_new_reading_ends_the_range()
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
        public void A_reading_from_the_future_may_have_any_value()
        {
            PossibleRange range = new PossibleRange(10);
            range.Update(ReadAt(5, 1001), 1000, 0);
            IsAnything(range);
        }

        [TestMethod]
        [DataRow("more than 25 days, no rate", 0, 2147483648L)]
        [DataRow("more than 46 days, least rate", 1, 4000000000L)]
        [DataRow("25 days, largest rate", int.MaxValue, 2147483647L)]
        public void A_very_old_reading_may_have_any_value(string name, int rate, long age)
        {
            PossibleRange range = new PossibleRange(rate);
            range.Update(ReadAt(0, 0), age, 0);
            Assert.AreEqual(int.MinValue, range.Lowest, name);
            Assert.AreEqual(int.MaxValue, range.Highest, name);
            Assert.AreEqual(age, range.AgeMilliseconds, name);
        }

        [TestMethod]
        public void Growth_saturates_at_the_limits_of_int()
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
