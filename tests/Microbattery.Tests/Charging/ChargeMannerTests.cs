using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    /// <summary>Charging beyond constant current and constant voltage: pre-charge, formation, top-off, floating, temperature.</summary>
    [TestClass]
    public class ChargeMannerTests
    {
        [TestMethod]
        public void A_deeply_discharged_cell_takes_little_until_it_is_well_above()
        {
            GateRig rig = new GateRig(Deep());
            rig.Sample(2400000, 0, 0, 0, false);
            rig.Sample(2400000, 0, 0, 1000, false);
            rig.IsIn(ChargePhase.Precharge);
            Assert.AreEqual(35000L, MeanNanoamps(rig, 2400000, 700000));
            rig.Sample(2549999, 0, 0, 1000, false);
            rig.IsIn(ChargePhase.Precharge);
            rig.Sample(2550000, 0, 0, 1000, false);
            rig.IsIn(ChargePhase.Bulk);
        }

        [TestMethod]
        public void A_source_below_the_limit_is_not_switched()
        {
            GateRig rig = new GateRig(Deep());
            rig.Sample(2400000, 0, 0, 0, false);
            for (int i = 0; i < 1000; i++)
            {
                rig.Sample(2400000, 35000, 0, 1000);
                Assert.IsTrue(rig.Gate.WantsClosed);
            }
        }

        [TestMethod]
        public void A_cell_that_must_be_formed_waits_until_formation_is_allowed_and_is_formed_once()
        {
            GateRig rig = new GateRig(Unformed());
            rig.Repeat(10, 3300000, 0, 0, false);
            rig.IsIn(ChargePhase.AwaitsFormation);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.FormationAllowed = true;
            rig.Sample(3300000, 0, 0, 1000);
            rig.IsIn(ChargePhase.Formation);
            Assert.AreEqual(70000L, MeanNanoamps(rig, 3300000, 700000));
            Assert.IsTrue(rig.Gate.NeedsFormation);
            rig.Sample(4198000, 30000, 0, 0, true);
            rig.Repeat(300, 4198000, 30000, 0, true);
            rig.IsIn(ChargePhase.Full);
            Assert.IsTrue(rig.Gate.IsFormed);
            rig.FormationAllowed = false;
            rig.StateOfChargePpm = 500000;
            rig.Sample(3900000, 0, 0, 1000);
            rig.IsIn(ChargePhase.Bulk);
            for (int i = 0; i < 1000; i++)
            {
                rig.Sample(3900000, 700000, 0, 1000);
                Assert.IsTrue(rig.Gate.WantsClosed);
            }
        }

        [TestMethod]
        public void Formation_that_is_no_longer_allowed_stops()
        {
            GateRig rig = new GateRig(Unformed());
            rig.FormationAllowed = true;
            rig.Repeat(3, 3300000, 0, 0, false);
            Assert.IsTrue(rig.Gate.WantsClosed);
            rig.FormationAllowed = false;
            rig.Sample(3300000, 0, 0, 1000);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.IsIn(ChargePhase.AwaitsFormation);
        }

        [TestMethod]
        [DataRow("not formed", false)]
        [DataRow("formed", true)]
        public void A_journal_states_whether_the_cell_was_formed(string name, bool wasFormed)
        {
            GateRig rig = new GateRig(Unformed());
            rig.Gate.Resume(false, wasFormed);
            rig.Sample(3300000, 0, 0, 1000);
            Assert.IsTrue(wasFormed == rig.Gate.WantsClosed, name);
            Assert.IsTrue(wasFormed != rig.Gate.NeedsFormation, name);
        }

        [TestMethod]
        public void A_cell_may_be_full_by_time_and_only_a_rested_one_counts_as_full()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ConstantVoltageMilliseconds, 3600000);
            GateRig rig = new GateRig(profile);
            rig.Sample(4198000, 500000, 50000, 0, true);
            rig.Repeat(3599, 4198000, 500000, 50000, true);
            rig.IsIn(ChargePhase.ConstantVoltage);
            rig.Repeat(1, 4198000, 500000, 50000, true);
            rig.IsIn(ChargePhase.Full);
            Assert.IsFalse(rig.Gate.ReachedFull, "50 mV of it are drop");
        }

        [TestMethod]
        public void Top_off_holds_the_voltage_a_while_longer()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.TopOffMilliseconds, 600000);
            GateRig rig = new GateRig(profile);
            rig.MakeFull();
            rig.IsIn(ChargePhase.TopOff);
            Assert.IsTrue(rig.Gate.IsFull && rig.Gate.WantsClosed);
            rig.Repeat(600, 4198000, 20000, 0, true);
            rig.IsIn(ChargePhase.Full);
            Assert.IsFalse(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void A_cell_that_may_float_is_held_at_its_voltage()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.MayFloat, 1);
            GateRig rig = new GateRig(profile);
            rig.MakeFull();
            rig.IsIn(ChargePhase.Floating);
            for (int i = 0; i < 100; i++)
            {
                rig.Sample(4200000, 10000, 0, 1000);
                Assert.IsFalse(rig.Gate.WantsClosed);
                rig.Sample(4195000, 0, 0, 1000);
                Assert.IsTrue(rig.Gate.WantsClosed);
                rig.IsIn(ChargePhase.Floating);
            }

            rig.StateOfChargePpm = 950000;
            rig.Sample(4150000, 0, 0, 1000);
            rig.IsIn(ChargePhase.Bulk);
        }

        [TestMethod]
        [DataRow("room temperature", 25000, 4200000)]
        [DataRow("last entry without a reduction", 40000, 4200000)]
        [DataRow("halfway between two entries", 42500, 4150000)]
        [DataRow("first entry with the whole reduction", 45000, 4100000)]
        public void A_hot_cell_is_charged_to_a_lower_voltage(string name, int millicelsius, int targetMicrovolts)
        {
            GateRig rig = new GateRig(Hot()) { TemperatureMillicelsius = millicelsius };
            rig.Sample(3900000, 100000, 0, 0, true);
            Assert.AreEqual(targetMicrovolts, rig.Gate.TargetMicrovolts, name);
            rig.Sample(targetMicrovolts - 1, 100000, 0, 1000, true);
            Assert.IsTrue(rig.Gate.WantsClosed, name);
            rig.Sample(targetMicrovolts, 100000, 0, 1000, true);
            Assert.IsFalse(rig.Gate.WantsClosed, name);
        }

        [TestMethod]
        public void Full_at_a_lowered_voltage_is_no_observation_for_the_gauge_and_starts_no_recharge()
        {
            GateRig rig = new GateRig(Hot()) { TemperatureMillicelsius = 45000, StateOfChargePpm = 900000 };
            rig.Sample(4098000, 30000, 0, 0, true);
            for (int i = 0; i < 400; i++)
            {
                rig.Sample(4098000, 30000, 0, 1000, true);
                Assert.IsFalse(rig.Gate.ReachedFull);
            }

            rig.IsIn(ChargePhase.Full);
            rig.Repeat(100, 4090000, 0, 0, false);
            rig.IsIn(ChargePhase.Full);
        }

        [TestMethod]
        [DataRow("a tenth at 0 °C", 0, 700000L)]
        [DataRow("a twentieth at -5 °C", -5000, 350000L)]
        public void A_cold_cell_takes_its_share_of_the_current(string name, int millicelsius, long meanNanoamps)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.CurrentTemperaturePpm, new TemperatureTable(TestProfile.Even(TemperatureTable.Count, 100000)));
            profile = profile.With(Setting.CurrentTemperaturePpm, new TemperatureTable(profile.CurrentTemperaturePpm.With(7, 50000)));
            GateRig rig = new GateRig(profile) { TemperatureMillicelsius = millicelsius };
            rig.Sample(3900000, 0, 0, 0, false);
            Assert.AreEqual(meanNanoamps, MeanNanoamps(rig, 3900000, 5000000), name);
        }

        [TestMethod]
        public void A_current_that_the_gate_itself_makes_small_is_no_taper()
        {
            // 70 µA of a source of 700, at charge voltage: a mean of a tenth of that, and a sample with the switch open has none.
            CellProfile profile = Unformed();
            profile = profile.With(Setting.FormationNanoamps, 30000);
            GateRig rig = new GateRig(profile);
            rig.FormationAllowed = true;
            rig.Sample(4198000, 0, 0, 0, false);
            for (int i = 0; i < 3600; i++)
            {
                bool isClosed = rig.Gate.WantsClosed;
                rig.Sample(4198000, isClosed ? 700000 : 0, 0, 1000);
                Assert.IsFalse(rig.Gate.IsFull);
            }
        }

        [TestMethod]
        public void A_cell_that_may_take_nothing_is_not_waited_for()
        {
            // A board may sleep through the cold: no time is counted that a restart would forget.
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.CurrentTemperaturePpm, new TemperatureTable(profile.CurrentTemperaturePpm.With(6, 0)));
            GateRig rig = new GateRig(profile) { TemperatureMillicelsius = -10000 };
            rig.Repeat(3, 3900000, 0, 0, false);
            Assert.IsFalse(rig.Gate.WantsClosed);
            Assert.IsFalse(rig.Gate.IsWaiting);
        }

        private static CellProfile Deep()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.PrechargeBelowMicrovolts, 2500000);
            profile = profile.With(Setting.PrechargeNanoamps, 35000);
            return profile;
        }

        private static CellProfile Unformed()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.FormationNanoamps, 70000);
            return profile;
        }

        private static CellProfile Hot()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ChargeVoltageDropMicrovolts, new TemperatureTable(TestProfile.Even(TemperatureTable.Count, 0)));
            for (int i = 17; i < TemperatureTable.Count; i++)
            {
                profile = profile.With(
                    Setting.ChargeVoltageDropMicrovolts,
                    new TemperatureTable(profile.ChargeVoltageDropMicrovolts.With(i, 100000)));
            }

            return profile;
        }

        /// <summary>Mean over two hours of a source of a given current while the switch is closed, to the nearest per cent of it.</summary>
        private static long MeanNanoamps(GateRig rig, int microvolts, int sourceNanoamps)
        {
            long charge = 0;
            for (int i = 0; i < 7200; i++)
            {
                bool isClosed = rig.Gate.WantsClosed;
                rig.Sample(microvolts, isClosed ? sourceNanoamps : 0, 0, 1000);
                charge += isClosed ? sourceNanoamps : 0;
            }

            long mean = charge / 7200;
            long step = sourceNanoamps / 100;
            return (mean + (step / 2)) / step * step;
        }
    }
}
