using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>Current through switches that are commanded open.</summary>
    [TestClass]
    public class OpenSwitchDetectorTests
    {
        [TestMethod]
        [DataRow("open for two samples, charging", false, false, 500, 500, 0)]
        [DataRow("open for two samples, discharging", false, false, -500, 0, 500)]
        [DataRow("open for two samples, no current", false, false, 0, 0, 0)]
        [DataRow("open, the largest charge current", false, false, int.MaxValue, int.MaxValue, 0)]
        [DataRow("open, the largest discharge current", false, false, int.MinValue, 0, int.MaxValue)]
        [DataRow("closed", true, true, 500, 0, 0)]
        [DataRow("closed, discharging", true, true, -500, 0, 0)]
        [DataRow("just opened", true, false, 500, 0, 0)]
        [DataRow("just closed", false, true, -500, 0, 0)]
        public void Current_counts_only_through_a_switch_that_was_open_for_two_samples(
            string name, bool wasClosed, bool isClosed, int nanoamps, int chargeNanoamps, int dischargeNanoamps)
        {
            OpenSwitchDetector detector = new OpenSwitchDetector();
            Reading current = new Reading();
            current.SetValid(nanoamps, 0);
            detector.Update(current, wasClosed, wasClosed);
            detector.Update(current, isClosed, isClosed);
            Assert.AreEqual(chargeNanoamps, detector.ChargeNanoamps, name);
            Assert.AreEqual(dischargeNanoamps, detector.DischargeNanoamps, name);
        }

        [TestMethod]
        public void A_current_that_is_unknown_counts_as_none()
        {
            OpenSwitchDetector detector = new OpenSwitchDetector();
            Reading current = new Reading();
            current.SetValid(5000, 0);
            current.SetFailed(ReadingFault.NoAnswer);
            detector.Update(current, false, false);
            detector.Update(current, false, false);
            Assert.AreEqual(0, detector.ChargeNanoamps);
        }

        [TestMethod]
        public void It_cannot_see_a_switch_that_is_stuck_open()
        {
            // A closed switch without current: its source may give nothing.
            OpenSwitchDetector detector = new OpenSwitchDetector();
            Reading current = new Reading();
            current.SetValid(0, 0);
            for (int i = 0; i < 100; i++)
            {
                detector.Update(current, true, true);
                Assert.AreEqual(0, detector.ChargeNanoamps);
                Assert.AreEqual(0, detector.DischargeNanoamps);
            }
        }

        [TestMethod]
        public void The_limits_come_from_the_figures_of_the_board_and_saturate()
        {
            BoardFigures figures = TestFigures.Create();
            Assert.AreEqual(600, OpenSwitchDetector.ChargeLimitNanoamps(figures));
            Assert.AreEqual(3002800, OpenSwitchDetector.DischargeLimitNanoamps(figures));
            figures = figures.With(Setting.CurrentOffsetErrorNanoamps, int.MaxValue).With(Setting.PeakLoadNanoamps, int.MaxValue);
            Assert.AreEqual(int.MaxValue, OpenSwitchDetector.ChargeLimitNanoamps(figures));
            Assert.AreEqual(int.MaxValue, OpenSwitchDetector.DischargeLimitNanoamps(figures));
        }

        [TestMethod]
        [DataRow("six offsets", 600, false)]
        [DataRow("more than six", 601, true)]
        public void Charge_through_an_open_switch_beyond_six_times_the_offset_is_a_switch_that_is_stuck(
            string name, int nanoamps, bool expected)
        {
            ProtectionRig rig = new ProtectionRig { ChargeClosed = false };
            rig.SampleCurrent(nanoamps, 4);
            Assert.IsFalse(rig.Has(Faults.ChargeSwitchStuck));
            rig.Sample(2);
            Assert.IsTrue(expected == rig.Has(Faults.ChargeSwitchStuck), name);
            Assert.IsTrue(expected != rig.MayCharge, name);
        }

        [TestMethod]
        public void The_first_sample_after_a_switch_opened_is_not_judged()
        {
            ProtectionRig rig = new ProtectionRig();
            for (int i = 0; i < 40; i++)
            {
                rig.ChargeClosed = i % 2 == 0;
                rig.LoadClosed = i % 2 == 0;
                rig.SampleCurrent(i / 10 % 2 == 0 ? 50000 : -9000000, 1);
                Assert.IsFalse(rig.Has(Faults.ChargeSwitchStuck) || rig.Has(Faults.LoadSwitchStuck));
            }
        }

        [TestMethod]
        public void Discharge_that_the_board_cannot_take_is_a_load_switch_that_is_stuck()
        {
            // Six offsets, twice the sleep current and its error, a quarter of the load: 600 + 2200 + 3 mA.
            ProtectionRig rig = new ProtectionRig { LoadClosed = false };
            rig.SampleCurrent(-3002800, 10);
            Assert.IsFalse(rig.Has(Faults.LoadSwitchStuck));
            rig.SampleCurrent(-3002801, 5);
            Assert.IsTrue(rig.Has(Faults.LoadSwitchStuck));
            Assert.IsFalse(rig.MayLoad);
        }
    }
}
