using Microbattery.Firmware.Sleep;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class WakePlanTests
    {
        [TestMethod]
        [DataRow("both stay open", false, false, false, false, 10000)]
        [DataRow("charge closes", false, false, true, false, 50)]
        [DataRow("charge closes beside a load", false, true, true, true, 50)]
        [DataRow("charge stays closed", true, false, true, false, 1000)]
        [DataRow("both stay closed", true, true, true, true, 1000)]
        [DataRow("a load closes beside the charge", true, false, true, true, 1000)]
        [DataRow("a load opens beside the charge", true, true, true, false, 50)]
        [DataRow("a load closes", false, false, false, true, 1000)]
        [DataRow("charge opens beside a load", true, true, false, true, 1000)]
        [DataRow("both open", true, true, false, false, 10000)]
        public void Samples_close_while_current_may_flow_and_at_once_when_the_cell_gets_more(
            string name, bool chargeWas, bool loadWas, bool charge, bool load, int expected)
        {
            WakeSchedule schedule = new WakeSchedule(TestProfile.CapacityNanoampSeconds, 0, new WakePlan());
            Assert.AreEqual(expected, schedule.NextMilliseconds(false, false, chargeWas, loadWas, charge, load), name);
        }

        [TestMethod]
        public void Each_time_is_as_it_was_set()
        {
            WakePlan plan = new WakePlan
            {
                ActiveMilliseconds = 3,
                AfterClosingMilliseconds = 5,
                IdleMilliseconds = 7,
                NearCutoffMilliseconds = 2,
                QuietMilliseconds = 1000,
            };
            WakeSchedule schedule = new WakeSchedule(TestProfile.CapacityNanoampSeconds, 0, plan);
            Assert.AreEqual(5, schedule.NextMilliseconds(false, false, false, false, true, false));
            Assert.AreEqual(3, schedule.NextMilliseconds(false, false, true, false, true, false));
            Assert.AreEqual(3, schedule.NextMilliseconds(false, false, false, false, false, true));
            Assert.AreEqual(7, schedule.NextMilliseconds(false, false, true, true, false, false));
            Assert.AreEqual(2, schedule.NextMilliseconds(false, true, true, true, true, true));
            Assert.AreEqual(5, schedule.NextMilliseconds(true, true, true, true, true, true));
            schedule.CountQuiet(true, 999);
            Assert.AreEqual(3, schedule.NextMilliseconds(false, false, true, false, true, false));
            schedule.CountQuiet(true, 1);
            Assert.AreEqual(7, schedule.NextMilliseconds(false, false, true, false, true, false));
            schedule.CountQuiet(false, 1);
            Assert.AreEqual(3, schedule.NextMilliseconds(false, false, true, false, true, false));
        }

        [TestMethod]
        public void A_board_that_sleeps_deeply_does_so_for_ten_minutes_after_two_idle_samples()
        {
            WakePlan plan = new WakePlan();
            Assert.AreEqual(600000L, plan.DeepSleepMilliseconds);
            Assert.AreEqual(2, plan.IdleSamplesToSleep);
        }
    }
}
