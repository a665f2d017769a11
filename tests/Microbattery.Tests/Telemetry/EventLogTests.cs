using Microbattery.Firmware.Telemetry;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Telemetry
{
    [TestClass]
    public class EventLogTests
    {
        [TestMethod]
        public void Is_empty_at_first()
        {
            Assert.AreEqual(0, new EventLog().Count);
        }

        [TestMethod]
        public void Keeps_what_when_and_the_number()
        {
            EventLog log = new EventLog();
            log.Add(EventCode.Full, -35000, 9000000000L);
            log.Add(EventCode.Recharge, 950000, 9000000001L);
            Assert.AreEqual(2, log.Count);
            Assert.AreEqual((int)EventCode.Full, (int)log.Code(0));
            Assert.AreEqual(-35000, log.Value(0));
            Assert.AreEqual(9000000000L, log.WhenMilliseconds(0));
            Assert.AreEqual((int)EventCode.Recharge, (int)log.Code(1));
        }

        [TestMethod]
        public void The_last_ones_stay_when_the_ring_is_full()
        {
            EventLog log = new EventLog();
            int count = (3 * EventLog.Capacity) + 5;
            for (int i = 0; i < count; i++)
            {
                log.Add(EventCode.FaultsRaised, i, 1000L * i);
            }

            Assert.AreEqual(count, log.Count);
            for (int i = count - EventLog.Capacity; i < count; i++)
            {
                Assert.AreEqual(i, log.Value(i));
                Assert.AreEqual(1000L * i, log.WhenMilliseconds(i));
            }
        }
    }
}
