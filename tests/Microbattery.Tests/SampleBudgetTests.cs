using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Sleep;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class SampleBudgetTests
    {
        [TestMethod]
        public void A_sample_that_costs_nothing_may_come_at_any_time()
        {
            Assert.AreEqual(0L, SampleBudget.IntervalMilliseconds(TestProfile.CapacityNanoampSeconds, 10000, 0));
        }

        [TestMethod]
        public void The_samples_of_a_year_take_no_more_than_the_share()
        {
            // 1 % of 700 µA·h is 25.2 mA·s; a sample takes 1 µA·s, 25 200 of them in a year, one in 1253 s.
            long interval = SampleBudget.IntervalMilliseconds(TestProfile.CapacityNanoampSeconds, 10000, 1000);
            Assert.AreEqual(1253000L, interval);
            long samples = 31557600000L / interval;
            Assert.IsTrue(samples * 1000 <= TestProfile.CapacityNanoampSeconds / 100);
        }

        [TestMethod]
        [DataRow("1 µA·h, least share, dearest sample", 3600000L, 1, int.MaxValue)]
        [DataRow("1 µA·h, whole capacity, dearest sample", 3600000L, 1000000, int.MaxValue)]
        [DataRow("10 A·h, whole capacity, cheapest sample", 36000000000000L, 1000000, 1)]
        [DataRow("10 A·h, least share, dearest sample", 36000000000000L, 1, int.MaxValue)]
        public void Nothing_wraps_at_the_extremes(string name, long capacityNanoampSeconds, int sharePpm, int sampleNanoampSeconds)
        {
            long interval = SampleBudget.IntervalMilliseconds(capacityNanoampSeconds, sharePpm, sampleNanoampSeconds);
            Assert.IsTrue(interval >= 0 && interval <= 876600000000000L, name);
        }

        [TestMethod]
        public void The_supervisor_sleeps_as_long_as_the_budget_asks_and_no_longer_than_allowed()
        {
            // One sample takes 100 µA·s: 34.8 h apart, held to a day; ten times cheaper 3.5 h.
            Assert.AreEqual(86400000, IdleInterval(100000));
            Assert.AreEqual(12523000, IdleInterval(10000));
            Assert.AreEqual(new WakePlan().IdleMilliseconds, IdleInterval(0));
        }

        private static int IdleInterval(int sampleNanoampSeconds)
        {
            BoardFigures figures = TestFigures.Create();
            figures = figures.With(Setting.SampleNanoampSeconds, sampleNanoampSeconds);
            Supervisor supervisor = new Supervisor(
                new FakeClock(),
                new FakeSensor(),
                new FakeSwitches(),
                new MemoryRecordStore(2),
                TestProfile.Create(),
                figures,
                new SupervisorSettings());
            return supervisor.NextTickMilliseconds;
        }
    }
}
