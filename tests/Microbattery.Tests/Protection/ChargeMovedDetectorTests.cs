using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Moved charge that changes the voltage or not. The cell has 700 µA·h: 1 mA moves one per cent in 25 s.</summary>
    [TestClass]
    public class ChargeMovedDetectorTests
    {
        private const int LeastMicrovolts = 4250; // of the test board
        private const int SteepMicrovolts = 4000000; // on the curve 12 mV a per cent
        private const int PlateauMicrovolts = 3886000; // on the curve 0.4 mV a per cent
        private const int SmallNanoamps = 100000; // one per cent in 252 s

        [TestMethod]
        [DataRow("nothing else contradicted", false, (int)StepVerdict.Contradicts)]
        [DataRow("something else contradicted", true, (int)StepVerdict.StandsStill)]
        public void A_voltage_that_does_not_change_on_the_steep_curve(string name, bool isSuspected, int expected)
        {
            ChargeMovedDetector detector = Create();
            Assert.AreEqual(expected, (int)FirstVerdict(detector, SteepMicrovolts, -SmallNanoamps, 1000, isSuspected), name);
        }

        [TestMethod]
        [DataRow("a quarter of the change that the curve requires", 4, (int)StepVerdict.Follows)]
        [DataRow("a tenth of it", 10, (int)StepVerdict.Contradicts)]
        public void A_voltage_that_changes_by_a_share_of_the_curve(string name, int divisor, int expected)
        {
            // The smallest change on the way between the places of no and of twice the resistance is that of the steeper part.
            ChargeMovedDetector detector = Create();
            detector.Begin(SteepMicrovolts, -SmallNanoamps);
            StepVerdict verdict = StepVerdict.None;
            for (int second = 1; second < 1000 && verdict == StepVerdict.None; second++)
            {
                int fallen = (int)(12000L * second * SmallNanoamps / (TestProfile.NanoampMillisecondsPerPpm * 10) / divisor);
                verdict = detector.Update(SteepMicrovolts - fallen, -SmallNanoamps, 1000, false);
            }

            Assert.AreEqual(expected, (int)verdict, name);
        }

        [TestMethod]
        public void It_cannot_see_a_stuck_voltage_on_a_plateau()
        {
            // Eight per cent of the charge.
            ChargeMovedDetector detector = Create();
            Assert.AreEqual((int)StepVerdict.None, (int)FirstVerdict(detector, PlateauMicrovolts, -SmallNanoamps, 2016, false));
        }

        [TestMethod]
        public void It_cannot_see_a_stuck_voltage_beside_a_load_that_steps_all_the_time()
        {
            ChargeMovedDetector detector = Create();
            detector.Begin(SteepMicrovolts, 0);
            for (int second = 0; second < 2000; second++)
            {
                int nanoamps = second % 2 == 0 ? -SmallNanoamps : 0;
                Assert.AreEqual((int)StepVerdict.None, (int)detector.Update(SteepMicrovolts, nanoamps, 1000, true));
            }
        }

        [TestMethod]
        public void It_cannot_see_a_stuck_voltage_while_it_may_relax_after_a_larger_current()
        {
            ChargeMovedDetector detector = Create();
            detector.Begin(SteepMicrovolts, -50 * SmallNanoamps);
            for (int second = 0; second < 200; second++)
            {
                detector.Update(SteepMicrovolts, -50 * SmallNanoamps, 1000, false);
            }

            // The step back is judged as such; after it the window begins anew.
            detector.Update(SteepMicrovolts, -SmallNanoamps, 1000, false);
            for (int second = 0; second < 500; second++)
            {
                Assert.AreEqual((int)StepVerdict.None, (int)detector.Update(SteepMicrovolts, -SmallNanoamps, 1000, false));
            }
        }

        [TestMethod]
        [DataRow("charging", 1000000)]
        [DataRow("discharging", -1000000)]
        public void A_voltage_that_moved_charge_does_not_change_is_stuck(string name, int nanoamps)
        {
            // At 4.0 V, 5.8 mV and more a percent of charge: 25 s at 1 mA.
            ProtectionRig rig = new ProtectionRig();
            rig.SampleVoltage(4000000, 3);
            rig.Sensor.CurrentNanoamps = nanoamps;
            rig.Sensor.VoltageMicrovolts = 4000000 + (nanoamps / 10);
            int seconds = 0;
            for (; seconds < 300 && !rig.Has(Faults.ReadingsContradict); seconds++)
            {
                rig.Sensor.VoltageMicrovolts += seconds % 2 == 0 ? 300 : -300;
                rig.Sample(1);
            }

            Assert.IsTrue(seconds > 20 && seconds < 120, name + ": " + seconds.ToString());
        }

        [TestMethod]
        [DataRow("charging", 1000000)]
        [DataRow("discharging", -1000000)]
        public void Charge_that_moves_the_voltage_as_the_curve_says_contradicts_nothing(string name, int nanoamps)
        {
            ProtectionRig rig = new ProtectionRig();
            CellProfile profile = TestProfile.Create();
            int start = nanoamps > 0 ? 150000 : 950000;
            for (int seconds = 0; seconds < 1650; seconds++)
            {
                // A cell of 80 % of its capacity and twice its resistance.
                int ppm = start + (int)((long)nanoamps * seconds * 1000 / (TestProfile.NanoampMillisecondsPerPpm * 8 / 10));
                rig.Sensor.CurrentNanoamps = nanoamps;
                rig.Sensor.VoltageMicrovolts = profile.OpenCircuitMicrovolts.At(ppm) + (nanoamps / 1000 * 200);
                rig.Sample(1);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict), name + ": " + seconds.ToString());
            }
        }

        [TestMethod]
        public void A_plateau_between_the_places_of_no_resistance_and_of_the_highest_contradicts_nothing()
        {
            // 3.84 V at -0.5 mA: without resistance, and with what the cell has when it is empty, where the curve is steep; with what it
            // has now, on the plateau.
            ProtectionRig rig = PlateauUnderLoad();
            CellProfile profile = TestProfile.Create();
            for (int seconds = 0; seconds < 1300; seconds++)
            {
                int ppm = 690000 - (int)(500000L * seconds * 1000 / TestProfile.NanoampMillisecondsPerPpm);
                rig.Sensor.VoltageMicrovolts = profile.OpenCircuitMicrovolts.At(ppm) - 50000;
                rig.Sample(1);
                Assert.IsFalse(rig.Has(Faults.ReadingsContradict), seconds.ToString());
            }
        }

        [TestMethod]
        public void A_voltage_that_did_not_move_through_a_twentieth_of_the_charge_is_stuck_at_the_first_check()
        {
            // Where the same cell may be on its plateau, 0.4 mV a percent of charge, a percent every 50 s.
            ProtectionRig rig = PlateauUnderLoad();
            int seconds = 0;
            for (; seconds < 3000 && !rig.Has(Faults.ReadingsContradict); seconds++)
            {
                rig.Sensor.VoltageMicrovolts = 3840000 + (seconds % 2 == 0 ? 100 : -100);
                rig.Sample(1);
            }

            Assert.IsTrue(seconds > 250 && seconds < 900, seconds.ToString());
        }

        private static ChargeMovedDetector Create()
        {
            CellProfile profile = TestProfile.Create();
            ResistanceBand band = new ResistanceBand(profile, 8000, LeastMicrovolts);
            Reading temperature = new Reading();
            temperature.SetValid(25000, 0);
            band.Follow(temperature);
            return new ChargeMovedDetector(profile, band, LeastMicrovolts);
        }

        /// <summary>The first verdict on a constant voltage and current, at one sample a second.</summary>
        private static StepVerdict FirstVerdict(
            ChargeMovedDetector detector, int microvolts, int nanoamps, int seconds, bool isSuspected)
        {
            detector.Begin(microvolts, nanoamps);
            StepVerdict verdict = StepVerdict.None;
            for (int i = 0; i < seconds && verdict == StepVerdict.None; i++)
            {
                verdict = detector.Update(microvolts, nanoamps, 1000, isSuspected);
            }

            return verdict;
        }

        /// <summary>A cell that resists ten times as much when it is empty, at -0.5 mA: 50 mV on its plateau.</summary>
        private static ProtectionRig PlateauUnderLoad()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { 1000000, 100000, 100000 }));
            ProtectionRig rig = new ProtectionRig(profile);
            rig.Sensor.CurrentNanoamps = -500000;
            return rig;
        }
    }
}
