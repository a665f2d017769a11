using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>When moved charge is judged: a steady current, enough charge, and no larger current before it.</summary>
    [TestClass]
    public class ChargeMovedEdgeTests
    {
        private const int LeastMicrovolts = 4250; // of the test board
        private const int SteepMicrovolts = 4000000; // on the curve 12 mV a per cent
        private const int PlateauMicrovolts = 3886000; // on the curve 0.4 mV a per cent
        private const int SmallNanoamps = 100000; // half a per cent, 6 mV on the steep curve, in 126 s
        private const int SteadyNanoamps = 21250; // drops 2.5 times the least change across five times 100 ohm

        [TestMethod]
        [DataRow("a mean of 140 µA: 40 more drop 4 mV, and a third is less than a quarter of 6 mV", -840000, (int)StepVerdict.Contradicts)]
        [DataRow("a mean of 150 µA", -900000, (int)StepVerdict.None)]
        public void A_larger_current_before_hides_what_may_still_relax(string name, int loadNanoamps, int expected)
        {
            ChargeMovedDetector detector = Create(LeastMicrovolts);
            Load(detector, loadNanoamps);
            Assert.AreEqual(expected, (int)Verdict(detector, SteepMicrovolts, -SmallNanoamps, 200), name);
        }

        [TestMethod]
        public void Ten_hours_after_a_larger_current_nothing_relaxes()
        {
            ChargeMovedDetector detector = Create(LeastMicrovolts);
            Load(detector, -900000);
            Assert.AreEqual((int)StepVerdict.None, (int)Verdict(detector, SteepMicrovolts, 0, 36000));
            Assert.AreEqual((int)StepVerdict.Contradicts, (int)Verdict(detector, SteepMicrovolts, -SmallNanoamps, 200));
        }

        [TestMethod]
        [DataRow("a steady discharge", -SteadyNanoamps, (int)StepVerdict.Contradicts)]
        [DataRow("a steady charge", SteadyNanoamps, (int)StepVerdict.Contradicts)]
        [DataRow("a discharge that has changed too much", -SteadyNanoamps - 1, (int)StepVerdict.None)]
        [DataRow("a charge that has", SteadyNanoamps + 1, (int)StepVerdict.None)]
        public void A_current_is_steady_within_its_limit(string name, int nanoamps, int expected)
        {
            // The reference by turns: the current itself never changes by more.
            ChargeMovedDetector detector = Create(LeastMicrovolts);
            detector.Begin(SteepMicrovolts, 0);
            StepVerdict verdict = StepVerdict.None;
            for (int second = 0; second < 1300 && verdict == StepVerdict.None; second++)
            {
                verdict = detector.Update(SteepMicrovolts, second % 2 == 0 ? nanoamps : 0, 1000, false);
            }

            Assert.AreEqual(expected, (int)verdict, name);
        }

        [TestMethod]
        public void A_change_of_just_the_least_is_judged()
        {
            ChargeMovedDetector detector = Create(6000);
            detector.Begin(SteepMicrovolts, -SmallNanoamps);
            Assert.AreEqual((int)StepVerdict.Contradicts, (int)Verdict(detector, SteepMicrovolts, -SmallNanoamps, 130));
        }

        [TestMethod]
        public void Five_per_cent_of_the_charge_decide_alone()
        {
            // On the plateau they change the voltage by 2 mV, and less by less.
            ChargeMovedDetector detector = Create(1900);
            detector.Begin(PlateauMicrovolts, -SmallNanoamps);
            Assert.AreEqual((int)StepVerdict.None, (int)Verdict(detector, PlateauMicrovolts, -SmallNanoamps, 1200));
            Assert.AreEqual((int)StepVerdict.StandsStill, (int)Verdict(detector, PlateauMicrovolts, -SmallNanoamps, 70));
        }

        [TestMethod]
        public void A_plateau_that_only_a_cell_of_twice_the_resistance_is_on_counts()
        {
            // 3.856 V at -121 µA: 32 % of the charge without resistance, 40.5 % with twice 100 ohm; the plateau begins at 40 %.
            // One and a half per cent of the charge change the voltage by 4.5 mV before it, and by 3.2 mV into it.
            ChargeMovedDetector detector = Create(LeastMicrovolts);
            detector.Begin(3856000, -121000);
            Assert.AreEqual((int)StepVerdict.None, (int)Verdict(detector, 3856000, -121000, 350));
            Assert.AreEqual((int)StepVerdict.Contradicts, (int)Verdict(detector, 3856000, -121000, 100));
        }

        private static ChargeMovedDetector Create(int leastMicrovolts)
        {
            CellProfile profile = TestProfile.Create();
            ResistanceBand band = new ResistanceBand(profile, 8000, leastMicrovolts);
            Reading temperature = new Reading();
            temperature.SetValid(25000, 0);
            band.Follow(temperature);
            return new ChargeMovedDetector(profile, band, leastMicrovolts);
        }

        /// <summary>200 s of a load, on the plateau where no check decides.</summary>
        private static void Load(ChargeMovedDetector detector, int nanoamps)
        {
            detector.Begin(PlateauMicrovolts, nanoamps);
            Assert.AreEqual((int)StepVerdict.None, (int)Verdict(detector, PlateauMicrovolts, nanoamps, 200));
        }

        /// <summary>The first verdict on a constant voltage and current, at one sample a second.</summary>
        private static StepVerdict Verdict(ChargeMovedDetector detector, int microvolts, int nanoamps, int seconds)
        {
            StepVerdict verdict = StepVerdict.None;
            for (int i = 0; i < seconds && verdict == StepVerdict.None; i++)
            {
                verdict = detector.Update(microvolts, nanoamps, 1000, false);
            }

            return verdict;
        }
    }
}
