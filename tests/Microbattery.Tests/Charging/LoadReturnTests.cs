using Microbattery.Firmware.Charging;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Charging
{
    /// <summary>When the load returns: hysteresis below a quarter of the span, a low voltage that is over.</summary>
    [TestClass]
    public class LoadReturnTests
    {
        [TestMethod]
        public void A_hysteresis_below_a_quarter_of_the_span_is_the_one_that_counts()
        {
            ChargeSettings settings = new ChargeSettings { CutoffHysteresisMicrovolts = 100000 };
            LoadGate gate = new LoadGate(TestProfile.Create(), settings);
            gate.Update(3099999, 500000, 1000, false);
            Assert.IsFalse(gate.WantsClosed);
            gate.Update(3100000, 500000, 1000, false);
            Assert.IsTrue(gate.WantsClosed);
        }

        [TestMethod]
        public void A_low_voltage_that_was_waited_for_does_not_count_again()
        {
            // Protection opens the switch on a low voltage; the load returns after its time; protection opens it for a reason of its own.
            ChargeSettings settings = new ChargeSettings();
            LoadGate gate = new LoadGate(TestProfile.Create(), settings);
            gate.Update(3900000, 500000, 0, false);
            gate.Update(3900000, 500000, 1000, true);
            gate.Update(2800000, 500000, 1000, true);
            gate.Update(3900000, 500000, 1000, false);
            Assert.IsFalse(gate.WantsClosed);
            gate.Update(3900000, 500000, settings.ShortestOpenMilliseconds, false);
            Assert.IsTrue(gate.WantsClosed);
            gate.Update(3900000, 500000, 1000, false);
            Assert.IsTrue(gate.WantsClosed, "it was not closed yet");
        }
    }
}
