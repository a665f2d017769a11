using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Limits of the judgement of a step, to the last unit. The cell has 100 ohm at 25 °C: 1 mA drops 100 mV.</summary>
    [TestClass]
    public class StepResponseEdgeTests
    {
        private const int RestMicrovolts = 3900000;
        private const int SteepMicrovolts = 3600000; // open-circuit voltage at a tenth of the charge
        private const int LeastMicrovolts = 8000;
        private const int LeastStepNanoamps = 320001; // drops the least voltage across a quarter of 100 ohm

        [TestMethod]
        [DataRow("a discharge that raises the voltage by four jumps", -1000000, 200000, (int)StepVerdict.Contradicts)]
        [DataRow("by more than four jumps", -1000000, 200001, (int)StepVerdict.Unmistakable)]
        [DataRow("a discharge that the voltage follows far", -1000000, -300000, (int)StepVerdict.Follows)]
        [DataRow("four times the largest change", 1000000, 2700000, (int)StepVerdict.Contradicts)]
        [DataRow("the smallest step, reversed by more than four jumps", LeastStepNanoamps, -200001, (int)StepVerdict.Unmistakable)]
        [DataRow("stuck at less than twice the smallest drop", 639999, 0, (int)StepVerdict.Contradicts)]
        [DataRow("stuck at twice the smallest drop", 640000, 0, (int)StepVerdict.Unmistakable)]
        public void A_step_either_way_is_judged_by_its_limits(string name, int stepNanoamps, int changeMicrovolts, int expected)
        {
            StepResponseDetector detector = Create();
            int microvolts = RestMicrovolts + changeMicrovolts;
            StepVerdict verdict = detector.Update(microvolts, stepNanoamps, RestMicrovolts, 0, 1000);
            if (detector.IsPending)
            {
                verdict = detector.Update(microvolts, stepNanoamps, microvolts, stepNanoamps, 50);
            }

            Assert.AreEqual(expected, (int)verdict, name);
        }

        [TestMethod]
        [DataRow("the smallest charge step", LeastStepNanoamps, 1000, true)]
        [DataRow("the smallest discharge step", -LeastStepNanoamps, 1000, true)]
        [DataRow("a smaller discharge step", 1 - LeastStepNanoamps, 1000, false)]
        [DataRow("three seconds after the last sample", LeastStepNanoamps, 3000, true)]
        public void A_stuck_voltage_is_suspected_from_the_smallest_step_on(
            string name, int stepNanoamps, int elapsedMilliseconds, bool isPending)
        {
            StepResponseDetector detector = Create();
            detector.Update(RestMicrovolts, stepNanoamps, RestMicrovolts, 0, elapsedMilliseconds);
            Assert.IsTrue(isPending == detector.IsPending, name);
        }

        [TestMethod]
        public void The_next_sample_decides_within_three_seconds()
        {
            StepResponseDetector detector = Create();
            detector.Update(RestMicrovolts, 1000000, RestMicrovolts, 0, 1000);
            Assert.AreEqual(
                (int)StepVerdict.Unmistakable, (int)detector.Update(RestMicrovolts, 1000000, RestMicrovolts, 1000000, 3000));
        }

        [TestMethod]
        [DataRow("from a tenth of the charge", SteepMicrovolts, true)]
        [DataRow("from below it, where the curve itself falls", SteepMicrovolts - 1, false)]
        public void A_fall_without_a_step_contradicts_above_the_steep_end_of_the_curve(string name, int fromMicrovolts, bool isPending)
        {
            StepResponseDetector detector = Create();
            detector.Update(fromMicrovolts - 100000, 0, fromMicrovolts, 0, 1000);
            Assert.IsTrue(isPending == detector.IsPending, name);
        }

        [TestMethod]
        public void The_swing_of_an_earlier_step_takes_nothing_from_a_step_the_other_way()
        {
            // 1 mA across five times the resistance, and a jump.
            StepResponseDetector detector = Create();
            detector.Update(RestMicrovolts - 100000, -1000000, RestMicrovolts, 0, 1000);
            Assert.IsFalse(detector.IsPending);
            detector.Update(RestMicrovolts + 450000, 0, RestMicrovolts - 100000, -1000000, 1000);
            Assert.IsFalse(detector.IsPending);
        }

        private static StepResponseDetector Create()
        {
            CellProfile profile = TestProfile.Create();
            ResistanceBand band = new ResistanceBand(profile, LeastMicrovolts, 4250);
            Reading temperature = new Reading();
            temperature.SetValid(25000, 0);
            band.Follow(temperature);
            Assert.AreEqual(LeastStepNanoamps, (int)band.LeastStepNanoamps);
            return new StepResponseDetector(profile, band, LeastMicrovolts);
        }
    }
}
