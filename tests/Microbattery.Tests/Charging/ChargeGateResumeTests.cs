using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Measurement;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    [TestClass]
    public class ChargeGateResumeTests
    {
        [TestMethod]
        public void A_gate_that_resumes_full_keeps_the_switch_open()
        {
            GateRig rig = new GateRig();
            rig.Gate.Resume(true, false);
            rig.IsIn(ChargePhase.Full);
            for (int i = 0; i < 100; i++)
            {
                rig.Sample(4150000, 0, 0, 1000);
                rig.IsIn(ChargePhase.Full);
                Assert.IsFalse(rig.Gate.WantsClosed);
                Assert.IsFalse(rig.Gate.ReachedFull, "it was full before");
            }
        }

        [TestMethod]
        [DataRow("just above the threshold", 950001, false)]
        [DataRow("at the threshold", 950000, true)]
        [DataRow("far below it", 300000, true)]
        public void It_charges_again_at_the_recharge_threshold(string name, int stateOfChargePpm, bool recharges)
        {
            GateRig rig = new GateRig { StateOfChargePpm = stateOfChargePpm };
            rig.Gate.Resume(true, false);
            rig.Sample(4150000, 0, 0, 1000);
            Assert.IsTrue(recharges == rig.Gate.WantsClosed, name);
            rig.IsIn(recharges ? ChargePhase.Bulk : ChargePhase.Full, name);
        }

        [TestMethod]
        public void It_charges_again_when_the_voltage_stays_below_that_of_90_per_cent()
        {
            GateRig rig = new GateRig();
            rig.Gate.Resume(true, false);
            rig.Repeat(29, 4069999, 0, 0, false);
            Assert.IsFalse(rig.Gate.WantsClosed);
            rig.Repeat(1, 4069999, 0, 0, false);
            Assert.IsTrue(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void A_gate_in_bulk_waits_for_nothing()
        {
            GateRig rig = new GateRig();
            Assert.IsFalse(rig.Gate.IsWaiting);
            rig.Sample(3900000, 1000000, 0, 1000);
            Assert.IsFalse(rig.Gate.IsWaiting);
        }

        [TestMethod]
        public void A_gate_that_opened_at_charge_voltage_waits_until_the_voltage_has_fallen()
        {
            GateRig rig = new GateRig();
            rig.Sample(4200000, 1000, 0, 1000, true);
            Assert.IsTrue(rig.Gate.IsWaiting);
            rig.Sample(4196001, 0, 0, 1000, false);
            Assert.IsTrue(rig.Gate.IsWaiting);
            rig.Sample(4196000, 0, 0, 1000, false);
            Assert.IsFalse(rig.Gate.IsWaiting);
            Assert.IsTrue(rig.Gate.WantsClosed);
        }

        [TestMethod]
        public void A_gate_whose_source_clipped_the_converter_waits()
        {
            GateRig rig = new GateRig();
            rig.Sample(3900000, 1000000, 0, 1000, true);
            rig.Current.SetFailed(ReadingFault.SaturatedHigh);
            rig.Update(1000, true);
            Assert.IsTrue(rig.Gate.IsWaiting);
            Assert.IsFalse(rig.Gate.WantsClosed);
        }
    }
}
