using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    [TestClass]
    public class VoltageEstimateTests
    {
        [TestMethod]
        public void Before_the_first_look_it_may_be_anything()
        {
            Assert.AreEqual(1000000, Create().ErrorPpm);
        }

        [TestMethod]
        public void Says_much_in_the_steep_part()
        {
            // 3.16 mV of error on 1.3 mV a per cent.
            VoltageEstimate estimate = Create();
            estimate.Update(4135000, new CellModel(TestProfile.Create()), 0);
            Assert.AreEqual(950000, estimate.StateOfChargePpm);
            Assert.IsTrue(estimate.ErrorPpm >= 2400 && estimate.ErrorPpm <= 2440);
        }

        [TestMethod]
        public void Says_little_in_the_flat_part()
        {
            // 3.16 mV of error on 0.04 mV a per cent.
            VoltageEstimate estimate = Create();
            estimate.Update(3886000, new CellModel(TestProfile.Create()), 0);
            Assert.AreEqual(550000, estimate.StateOfChargePpm);
            Assert.IsTrue(estimate.ErrorPpm >= 79000 && estimate.ErrorPpm <= 79100);
        }

        [TestMethod]
        public void Near_a_bend_the_flatter_side_counts()
        {
            // At 70 % the curve is flat below and steep above.
            VoltageEstimate estimate = Create();
            estimate.Update(3892000, new CellModel(TestProfile.Create()), 0);
            Assert.AreEqual(700000, estimate.StateOfChargePpm);
            Assert.IsTrue(estimate.ErrorPpm > 75000);
        }

        [TestMethod]
        [DataRow(-2147483648, 0)]
        [DataRow(0, 0)]
        [DataRow(4200000, 1000000)]
        [DataRow(2147483647, 1000000)]
        public void Beyond_the_table_it_is_empty_or_full(int voltageMicrovolts, int expected)
        {
            VoltageEstimate estimate = Create();
            estimate.Update(voltageMicrovolts, new CellModel(TestProfile.Create()), 0);
            Assert.AreEqual(expected, estimate.StateOfChargePpm);
            Assert.IsTrue(estimate.ErrorPpm >= 2000 && estimate.ErrorPpm <= 1000000);
        }

        [TestMethod]
        public void However_steep_the_curve_it_is_not_trusted_beyond_its_least_error()
        {
            VoltageEstimate estimate = Create();
            estimate.Update(3300000, new CellModel(TestProfile.Create()), 0);
            Assert.AreEqual(50000, estimate.StateOfChargePpm);
            Assert.AreEqual(2000, estimate.ErrorPpm);
        }

        [TestMethod]
        public void Takes_off_the_drop_of_the_current_and_owns_up_to_its_error()
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(1000, -100000, 950000, 25000);
            model.Advance(86400000, -100000, 950000, 25000);
            VoltageEstimate estimate = Create();
            estimate.Update(4135000 + model.OhmicMicrovolts + model.PolarizationMicrovolts, model, 0);
            Assert.AreEqual(-10000, model.OhmicMicrovolts);
            Assert.AreEqual(950000, estimate.StateOfChargePpm);

            // 3.16 mV, 10 % of 10 mV and half of 2.5 mV: 3.54 mV.
            Assert.IsTrue(estimate.ErrorPpm >= 2680 && estimate.ErrorPpm <= 2750);
        }

        [TestMethod]
        public void Soon_after_a_step_of_current_it_says_less()
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(1000, -1000000, 950000, 25000);
            VoltageEstimate estimate = Create();
            estimate.Update(4135000 + model.OhmicMicrovolts + model.PolarizationMicrovolts, model, 0);
            Assert.IsTrue(estimate.ErrorPpm > 20000);
        }

        [TestMethod]
        public void Unknown_relaxation_makes_it_say_less()
        {
            VoltageEstimate estimate = Create();
            estimate.Update(4135000, new CellModel(TestProfile.Create()), 15000);
            Assert.IsTrue(estimate.ErrorPpm >= 11700 && estimate.ErrorPpm <= 11900);
        }

        [TestMethod]
        [DataRow(2147483647, 2147483647)]
        [DataRow(-2147483648, -2147483648)]
        [DataRow(2147483647, -2147483648)]
        public void Absurd_errors_do_not_wrap(int voltageMicrovolts, int currentNanoamps)
        {
            CellProfile profile = TestProfile.Create();
            profile.ResistanceErrorPpm = int.MaxValue;
            profile.OpenCircuitErrorMicrovolts = int.MaxValue;
            profile.ResistanceMilliohms = new int[] { int.MaxValue, int.MaxValue };
            CellModel model = new CellModel(profile);
            model.Restore(currentNanoamps);
            model.Advance(1, currentNanoamps, 500000, -40000);
            VoltageEstimate estimate = new VoltageEstimate(profile, TestAccuracy.Create());
            estimate.Update(voltageMicrovolts, model, int.MaxValue);
            Assert.IsTrue(estimate.StateOfChargePpm == 0 || estimate.StateOfChargePpm == 1000000);
            Assert.IsTrue(estimate.ErrorPpm >= 2000 && estimate.ErrorPpm <= 1000000);
            estimate.Update(3886000, new CellModel(profile), int.MaxValue);
            Assert.IsTrue(estimate.ErrorPpm >= 450000);
        }

        private static VoltageEstimate Create() => new VoltageEstimate(TestProfile.Create(), TestAccuracy.Create());
    }
}
