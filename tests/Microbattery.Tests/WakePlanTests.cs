using Microbattery.Firmware.Sleep;
using nanoFramework.TestFramework;

namespace Microbattery.Tests
{
    [TestClass]
    public class WakePlanTests
    {
        [TestMethod]
        [DataRow(false, false, false, 10000)]
        [DataRow(false, true, false, 50)]
        [DataRow(false, true, true, 50)]
        [DataRow(true, true, false, 1000)]
        [DataRow(true, true, true, 1000)]
        [DataRow(false, false, true, 1000)]
        [DataRow(true, false, true, 1000)]
        [DataRow(true, false, false, 10000)]
        public void Looks_close_while_current_may_flow_and_at_once_after_closing(bool was, bool charge, bool load, int expected)
        {
            Assert.AreEqual(expected, new WakePlan().NextLookMilliseconds(was, charge, load));
        }
    }
}
