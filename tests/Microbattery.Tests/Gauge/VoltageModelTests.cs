using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The test profile: 1.2 mV a per cent from 80 to 90 %, 0.04 from 50 to 60 %; 1 mV of sensor, 3 of table.</summary>
    [TestClass]
    public class VoltageModelTests
    {
        [TestMethod]
        public void Predicts_the_open_circuit_voltage_with_the_drops()
        {
            CellModel model = new CellModel(TestProfile.Create());
            VoltageRig rig = Create();
            rig.Predict(model, 850000, 0);
            Assert.AreEqual(4010000, rig.Prediction.Microvolts);
            model.Advance(300000, 1000000, 850000, 25000);
            rig.Predict(model, 850000, 0);
            Assert.AreEqual(4010000 + 100000 + 12500, rig.Prediction.Microvolts);
        }

        [TestMethod]
        [DataRow(850000, 0, 1200)]
        [DataRow(850000, 50000, 1200)]
        [DataRow(550000, 20000, 40)]
        [DataRow(800000, 100000, 890)]
        [DataRow(950000, 500000, 578)]
        [DataRow(0, 1000000, 1200)]
        [DataRow(1000000, 0, 1300)]
        public void The_slope_is_the_secant_over_a_deviation_to_either_side(int stateOfChargePpm, int deviationPpm, int nanovoltsPerPpm)
        {
            VoltageRig rig = Create();
            rig.Predict(new CellModel(TestProfile.Create()), stateOfChargePpm, deviationPpm);
            long slope = rig.Prediction.Slope65536ths * 1000 / 65536;
            Assert.IsTrue(slope >= nanovoltsPerPpm - 1 && slope <= nanovoltsPerPpm, slope.ToString());
        }

        [TestMethod]
        public void On_a_straight_piece_noise_is_sensor_and_table_steps()
        {
            VoltageRig rig = Create();
            rig.Predict(new CellModel(TestProfile.Create()), 850000, 50000);
            Assert.AreEqual(1000000L + Grain(rig), rig.Prediction.NoiseVariance);
        }

        [TestMethod]
        public void The_bend_away_from_the_secant_is_noise()
        {
            // From 70 to 90 % by 80 %: 3.892, 3.950, 4.070: 31 mV above the middle.
            VoltageRig rig = Create();
            rig.Predict(new CellModel(TestProfile.Create()), 800000, 100000);
            Assert.AreEqual(1000000L + (31000L * 31000) + Grain(rig), rig.Prediction.NoiseVariance);
        }

        [TestMethod]
        public void Unsettled_voltage_and_shares_of_the_drops_are_noise()
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(300000, 1000000, 850000, 25000);
            VoltageRig rig = Create();
            rig.Predict(model, 850000, 0);

            // 15 mV unsettled, 2 % of 100 mV, half of half of 12.5 mV.
            Assert.AreEqual(1000000L + Grain(rig) + (15000L * 15000) + (2000L * 2000) + (3125L * 3125), rig.Prediction.NoiseVariance);
        }

        [TestMethod]
        public void The_variance_of_the_bias_is_sensor_curve_and_polarisation()
        {
            CellModel model = new CellModel(TestProfile.Create());
            VoltageModel voltage = Create().Voltage;
            Assert.AreEqual(10000000L, voltage.SteadyVariance);
            Assert.AreEqual(10000000L, voltage.BiasVariance(model, 850000));
            model.Advance(300000, 1000000, 850000, 25000);
            Assert.AreEqual(10000000L + (6250L * 6250), voltage.BiasVariance(model, 850000));
        }

        [TestMethod]
        [DataRow(2, 5000)]
        [DataRow(51, 5000)]
        [DataRow(101, 2500)]
        [DataRow(1001, 250)]
        public void A_tables_error_along_the_charge_is_a_quarter_of_its_step_up_to_half_a_per_cent(int entries, int errorPpm)
        {
            CellProfile profile = TestProfile.Create();
            int[] curve = new int[entries];
            for (int i = 0; i < entries; i++)
            {
                curve[i] = 3000000 + (int)(1200000L * i / (entries - 1));
            }

            profile = profile.With(Setting.OpenCircuitMicrovolts, new ChargeTable(curve));

            // At random half of that; where the voltage alone says where the cell is, all of it beside 10 mV² of sensor and curve.
            CellModel model = new CellModel(profile);
            VoltageRig rig = new VoltageRig(profile);
            rig.Predict(model, 500000, 0);
            long grain = (rig.Prediction.Slope65536ths * (errorPpm / 2)) >> 16;
            Assert.AreEqual(1000000L + (grain * grain), rig.Prediction.NoiseVariance);
            long shift = (rig.Prediction.Slope65536ths * errorPpm) >> 16;
            long error = rig.Infer(3600000, model, 0, 0, 1);
            long squares = 10000000L + (shift * shift);
            Assert.IsTrue((error - 1) * (error - 1) <= squares + 1 && (error + 1) * (error + 1) > squares, error.ToString());
        }

        [TestMethod]
        public void A_voltage_gives_an_interval_of_states_of_charge()
        {
            // 1.3 mV a per cent upwards, 1.2 downwards; 1 mV of sensor, 3 of table, 6.25 of its steps and 9.743 of other errors are 12.
            VoltageRig rig = Create();
            int error = rig.Infer(4070000, new CellModel(TestProfile.Create()), 0, 9743, 1);
            Assert.IsTrue(error >= 12000 && error <= 12002, error.ToString());
            Assert.AreEqual(900000, rig.Interval.StateOfChargePpm);
            Assert.IsTrue(rig.Interval.RangePpm >= 10000 && rig.Interval.RangePpm <= 10002, rig.Interval.RangePpm.ToString());
            Assert.IsFalse(rig.Interval.IsOutside);
        }

        [TestMethod]
        [DataRow(5000, 0)]
        [DataRow(550000, 20000)]
        [DataRow(0, 1000000)]
        public void The_interval_of_a_voltage_is_the_same_whatever_was_predicted_before(int stateOfChargePpm, int deviationPpm)
        {
            // Four deviations of 6.8 mV at 4 V are 2.3 % of charge; by the slope at empty they would be 44 %.
            CellModel model = new CellModel(TestProfile.Create());
            VoltageRig fresh = Create();
            fresh.Infer(4000000, model, 0, 0, 4);
            Assert.IsTrue(fresh.Interval.RangePpm > 22500 && fresh.Interval.RangePpm < 22700, fresh.Interval.RangePpm.ToString());
            VoltageRig rig = Create();
            rig.Predict(model, stateOfChargePpm, deviationPpm);
            rig.Infer(4000000, model, 0, 0, 4);
            Assert.AreEqual(fresh.Interval.RangePpm, rig.Interval.RangePpm);
        }

        [TestMethod]
        public void Uncertain_resistance_widens_the_interval_while_a_current_flows()
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(86400000, -1000000, 850000, 25000);
            model.Advance(86400000, -1000000, 850000, 25000);
            VoltageRig rig = Create();
            rig.Infer(3945000, model, 500000, 0, 1);

            // 125 mV of drop, half of it; the step itself has long settled.
            Assert.IsTrue(
                rig.Interval.StateOfChargePpm >= 899500 && rig.Interval.StateOfChargePpm <= 900500,
                rig.Interval.StateOfChargePpm.ToString());
            Assert.IsTrue(rig.Interval.RangePpm > 51000 && rig.Interval.RangePpm < 53500, rig.Interval.RangePpm.ToString());
        }

        [TestMethod]
        public void The_interval_is_never_narrower_than_the_scales_own_error()
        {
            // 3.2 mV of sensor and curve, 0.3 of the steps of a fine table, on 1.2 mV a per cent.
            CellProfile profile = VoltageRig.Resampled(1001, 3000000);
            VoltageRig rig = new VoltageRig(profile);
            rig.Infer(4010000, new CellModel(profile), 0, 0, 1);
            Assert.AreEqual(4000, rig.Interval.RangePpm);
        }

        [TestMethod]
        [DataRow(2900000, 0, true)]
        [DataRow(2999000, 0, false)]
        [DataRow(4201000, 1000000, false)]
        [DataRow(4300000, 1000000, true)]
        public void A_voltage_outside_the_table_is_at_its_end(int voltageMicrovolts, int stateOfChargePpm, bool isOutside)
        {
            VoltageRig rig = Create();
            rig.Infer(voltageMicrovolts, new CellModel(TestProfile.Create()), 0, 0, 1);
            Assert.AreEqual(stateOfChargePpm, rig.Interval.StateOfChargePpm);
            Assert.IsTrue(isOutside == rig.Interval.IsOutside);
        }

        [TestMethod]
        [DataRow(4252000, 1000000, 0, 40000)]
        [DataRow(4210000, 1000000, 0, 7692)]
        [DataRow(4800000, 1000000, 0, 50000)]
        [DataRow(4209000, 1000000, 0, 0)]
        [DataRow(4252000, 999999, 0, 0)]
        [DataRow(4252000, 997000, 3000, 40000)]
        [DataRow(4252000, 996999, 3000, 0)]
        [DataRow(2400000, 0, 0, 50000)]
        [DataRow(2940000, 1, 0, 10000)]
        [DataRow(2940000, 500000, 0, 10000)]
        [DataRow(2999999, 0, 0, 4000)]
        [DataRow(3000000, 0, 0, 0)]
        public void Past_the_end_is_as_far_as_the_last_slope_says_and_past_full_once_the_bias_does_not_explain_it(
            int voltageMicrovolts, int stateOfChargePpm, int deviationPpm, int expectedPpm)
        {
            CellModel model = new CellModel(TestProfile.Create());
            int beyond = Create().Voltage.PastTablePpm(voltageMicrovolts, model, stateOfChargePpm, deviationPpm, 0);
            Assert.AreEqual(expectedPpm, beyond);
        }

        [TestMethod]
        public void Drops_that_may_be_off_explain_a_voltage_past_the_end()
        {
            // 1 mA drops 100 mV: half of it unknown is more than the 52 mV past the end.
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(0, 1000000, 1000000, 25000);
            Assert.AreEqual(40000, Create().Voltage.PastTablePpm(4352000, model, 1000000, 0, 0));
            Assert.AreEqual(0, Create().Voltage.PastTablePpm(4352000, model, 1000000, 0, 500000));
        }

        [TestMethod]
        [DataRow(4260000, false)]
        [DataRow(4290000, true)]
        public void A_polarisation_that_may_be_off_by_half_explains_some_of_a_voltage_past_the_end(int voltageMicrovolts, bool isBeyond)
        {
            // 25 mV are left of a day's current that has just gone, give or take 12.5: three of these are 37.5 mV.
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(86400000, 1000000, 1000000, 25000);
            model.Advance(0, 0, 1000000, 25000);
            Assert.IsTrue(isBeyond == Create().Voltage.PastTablePpm(voltageMicrovolts, model, 1000000, 0, 0) > 0);
        }

        [TestMethod]
        [DataRow(100000, 10000000L, 111098)]
        [DataRow(20000000, 10000000L, 22219753)]
        [DataRow(100000, 1000000L, 10000000)]
        [DataRow(20000000, 1000000L, 2000000000)]
        public void The_bias_changes_over_the_profiles_span_and_longer_the_more_of_it_is_the_sensors(
            int spanPpm, long biasVariance, int expectedPpm)
        {
            // Sensor 1 mV: of 10 mV² nine change with the charge, of 1 mV² none.
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.OpenCircuitErrorSpanPpm, spanPpm);
            Assert.AreEqual(expectedPpm, new VoltageRig(profile).Voltage.BiasSpanPpm(biasVariance));
        }

        [TestMethod]
        [DataRow(0, -500)]
        [DataRow(250000, 250)]
        [DataRow(500000, 1000)]
        [DataRow(850000, 1350)]
        [DataRow(1000000, 1500)]
        public void The_share_of_the_bias_in_a_voltage_is_the_profiles_shape(int stateOfChargePpm, int expected)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.OpenCircuitErrorShapePpm, new ChargeTable(new int[] { -500000, 1000000, 1500000 }));
            VoltageRig rig = new VoltageRig(profile);
            CellModel model = new CellModel(profile);
            rig.Predict(model, stateOfChargePpm, 1000);
            Assert.AreEqual(expected, rig.Prediction.BiasThousandths);

            // And the other way round, as far off as it is there: 1 mV of sensor, 3 of curve.
            VoltageRig plain = Create();
            plain.Predict(model, stateOfChargePpm, 1000);
            int voltage = rig.Prediction.Microvolts;
            int shaped = rig.Infer(voltage, model, 0, 0, 1);
            int even = plain.Infer(voltage, model, 0, 0, 1);
            EstimatorState.IsAbout(expected, rig.Interval.BiasThousandths, 1);
            long difference = ((long)shaped * shaped) - ((long)even * even);
            EstimatorState.IsAbout((9 * expected * expected) - 9000000, (int)difference, 60000);
        }

        [TestMethod]
        public void Without_a_shape_a_voltage_shows_all_of_the_bias()
        {
            VoltageRig rig = Create();
            rig.Predict(new CellModel(TestProfile.Create()), 850000, 1000);
            Assert.AreEqual(1000, rig.Prediction.BiasThousandths);
        }

        [TestMethod]
        public void The_tables_error_along_the_charge_does_not_explain_a_voltage_past_its_end()
        {
            // The last slope is 1.3 V: half a percent of charge is 6.5 mV, twice what sensor and curve are off together.
            CellModel model = new CellModel(TestProfile.Create());
            VoltageRig rig = Create();
            rig.Predict(model, 1000000, 5000);
            Assert.IsTrue(rig.Infer(4200000, model, 0, 0, 1) > 6500);
            Assert.AreEqual(7692, rig.Voltage.PastTablePpm(4210000, model, 1000000, 0, 0));
        }

        [TestMethod]
        [DataRow(2999999, 0, true)]
        [DataRow(3000000, 0, false)]
        [DataRow(2950000, -1000000, false)]
        [DataRow(3050000, 1000000, true)]
        public void Below_the_table_without_its_drops_a_cell_is_empty(int voltageMicrovolts, int currentNanoamps, bool isEmpty)
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(0, currentNanoamps, 500000, 25000);
            Assert.IsTrue(isEmpty == Create().Voltage.IsEmpty(voltageMicrovolts, model));
        }

        /// <summary>A thousandth of charge, by the slope.</summary>
        private static long Grain(VoltageRig rig)
        {
            long microvolts = (rig.Prediction.Slope65536ths * 2500) >> 16;
            return microvolts * microvolts;
        }

        private static VoltageRig Create() => new VoltageRig(TestProfile.Create());
    }
}
