using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Measurement;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    [TestClass]
    public class ChargeGatePhaseTests
    {
        [TestMethod]
        public void Requests_the_switch_open_before_the_first_sample_and_closed_in_bulk()
        {
            GateRig rig = new GateRig();
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Sample(3900000, 0, 0, 0);
            Assert.IsTrue(rig.Gate.WantsClosed);
            rig.IsIn(ChargePhase.Bulk);
        }

        [TestMethod]
        [DataRow("just below the hysteresis", 4195999, (int)ChargePhase.Bulk)]
        [DataRow("at the hysteresis", 4196000, (int)ChargePhase.ConstantVoltage)]
        [DataRow("far above charge voltage", 4300000, (int)ChargePhase.ConstantVoltage)]
        public void Bulk_ends_a_hysteresis_below_charge_voltage(string name, int voltageMicrovolts, int phase)
        {
            GateRig rig = new GateRig();
            rig.Sample(voltageMicrovolts, 1000000, 0, 0);
            rig.IsIn((ChargePhase)phase, name);
        }

        [TestMethod]
        public void Full_comes_by_a_mean_current_at_the_taper_after_the_shortest_time()
        {
            GateRig rig = new GateRig();
            rig.Sample(4198000, 35000, 0, 0, true);
            rig.Repeat(179, 4198000, 35000, 0, true);
            rig.IsIn(ChargePhase.ConstantVoltage);
            rig.Repeat(1, 4198000, 35000, 0, true);
            rig.IsIn(ChargePhase.Full);
            Assert.IsTrue(rig.Gate.ReachedFull);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Sample(4198000, 0, 0, 1000);
            Assert.IsFalse(rig.Gate.ReachedFull);
            Assert.IsFalse(rig.Gate.WantsClosed);
        }

        [TestMethod]
        [DataRow("13 mV ahead of the mean", 10000, (int)ChargePhase.Full)]
        [DataRow("26 mV ahead of the mean", 20000, (int)ChargePhase.ConstantVoltage)]
        public void A_film_that_is_full_at_its_surface_only_is_not_full(string name, int offsetPpm, int phase)
        {
            // 13 mV a per cent: full is within 20 mV of charge voltage.
            GateRig rig = new GateRig(TestProfile.WithDiffusion()) { StateOfChargePpm = 970000 };
            rig.Model.Restore(1, offsetPpm);
            rig.Sample(4198000, 30000, 0, 0, true);
            rig.Repeat(200, 4198000, 30000, 0, true);
            rig.IsIn((ChargePhase)phase, name);
        }

        [TestMethod]
        public void A_current_above_the_taper_is_never_full()
        {
            GateRig rig = new GateRig();
            rig.Sample(4198000, 35001, 0, 0, true);
            rig.Repeat(2000, 4198000, 35001, 0, true);
            rig.IsIn(ChargePhase.ConstantVoltage);
        }

        [TestMethod]
        public void One_low_current_is_not_the_mean()
        {
            GateRig rig = new GateRig();
            rig.Sample(4198000, 7000000, 0, 0, true);
            rig.Repeat(300, 4198000, 7000000, 0, true);
            rig.Repeat(10, 4198000, 0, 0, true);
            rig.IsIn(ChargePhase.ConstantVoltage);
            rig.Repeat(600, 4198000, 0, 0, true);
            rig.IsIn(ChargePhase.Full);
        }

        [TestMethod]
        [DataRow("rested voltage at the full band", 18000, (int)ChargePhase.Full)]
        [DataRow("rested voltage just below it", 18001, (int)ChargePhase.ConstantVoltage)]
        public void Full_is_judged_without_the_drop_of_the_current(string name, int ohmicMicrovolts, int phase)
        {
            GateRig rig = new GateRig();
            rig.Sample(4198000, 30000, ohmicMicrovolts, 0, true);
            rig.Repeat(1000, 4198000, 30000, ohmicMicrovolts, true);
            rig.IsIn((ChargePhase)phase, name);
        }

        [TestMethod]
        [DataRow("rested voltage at the full band", 18000, (int)ChargePhase.Full)]
        [DataRow("rested voltage just below it", 18001, (int)ChargePhase.ConstantVoltage)]
        public void Full_is_judged_without_polarisation(string name, int polarizationMicrovolts, int phase)
        {
            GateRig rig = new GateRig();
            rig.Model.Restore(0, polarizationMicrovolts);
            rig.Sample(4198000, 30000, 0, 0, true);
            rig.Repeat(1000, 4198000, 30000, 0, true);
            rig.IsIn((ChargePhase)phase, name);
        }

        [TestMethod]
        public void A_gate_that_holds_open_against_overshoot_is_not_full()
        {
            // A step of 130 mV: closes again at 4.095 V only.
            GateRig rig = new GateRig();
            rig.Sample(4230000, 1300000, 0, 0, true);
            rig.Sample(4100000, 0, 0, 1000, false);
            rig.Repeat(600, 4150000, 0, 0, false);
            rig.IsIn(ChargePhase.ConstantVoltage);
        }

        [TestMethod]
        public void A_source_too_weak_to_hold_the_voltage_takes_it_back_to_bulk()
        {
            GateRig rig = new GateRig();
            rig.Sample(4196000, 1000000, 0, 0, true);
            rig.Repeat(59, 4180000, 1000000, 0, true);
            rig.Repeat(1, 4197000, 1000000, 0, true);
            rig.Repeat(59, 4180000, 1000000, 0, true);
            rig.IsIn(ChargePhase.ConstantVoltage);
            rig.Repeat(1, 4180000, 1000000, 0, true);
            rig.IsIn(ChargePhase.Bulk);
        }

        [TestMethod]
        public void An_open_switch_tells_nothing_of_the_source()
        {
            GateRig rig = new GateRig();
            rig.Sample(4196000, 1000000, 0, 0, true);
            rig.Repeat(1000, 4180000, 0, 0, false);
            rig.IsIn(ChargePhase.ConstantVoltage);
        }

        [TestMethod]
        public void The_time_at_charge_voltage_starts_anew_with_the_phase()
        {
            GateRig rig = new GateRig();
            rig.Sample(4198000, 100000, 0, 0, true);
            rig.Repeat(300, 4198000, 100000, 0, true);
            rig.Repeat(60, 4180000, 100000, 0, true);
            rig.IsIn(ChargePhase.Bulk);
            rig.Sample(4198000, 10000, 0, 1000, true);
            rig.Repeat(100, 4198000, 10000, 0, true);
            rig.IsIn(ChargePhase.ConstantVoltage);
        }

        [TestMethod]
        public void Recharges_at_the_state_of_charge_of_its_threshold()
        {
            GateRig rig = new GateRig();
            rig.MakeFull();
            rig.StateOfChargePpm = 950001;
            rig.Sample(4150000, 0, 0, 1000);
            rig.IsIn(ChargePhase.Full);
            rig.StateOfChargePpm = 950000;
            rig.Sample(4150000, 0, 0, 1000);
            rig.IsIn(ChargePhase.Bulk);
            Assert.IsTrue(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void Recharges_when_the_voltage_stays_low_for_longer_than_a_load_pulse()
        {
            // Open-circuit voltage at 90 %: 4.07 V.
            GateRig rig = new GateRig();
            rig.MakeFull();
            rig.Repeat(29, 4069999, 0, 0, false);
            rig.Repeat(1, 4070000, 0, 0, false);
            rig.Repeat(29, 4069999, 0, 0, false);
            rig.IsIn(ChargePhase.Full);
            rig.Repeat(1, 4069999, 0, 0, false);
            rig.IsIn(ChargePhase.Bulk);
        }

        [TestMethod]
        [DataRow("voltage lost", true)]
        [DataRow("current lost", false)]
        public void Without_a_valid_reading_it_requests_the_switch_open_and_keeps_its_phase(string name, bool losesVoltage)
        {
            GateRig rig = new GateRig();
            rig.Sample(4196000, 1000000, 0, 0);
            Assert.IsTrue(rig.Gate.WantsClosed);
            (losesVoltage ? rig.Voltage : rig.Current).SetFailed(ReadingFault.NoAnswer);
            rig.Update(1000, true);
            Assert.IsFalse(rig.Gate.WantsClosed, name);
            rig.IsIn(ChargePhase.ConstantVoltage);
            rig.Sample(4196000, 1000000, 0, 1000);
            Assert.IsTrue(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void Full_is_reported_for_one_tick_also_when_the_next_sample_fails()
        {
            GateRig rig = new GateRig();
            rig.Sample(4198000, 30000, 0, 0, true);
            rig.Repeat(180, 4198000, 30000, 0, true);
            Assert.IsTrue(rig.Gate.ReachedFull);
            rig.Voltage.SetFailed(ReadingFault.NoAnswer);
            rig.Update(1000, false);
            Assert.IsFalse(rig.Gate.ReachedFull);
        }
    }
}
