using Microbattery.Firmware.Measurement;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class ReadingTests
    {
        [TestMethod]
        public void Before_any_sample_a_reading_has_no_value_and_is_not_valid()
        {
            Reading reading = new Reading();
            Assert.AreEqual((int)ReadingState.NotReadYet, (int)reading.State);
            Assert.IsFalse(reading.HasValue);
        }

        [TestMethod]
        public void A_failure_before_any_valid_sample_gives_no_value()
        {
            Reading reading = new Reading();
            reading.SetFailed(ReadingFault.NoAnswer);
            Assert.AreEqual((int)ReadingState.Failed, (int)reading.State);
            Assert.IsFalse(reading.HasValue);
        }

        [TestMethod]
        public void A_failed_reading_keeps_the_last_good_value()
        {
            Reading reading = new Reading();
            reading.SetValid(-7, 1234);
            reading.SetFailed(ReadingFault.TooNoisy);
            Assert.AreEqual((int)ReadingState.Failed, (int)reading.State);
            Assert.AreEqual((int)ReadingFault.TooNoisy, (int)reading.Fault);
            Assert.IsTrue(reading.HasValue);
            Assert.AreEqual(-7, reading.Value);
            Assert.AreEqual(1234L, reading.ValidSinceMilliseconds);
        }

        [TestMethod]
        public void A_valid_sample_after_a_failed_one_clears_the_fault()
        {
            Reading reading = new Reading();
            reading.SetFailed(ReadingFault.SensorOpen);
            reading.SetValid(5, 99);
            Assert.AreEqual((int)ReadingState.Valid, (int)reading.State);
            Assert.AreEqual((int)ReadingFault.None, (int)reading.Fault);
            Assert.AreEqual(5, reading.Value);
            Assert.AreEqual(99L, reading.ValidSinceMilliseconds);
        }
    }
}
