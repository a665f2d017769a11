using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    [TestClass]
    public class LoadGateTests
    {
        [TestMethod]
        [DataRow("no voltage was measured", int.MinValue, 500000, false)]
        [DataRow("just below the return voltage", 3299999, 500000, false)]
        [DataRow("at the return voltage", 3300000, 500000, true)]
        [DataRow("at the least state of charge", 3300000, 30000, true)]
        [DataRow("just below the least state of charge", 3300000, 29999, false)]
        public void A_new_gate_closes_well_above_cutoff_only(string name, int lowestMicrovolts, int stateOfChargePpm, bool expected)
        {
            LoadGate gate = Create();
            Assert.IsFalse(gate.WantsClosed);
            gate.Update(lowestMicrovolts, stateOfChargePpm, 0, false);
            Assert.IsTrue(expected == gate.WantsClosed, name);
        }

        [TestMethod]
        public void Opens_when_the_voltage_stays_below_cutoff_for_three_samples()
        {
            LoadGate gate = CreateClosed();
            for (int i = 0; i < 3; i++)
            {
                gate.Update(2999999, 500000, 1000, true);
                gate.Update(2999999, 500000, 1000, true);
                gate.Update(3000000, 500000, 1000, true);
            }

            gate.Update(2999999, 500000, 1000, true);
            gate.Update(2999999, 500000, 1000, true);
            Assert.IsTrue(gate.WantsClosed);
            gate.Update(2999999, 500000, 1000, true);
            Assert.IsFalse(gate.WantsClosed);
        }

        [TestMethod]
        public void A_closed_gate_needs_neither_the_return_voltage_nor_the_state_of_charge()
        {
            LoadGate gate = CreateClosed();
            gate.Update(3000000, 0, 1000, true);
            Assert.IsTrue(gate.WantsClosed);
        }

        [TestMethod]
        public void Returns_well_above_cutoff_and_not_before_its_time()
        {
            LoadGate gate = CreateCutOff();
            gate.Update(3900000, 500000, 1000, false);
            gate.Update(3900000, 500000, 899999, false);
            Assert.IsFalse(gate.WantsClosed, "too early");
            gate.Update(3299999, 500000, 1, false);
            Assert.IsFalse(gate.WantsClosed, "too low");
            gate.Update(3900000, 29999, 1, false);
            Assert.IsFalse(gate.WantsClosed, "too empty");
            gate.Update(3300000, 30000, 0, false);
            Assert.IsTrue(gate.WantsClosed);
        }

        [TestMethod]
        public void A_load_that_pulls_the_cell_down_again_waits_again()
        {
            LoadGate gate = CreateCutOff();
            gate.Update(3900000, 500000, 1000, false);
            gate.Update(3900000, 500000, 900000, false);
            Assert.IsTrue(gate.WantsClosed);
            for (int i = 0; i < 3; i++)
            {
                gate.Update(2900000, 500000, 1000, true);
            }

            gate.Update(3900000, 500000, 1000, false);
            gate.Update(3900000, 500000, 899999, false);
            Assert.IsFalse(gate.WantsClosed);
        }

        [TestMethod]
        public void After_protection_opened_the_switch_on_a_fault_of_its_own_it_does_not_wait()
        {
            LoadGate gate = CreateClosed();
            gate.Update(3900000, 500000, 1000, true);
            gate.Update(3900000, 500000, 1000, false);
            Assert.IsTrue(gate.WantsClosed);
        }

        [TestMethod]
        public void A_cell_of_little_span_returns_a_quarter_of_the_way_up()
        {
            // 1.4 V to 1.6 V: 300 mV above cut-off there is nothing.
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.CutoffVoltageMicrovolts, 1400000);
            profile = profile.With(Setting.ChargeVoltageMicrovolts, 1600000);
            LoadGate gate = new LoadGate(profile, new ChargeSettings());
            gate.Update(1449999, 500000, 1000, false);
            Assert.IsFalse(gate.WantsClosed);
            gate.Update(1450000, 500000, 1000, false);
            Assert.IsTrue(gate.WantsClosed);
        }

        [TestMethod]
        public void After_protection_opened_the_switch_on_a_low_voltage_it_waits_as_well()
        {
            LoadGate gate = CreateClosed();
            gate.Update(2800000, 500000, 1000, true);
            Assert.IsTrue(gate.WantsClosed);
            gate.Update(3900000, 500000, 1000, false);
            Assert.IsFalse(gate.WantsClosed);
            gate.Update(3900000, 500000, 899999, false);
            Assert.IsFalse(gate.WantsClosed);
            gate.Update(3900000, 500000, 1, false);
            Assert.IsTrue(gate.WantsClosed);
        }

        [TestMethod]
        public void A_switch_that_protection_never_let_close_need_not_wait()
        {
            LoadGate gate = CreateClosed();
            for (int i = 0; i < 5; i++)
            {
                gate.Update(3900000, 500000, 1000, false);
                Assert.IsTrue(gate.WantsClosed);
            }
        }

        [TestMethod]
        public void Years_of_being_open_do_not_wrap()
        {
            LoadGate gate = CreateCutOff();
            for (int i = 0; i < 5; i++)
            {
                gate.Update(0, 0, int.MaxValue, false);
            }

            gate.Update(3900000, 500000, 0, false);
            Assert.IsTrue(gate.WantsClosed);
        }

        private static LoadGate Create() => new LoadGate(TestProfile.Create(), new ChargeSettings());

        private static LoadGate CreateClosed()
        {
            LoadGate gate = Create();
            gate.Update(3900000, 500000, 0, false);
            return gate;
        }

        private static LoadGate CreateCutOff()
        {
            LoadGate gate = CreateClosed();
            for (int i = 0; i < 3; i++)
            {
                gate.Update(2900000, 500000, 1000, true);
            }

            Assert.IsFalse(gate.WantsClosed);
            return gate;
        }
    }
}
