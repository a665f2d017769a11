using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Voltages that stand still: the same code for too long, and the wait for a move.</summary>
    [TestClass]
    public class StandstillDetectorTests
    {
        private const int LeastMoveMicrovolts = 4250; // of the test board
        private const long HourMilliseconds = 3600000;

        [TestMethod]
        [DataRow("voltage alone", 20, 0, false)]
        [DataRow("voltage and current", 0, 20, true)]
        public void More_equal_samples_than_allowed_are_a_standstill(string name, int sameVoltage, int same, bool isSameCurrent)
        {
            StandstillDetector detector = new StandstillDetector(sameVoltage, same, LeastMoveMicrovolts);
            for (int i = 0; i < 20; i++)
            {
                Assert.IsFalse(detector.CountSame(true, isSameCurrent), name);
            }

            Assert.IsTrue(detector.CountSame(true, isSameCurrent), name);
            Assert.IsFalse(detector.CountSame(true, isSameCurrent), name + ": counted again from the start");
        }

        [TestMethod]
        [DataRow("a coarse converter, whose figures allow any number", 0, 0, 0)]
        [DataRow("a stuck voltage with noise of one code on it", 20, 20, 20)]
        [DataRow("a stuck voltage beside a current with noise, where only both together are limited", 0, 20, 0)]
        public void It_cannot_see(string name, int sameVoltage, int same, int noiseEverySamples)
        {
            StandstillDetector detector = new StandstillDetector(sameVoltage, same, LeastMoveMicrovolts);
            for (int i = 1; i < 100000; i++)
            {
                bool isSameVoltage = noiseEverySamples == 0 || i % noiseEverySamples != 0;
                bool isSameCurrent = sameVoltage == same;
                Assert.IsFalse(detector.CountSame(isSameVoltage, isSameCurrent), name);
            }
        }

        [TestMethod]
        [DataRow("up by less than a move", LeastMoveMicrovolts - 1, false)]
        [DataRow("up by a move", LeastMoveMicrovolts, true)]
        [DataRow("down by less than a move", 1 - LeastMoveMicrovolts, false)]
        [DataRow("down by a move", -LeastMoveMicrovolts, true)]
        public void A_move_ends_it(string name, int changeMicrovolts, bool ends)
        {
            StandstillDetector detector = new StandstillDetector(20, 20, LeastMoveMicrovolts);
            detector.Begin(3900000);
            Assert.IsTrue(detector.StandsStill, name);
            Assert.IsTrue(ends == detector.WaitForMove(3900000 + changeMicrovolts, 1000), name);
            Assert.IsTrue(ends != detector.StandsStill, name);
        }

        [TestMethod]
        [DataRow("found by this detector: a day", false, 24)]
        [DataRow("restored from a journal: an hour", true, 1)]
        public void Its_longest_time_ends_it(string name, bool isRestored, int hours)
        {
            StandstillDetector detector = new StandstillDetector(20, 20, LeastMoveMicrovolts);
            if (isRestored)
            {
                detector.BeginUnknown();
            }
            else
            {
                detector.Begin(3900000);
            }

            for (int i = 1; i < hours; i++)
            {
                Assert.IsFalse(detector.WaitForMove(3900000, HourMilliseconds), name);
            }

            Assert.IsFalse(detector.WaitForMove(3900000, HourMilliseconds - 1), name);
            Assert.IsTrue(detector.WaitForMove(3900000, 1), name);
        }

        [TestMethod]
        public void An_acknowledgement_ends_it()
        {
            StandstillDetector detector = new StandstillDetector(20, 20, LeastMoveMicrovolts);
            detector.Begin(3900000);
            detector.End();
            Assert.IsFalse(detector.StandsStill);
        }

        [TestMethod]
        [DataRow("with noise", true)]
        [DataRow("without", false)]
        public void A_converter_with_noise_that_gives_the_same_code_is_stuck(string name, bool hasNoise)
        {
            BoardFigures figures = TestFigures.Create();
            figures = figures.With(Setting.LongestSameSamples, hasNoise ? 30 : 0);
            ProtectionRig rig = new ProtectionRig(TestProfile.Create(), figures);
            rig.Sample(31);
            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            rig.Sample(2);
            Assert.IsTrue(hasNoise == rig.Has(Faults.ReadingsContradict), name);
        }

        [TestMethod]
        public void During_a_standstill_no_sample_is_hurried()
        {
            // A step that contradicts is still to be decided when the standstill is found.
            BoardFigures figures = TestFigures.Create();
            figures = figures.With(Setting.LongestSameVoltageSamples, 20);
            ProtectionRig rig = new ProtectionRig(TestProfile.Create(), figures);
            rig.Sample(20);
            rig.Sensor.CurrentNanoamps = -1000000;
            rig.Sample(2);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            rig.Sensor.CurrentNanoamps = 0;
            rig.Sample(3);
            Assert.IsFalse(rig.Protection.IsSuspicious);
        }

        [TestMethod]
        public void A_standstill_ends_with_a_move_or_after_a_day()
        {
            for (int moves = 0; moves <= 1; moves++)
            {
                BoardFigures figures = TestFigures.Create();
                figures = figures.With(Setting.LongestSameSamples, 20);
                ProtectionRig rig = new ProtectionRig(TestProfile.Create(), figures);
                rig.Sample(30);
                rig.Sensor.VoltageMicrovolts += moves == 0 ? 4000 : 4300;
                for (int hour = 0; hour < 23; hour++)
                {
                    Hours(rig, 1);
                }

                Assert.IsTrue((moves == 0) == rig.Has(Faults.ReadingsContradict));
                Hours(rig, 3);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
            }
        }

        [TestMethod]
        public void After_a_restart_a_contradiction_waits_for_a_move_or_an_hour()
        {
            ProtectionRig rig = new ProtectionRig();
            rig.Protection.Restore(Faults.ReadingsContradict);
            Hours(rig, 1);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            Hours(rig, 1);
            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
        }

        /// <summary>Samples ten seconds apart, whose voltage is never the same twice.</summary>
        private static void Hours(ProtectionRig rig, int hours)
        {
            for (int i = 0; i < 360 * hours; i++)
            {
                rig.Sensor.VoltageMicrovolts += i % 2 == 0 ? 1 : -1;
                rig.SampleAfter(10000);
            }
        }
    }
}
