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
            Assert.AreEqual(expected, new WakePlan().NextLookMilliseconds(chargeWas, loadWas, charge, load));
        }
    }
}
