using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    /// <summary>Where one phase of charging ends and the next begins, to the microvolt and the millisecond.</summary>
    [TestClass]
    public class ChargePhaseEdgeTests
    {
        private const int PrechargeBelowMicrovolts = 2500000;

        [TestMethod]
        public void A_new_gate_awaits_the_formation_of_a_cell_that_needs_one_before_any_sample()
        {
            GateRig rig = new GateRig(WithFormation());
            rig.IsIn(ChargePhase.AwaitsFormation);
            Assert.IsTrue(rig.Gate.NeedsFormation);
            Assert.IsFalse(rig.Gate.IsFormed);
            Assert.IsFalse(new GateRig().Gate.IsFormed, "a cell with lithium in it is never formed");
        }

        [TestMethod]
        [DataRow("just below", 2499999, (int)ChargePhase.Precharge)]
        [DataRow("at the voltage", 2500000, (int)ChargePhase.Bulk)]
        public void Precharge_begins_below_its_voltage(string name, int voltageMicrovolts, int phase)
        {
            GateRig rig = new GateRig(WithPrecharge(TestProfile.Create()));
            rig.Sample(voltageMicrovolts, 0, 0, 0);
            rig.IsIn((ChargePhase)phase, name);
        }

        [TestMethod]
        public void A_cell_without_precharge_has_none_below_zero_either()
        {
            GateRig rig = new GateRig(TestProfile.Create().With(Setting.PrechargeBelowMicrovolts, 0));
            rig.Sample(-1, 0, 0, 0);
            rig.IsIn(ChargePhase.Bulk);
        }

        [TestMethod]
        public void Precharge_of_a_cell_that_needs_formation_leads_to_formation()
        {
            GateRig rig = new GateRig(WithPrecharge(WithFormation())) { FormationAllowed = true };
            rig.Sample(2400000, 0, 0, 0);
            rig.Sample(2400000, 0, 0, 1000);
            rig.IsIn(ChargePhase.Precharge);
            rig.Sample(3500000, 0, 0, 1000);
            rig.IsIn(ChargePhase.Formation);
        }

        [TestMethod]
        [DataRow("may float", 1, (int)ChargePhase.Floating)]
        [DataRow("may not", 0, (int)ChargePhase.Full)]
        public void A_full_cell_resumes_as_it_is_held(string name, int mayFloat, int phase)
        {
            GateRig rig = new GateRig(TestProfile.Create().With(Setting.MayFloat, mayFloat));
            rig.Gate.Resume(true, false);
            rig.IsIn((ChargePhase)phase, name);
        }

        [TestMethod]
        [DataRow("may float", 1, (int)ChargePhase.Floating)]
        [DataRow("may not", 0, (int)ChargePhase.Full)]
        public void Top_off_ends_at_its_time_to_the_millisecond(string name, int mayFloat, int phase)
        {
            CellProfile profile = TestProfile.Create().With(Setting.TopOffMilliseconds, 60000).With(Setting.MayFloat, mayFloat);
            GateRig rig = new GateRig(profile);
            rig.Sample(4198000, 30000, 0, 0, true);
            for (int i = 0; i < 300 && rig.Gate.Phase != ChargePhase.TopOff; i++)
            {
                rig.Sample(4198000, 30000, 0, 1000, true);
            }

            rig.IsIn(ChargePhase.TopOff);
            rig.Sample(4198000, 30000, 0, 59999, true);
            rig.IsIn(ChargePhase.TopOff, name);
            rig.Sample(4198000, 30000, 0, 1, true);
            rig.IsIn((ChargePhase)phase, name);
        }

        [TestMethod]
        public void A_source_that_holds_the_point_of_reclosure_is_not_weak()
        {
            GateRig rig = new GateRig();
            rig.Sample(4198000, 100000, 0, 0, true);
            rig.Repeat(3600, rig.Gate.ReclosureMicrovolts, 100000, 0, true);
            rig.IsIn(ChargePhase.ConstantVoltage);
            rig.Repeat(3600, rig.Gate.ReclosureMicrovolts - 1, 100000, 0, true);
            rig.IsIn(ChargePhase.Bulk);
        }

        [TestMethod]
        public void After_one_time_constant_half_of_a_step_is_in_the_mean_current()
        {
            // The mean falls from 70 to half of it, the taper current, in one sample as long as its time constant.
            int taperMilliseconds = new ChargeSettings().TaperMilliseconds;
            GateRig rig = new GateRig();
            rig.Sample(4198000, 70000, 0, 0, true);
            rig.Repeat(300, 4198000, 70000, 0, true);
            rig.IsIn(ChargePhase.ConstantVoltage);
            rig.Sample(4198000, 2, 0, taperMilliseconds, true);
            rig.IsIn(ChargePhase.ConstantVoltage);

            GateRig other = new GateRig();
            other.Sample(4198000, 70000, 0, 0, true);
            other.Repeat(300, 4198000, 70000, 0, true);
            other.Sample(4198000, 0, 0, taperMilliseconds, true);
            other.IsIn(ChargePhase.Full);
        }

        [TestMethod]
        [DataRow("through an open switch", false)]
        [DataRow("through a closed one", true)]
        public void At_charge_voltage_no_gate_requests_the_switch_closed(string name, bool isClosed)
        {
            GateRig rig = new GateRig();
            rig.Sample(4200000, 0, 0, 0, isClosed);
            Assert.IsFalse(rig.Gate.WantsClosed, name);
        }

        private static CellProfile WithFormation() => TestProfile.Create().With(Setting.FormationNanoamps, 70000);

        private static CellProfile WithPrecharge(CellProfile profile) => profile
            .With(Setting.PrechargeBelowMicrovolts, PrechargeBelowMicrovolts)
            .With(Setting.PrechargeNanoamps, 35000);
    }
}
