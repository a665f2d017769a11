using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The test profile with diffusion: 1.2 mV a per cent from 80 to 90 %, 1.3 above.</summary>
    [TestClass]
    public class VoltageModelDiffusionTests
    {
        [TestMethod]
        [DataRow(850000, 50000, 4070000)]
        [DataRow(850000, -50000, 3950000)]
        [DataRow(980000, 50000, 4239000)]
        [DataRow(20000, -50000, 3000000)]
        public void The_voltage_is_the_surfaces_also_past_full_but_not_below_empty(
            int stateOfChargePpm, int surfaceOffsetPpm, int expectedMicrovolts)
        {
            VoltageRig rig = Create();
            rig.Predict(Ahead(surfaceOffsetPpm), stateOfChargePpm, 0);
            int off = rig.Prediction.Microvolts - expectedMicrovolts;
            Assert.IsTrue(off >= -2 && off <= 2, rig.Prediction.Microvolts.ToString());
        }

        [TestMethod]
        [DataRow(50000, 850000)]
        [DataRow(-50000, 950000)]
        [DataRow(-150000, 1000000)]
        public void The_charge_from_a_voltage_is_the_surfaces_less_its_offset(int surfaceOffsetPpm, int expectedPpm)
        {
            VoltageRig rig = Create();
            rig.Infer(4070000, Ahead(surfaceOffsetPpm), 0, 0, 1);
            Assert.AreEqual(expectedPpm, rig.Interval.StateOfChargePpm);
        }

        [TestMethod]
        public void The_error_of_diffusion_counts_by_the_slope_of_the_curve()
        {
            // Half of 5 % to either side of 90 %: 30 mV down, 32.5 up.
            CellModel model = Ahead(50000);
            VoltageModel voltage = Create().Voltage;
            Assert.AreEqual(voltage.SteadyVariance + (31250L * 31250), voltage.BiasVariance(model, 850000));
            Assert.AreEqual(voltage.SteadyVariance, voltage.BiasVariance(Ahead(0), 850000));
        }

        [TestMethod]
        public void The_variance_of_the_bias_is_the_same_whatever_was_predicted_before()
        {
            CellModel model = Ahead(50000);
            VoltageRig rig = Create();
            rig.Predict(model, 20000, 0);
            Assert.AreEqual(rig.Voltage.SteadyVariance + (31250L * 31250), rig.Voltage.BiasVariance(model, 850000));
        }

        [TestMethod]
        [DataRow(0, true)]
        [DataRow(-3999, true)]
        [DataRow(-4000, false)]
        [DataRow(-200000, false)]
        public void A_cell_with_an_empty_surface_is_not_empty(int surfaceOffsetPpm, bool isEmpty)
        {
            Assert.IsTrue(isEmpty == Create().Voltage.IsEmpty(2990000, Ahead(surfaceOffsetPpm)));
        }

        [TestMethod]
        public void A_reset_surface_offset_is_uncertain_and_hides_empty_and_full()
        {
            CellModel model = Ahead(-200000);
            VoltageRig rig = Create();
            model.ResetRelaxation();
            Assert.AreEqual(0, model.SurfaceOffsetPpm);
            Assert.IsFalse(rig.Voltage.IsEmpty(2990000, model));
            Assert.AreEqual(0, rig.Voltage.PastTablePpm(2900000, model, 0, 0, 0));
            Assert.AreEqual(0, rig.Voltage.PastTablePpm(4300000, model, 1000000, 0, 0));
            rig.Infer(4070000, model, 0, 0, 1);
            Assert.IsTrue(rig.Interval.RangePpm >= 200000 && rig.Interval.RangePpm < 210000, rig.Interval.RangePpm.ToString());
        }

        [TestMethod]
        [DataRow(2000000, 0, 3000000)]
        [DataRow(3000001, 0, 3000001)]
        [DataRow(2000000, -1000000, 2900000)]
        public void A_voltage_below_the_table_counts_as_its_end(int voltageMicrovolts, int nanoamps, int expectedMicrovolts)
        {
            CellModel model = new CellModel(TestProfile.WithDiffusion());
            model.Advance(0, nanoamps, 500000, 25000);
            Assert.AreEqual(expectedMicrovolts, Create().Voltage.NotBelowTable(voltageMicrovolts, model));
        }

        [TestMethod]
        [DataRow(0, 40000)]
        [DataRow(3999, 40000)]
        [DataRow(4000, 0)]
        [DataRow(-4000, 0)]
        public void A_surface_past_its_end_says_nothing_of_the_cell(int surfaceOffsetPpm, int expectedPpm)
        {
            Assert.AreEqual(expectedPpm, Create().Voltage.PastTablePpm(4252000, Ahead(surfaceOffsetPpm), 1000000, 0, 0));
        }

        [TestMethod]
        [DataRow(2147483647)]
        [DataRow(-2147483648)]
        public void Nothing_wraps_at_the_extremes(int surfaceOffsetPpm)
        {
            CellModel model = Ahead(surfaceOffsetPpm);
            VoltageRig rig = Create();
            rig.Predict(model, surfaceOffsetPpm < 0 ? 0 : 1000000, 1000000);
            Assert.IsTrue(rig.Prediction.Microvolts >= 3000000, rig.Prediction.Microvolts.ToString());
            Assert.IsTrue(rig.Prediction.NoiseVariance > 0 && rig.Voltage.BiasVariance(model, 850000) > 0);
            rig.Infer(4000000, model, 500000, 1000, 1);
            Assert.IsTrue(rig.Interval.StateOfChargePpm == (surfaceOffsetPpm < 0 ? 1000000 : 0));
        }

        private static CellModel Ahead(int surfaceOffsetPpm)
        {
            CellModel model = new CellModel(TestProfile.WithDiffusion());
            model.Restore(1, surfaceOffsetPpm);
            return model;
        }

        private static VoltageRig Create() => new VoltageRig(TestProfile.WithDiffusion());
    }
}
