using Microbattery.Hal.Lines;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class PulseWatchdogTests
    {
        [TestMethod]
        public void Each_feed_is_one_pulse_that_ends_low()
        {
            CallLog log = new CallLog();
            PulseWatchdog watchdog = new PulseWatchdog(new FakeLine("W", log));
            Assert.AreEqual(string.Empty, log.Text, "a new watchdog is not fed");
            watchdog.Feed();
            Assert.AreEqual("W1W0", log.Text);
            watchdog.Feed();
            Assert.AreEqual("W1W0W1W0", log.Text);
        }
    }
}
