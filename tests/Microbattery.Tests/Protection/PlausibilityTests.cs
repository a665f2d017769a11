using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>The score of the detectors together, and the fault that it trips. The cell has 100 ohm at 25 °C: 1 mA drops 100
    /// mV.</summary>
    [TestClass]
    public class PlausibilityTests
    {
        private const int RestMicrovolts = 3900000;
        private const int StepNanoamps = 1000000;

        [TestMethod]
        public void A_contradiction_adds_two_and_a_step_that_is_followed_takes_one()
        {
            ScoreRig rig = new ScoreRig();
            rig.Sample(RestMicrovolts, 0);
            rig.Step(10000);
            Assert.AreEqual(2, rig.Score);
            rig.Step(100000);
            Assert.AreEqual(1, rig.Score);
            rig.Step(100000);
            Assert.AreEqual(0, rig.Score);
            rig.Step(100000);
            Assert.AreEqual(0, rig.Score);
        }

        [TestMethod]
        public void The_score_ends_at_its_highest_and_starts_again_when_it_is_reset()
        {
            ScoreRig rig = new ScoreRig();
            rig.Sample(RestMicrovolts, 0);
            for (int i = 1; i <= 5; i++)
            {
                rig.Step(10000);
                Assert.AreEqual(i < 3 ? 2 * i : Plausibility.MostScore, rig.Score);
            }

            rig.Plausibility.ResetScore();
            Assert.AreEqual(0, rig.Score);
        }

        [TestMethod]
        public void A_change_that_no_cell_can_make_is_the_highest_score_at_once()
        {
            ScoreRig rig = new ScoreRig();
            rig.Sample(RestMicrovolts, 0);
            rig.Step(-300000);
            Assert.AreEqual(Plausibility.MostScore, rig.Score);
        }

        [TestMethod]
        public void A_standstill_keeps_the_highest_score_over_a_reset_of_it_until_it_is_acknowledged()
        {
            ScoreRig rig = new ScoreRig();
            rig.Plausibility.SuspectStandstill();
            rig.Plausibility.ResetScore();
            Assert.AreEqual(Plausibility.MostScore, rig.Score);
            rig.Plausibility.Acknowledge();
            Assert.AreEqual(0, rig.Score);
        }

        [TestMethod]
        [DataRow("voltage lost", true, false)]
        [DataRow("current lost", false, true)]
        public void A_step_is_not_decided_by_a_sample_that_is_lost(string name, bool losesVoltage, bool losesCurrent)
        {
            ScoreRig rig = new ScoreRig();
            rig.Sample(RestMicrovolts, 0);
            rig.Sample(RestMicrovolts, StepNanoamps);
            Assert.IsTrue(rig.Plausibility.IsPending, name);
            rig.Lose(losesVoltage, losesCurrent);
            Assert.IsFalse(rig.Plausibility.IsPending, name);
            Assert.AreEqual(0, rig.Score, name);
        }

        [TestMethod]
        public void A_contradiction_is_tried_again_after_its_time_and_not_before()
        {
            ProtectionRig rig = Contradicted();
            rig.Sample(890);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            rig.Sample(80);
            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        public void An_acknowledged_contradiction_clears_without_the_wait()
        {
            ProtectionRig rig = Contradicted();
            rig.Sample(70);
            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            rig.Protection.Acknowledge();
            rig.Sample(1);
            Assert.IsFalse(rig.Has(Faults.ReadingsContradict));
        }

        [TestMethod]
        [DataRow("a sure sensor: less than 3 mV across a quarter of 100 ohm", 100, 120000, false)]
        [DataRow("3 mV", 100, 120001, true)]
        [DataRow("1 mV of error: less than eight of it", 1000, 320000, false)]
        [DataRow("eight of it", 1000, 320001, true)]
        public void The_smallest_step_is_of_eight_errors_of_the_voltage_or_3_mV(
            string name, int errorMicrovolts, int stepNanoamps, bool isPending)
        {
            ScoreRig rig = new ScoreRig(TestFigures.Create().With(Setting.VoltageErrorMicrovolts, errorMicrovolts));
            rig.Sample(RestMicrovolts, 0);
            rig.Sample(RestMicrovolts, stepNanoamps);
            Assert.IsTrue(isPending == rig.Plausibility.IsPending, name);
        }

        [TestMethod]
        public void The_voltage_may_recover_from_a_load_that_ended_while_it_was_not_measured()
        {
            ScoreRig rig = new ScoreRig();
            rig.Sample(3700000, -20000000);
            rig.Sample(3700000, -20000000);
            rig.SetCurrent(0);
            rig.Lose(true, false);
            rig.Sample(3700000, 0);
            rig.Sample(4000000, 0);
            Assert.IsFalse(rig.Plausibility.IsPending);
        }

        [TestMethod]
        public void No_step_is_judged_over_a_sample_that_was_lost()
        {
            ScoreRig rig = new ScoreRig();
            rig.Sample(RestMicrovolts, 0);
            rig.Sample(RestMicrovolts, 0);
            rig.Lose(true, true);
            rig.Sample(RestMicrovolts, StepNanoamps);
            Assert.IsFalse(rig.Plausibility.IsPending);
        }

        [TestMethod]
        public void A_jump_that_contradicts_is_no_change_by_moved_charge()
        {
            // 0.1 mA moves 1 % of the charge in 252 s, and must change the voltage by 5.8 mV there.
            ScoreRig rig = new ScoreRig();
            for (int second = 0; second < 3; second++)
            {
                rig.Sample(4000000, -100000);
            }

            rig.Sample(3900000, -100000);
            rig.Sample(3900000, -100000);
            Assert.AreEqual(2, rig.Score);
            for (int second = 0; second < 300; second++)
            {
                rig.Sample(3900000, -100000);
            }

            Assert.AreEqual(Plausibility.MostScore, rig.Score);
        }

        [TestMethod]
        public void Moved_charge_is_judged_from_the_first_sample_on()
        {
            // 20 µA move 8 ppm of the charge in a second: 9.5 µV at 4.0 V.
            ScoreRig rig = new ScoreRig();
            for (int second = 0; second < 1500; second++)
            {
                rig.Sample(4000000 - (second * 95 / 10), -20000);
                Assert.AreEqual(0, rig.Score);
            }
        }

        [TestMethod]
        public void Steps_are_judged_again_after_a_standstill_is_acknowledged()
        {
            ScoreRig rig = new ScoreRig();
            rig.Plausibility.SuspectStandstill();
            rig.Sample(RestMicrovolts, 0);
            rig.Plausibility.Acknowledge();
            rig.Sample(RestMicrovolts, 0);
            rig.Sample(RestMicrovolts, StepNanoamps);
            Assert.IsTrue(rig.Plausibility.IsPending);
        }

        private static ProtectionRig Contradicted()
        {
            ProtectionRig rig = new ProtectionRig();
            for (int samples = 0; samples < 20 && !rig.Has(Faults.ReadingsContradict); samples++)
            {
                rig.SampleSteps(samples, 1000000, 0);
            }

            Assert.IsTrue(rig.Has(Faults.ReadingsContradict));
            rig.SampleCurrent(0, 1);
            return rig;
        }

        /// <summary>Plausibility of the test cell on the test board, a second between samples.</summary>
        private sealed class ScoreRig
        {
            internal readonly Plausibility Plausibility;
            private readonly Reading _voltage = new Reading();
            private readonly Reading _current = new Reading();
            private readonly Reading _temperature = new Reading();

            internal ScoreRig()
                : this(TestFigures.Create())
            {
            }

            internal ScoreRig(BoardFigures figures)
            {
                Plausibility = new Plausibility(TestProfile.Create(), figures);
                _temperature.SetValid(25000, 0);
            }

            internal int Score => Plausibility.Score;

            internal void Sample(int microvolts, int nanoamps)
            {
                _voltage.SetValid(microvolts, 0);
                _current.SetValid(nanoamps, 0);
                Plausibility.Update(_voltage, _current, _temperature, 1000);
            }

            /// <summary>Two samples with a step of current and a change of voltage, and back to rest long after.</summary>
            internal void Step(int changeMicrovolts)
            {
                Sample(RestMicrovolts + changeMicrovolts, StepNanoamps);
                Sample(RestMicrovolts + changeMicrovolts, StepNanoamps);
                _voltage.SetValid(RestMicrovolts, 0);
                _current.SetValid(0, 0);
                Plausibility.Update(_voltage, _current, _temperature, 20000);
            }

            internal void SetCurrent(int nanoamps) => _current.SetValid(nanoamps, 0);

            internal void Lose(bool losesVoltage, bool losesCurrent)
            {
                if (losesVoltage)
                {
                    _voltage.SetFailed(ReadingFault.NoAnswer);
                }

                if (losesCurrent)
                {
                    _current.SetFailed(ReadingFault.NoAnswer);
                }

                Plausibility.Update(_voltage, _current, _temperature, 1000);
            }
        }
    }
}
