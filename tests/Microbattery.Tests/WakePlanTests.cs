using Microbattery.Firmware.Sleep;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class WakePlanTests
    {
        [TestMethod]
        [DataRow(false, false, false, false, 10000)]
        [DataRow(false, false, true, false, 50)]
        [DataRow(false, true, true, true, 50)]
        [DataRow(true, false, true, false, 1000)]
        [DataRow(true, true, true, true, 1000)]
        [DataRow(true, false, true, true, 1000)]
        [DataRow(true, true, true, false, 50)]
        [DataRow(false, false, false, true, 1000)]
        [DataRow(true, true, false, true, 1000)]
        [DataRow(true, true, false, false, 10000)]
        public void Looks_close_while_current_may_flow_and_at_once_when_the_cell_gets_more(
            bool chargeWas, bool loadWas, bool charge, bool load, int expected)
        {
            Assert.AreEqual(expected, new WakePlan().NextSampleMilliseconds(chargeWas, loadWas, charge, load));
        }

        [TestMethod]
        public void Each_time_is_as_it_was_set()
        {
            WakePlan plan = new WakePlan { ActiveMilliseconds = 3, AfterClosingMilliseconds = 5, IdleMilliseconds = 7 };
            Assert.AreEqual(5, plan.NextSampleMilliseconds(false, false, true, false));
            Assert.AreEqual(3, plan.NextSampleMilliseconds(true, false, true, false));
            Assert.AreEqual(3, plan.NextSampleMilliseconds(false, false, false, true));
            Assert.AreEqual(7, plan.NextSampleMilliseconds(true, true, false, false));
        }

        [TestMethod]
        public void A_board_that_sleeps_deeply_does_so_for_ten_minutes_after_two_idle_looks()
        {
            WakePlan plan = new WakePlan();
            Assert.AreEqual(600000L, plan.DeepSleepMilliseconds);
            Assert.AreEqual(2, plan.IdleSamplesToSleep);
        }
    }
}
