using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>A clock that advances, or not.</summary>
    [TestClass]
    public class ClockDetectorTests
    {
        [TestMethod]
        public void Samples_without_advance_are_counted_until_the_clock_advances()
        {
            ClockDetector detector = new ClockDetector();
            for (int i = 1; i <= 5; i++)
            {
                detector.Update(0);
                Assert.AreEqual(i, detector.StoppedSamples);
            }

            detector.Update(1);
            Assert.AreEqual(0, detector.StoppedSamples);
        }

        [TestMethod]
        [DataRow("a thousand times too slow", 1L)]
        [DataRow("as it should be", 1000L)]
        [DataRow("a thousand times too fast", 1000000L)]
        public void It_cannot_see_a_wrong_rate(string name, long elapsedMilliseconds)
        {
            ClockDetector detector = new ClockDetector();
            for (int i = 0; i < 100; i++)
            {
                detector.Update(elapsedMilliseconds);
                Assert.AreEqual(0, detector.StoppedSamples, name);
            }
        }

        [TestMethod]
        public void A_stopped_clock_blocks_charging_until_it_advances()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Sample(3);
            for (int i = 0; i < 4; i++)
            {
                rig.SampleAfter(0);
                Assert.IsTrue(rig.MayCharge);
            }

            rig.SampleAfter(0);
            Assert.IsTrue(rig.Has(Faults.ClockStopped));
            Assert.IsTrue(!rig.MayCharge && rig.MayLoad);
            rig.Sample(10);
            Assert.IsTrue(rig.MayCharge);
        }
    }
}
