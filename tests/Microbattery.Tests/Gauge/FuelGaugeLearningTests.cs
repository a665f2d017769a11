using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>Learning from voltage and count over cycles and days. The cell of the test is the gauge's own model, but for what is
    /// to be learned.</summary>
    [TestClass]
    public class FuelGaugeLearningTests
    {
        private const long Full = TestProfile.CapacityNanoampSeconds * 1000;

        [TestMethod]
        [DataRow(800000)]
        [DataRow(1100000)]
        public void Cycling_between_two_certain_voltages_teaches_the_capacity(int capacityPpm)
        {
            Bench bench = new Bench(900000, capacityPpm, 0);
            bench.Cycle(4);
            int learned = bench.Rig.Gauge.Estimator.CapacityPpm;
            int off = learned - capacityPpm;
            Assert.IsTrue(off > -30000 && off < 30000, learned.ToString());
            Assert.IsTrue(
                bench.Rig.Gauge.Estimator.CapacityDeviationPpm < 60000, bench.Rig.Gauge.Estimator.CapacityDeviationPpm.ToString());
            Assert.IsTrue(bench.ErrorPpm < 2 * bench.Rig.Gauge.ErrorPpm, bench.ErrorPpm.ToString());
        }

        [TestMethod]
        [DataRow(200)]
        [DataRow(-150)]
        public void A_sensors_offset_is_learned_at_rest_over_days(int offsetNanoamps)
        {
            Bench bench = new Bench(850000, 1000000, offsetNanoamps);
            for (int day = 0; day < 6; day++)
            {
                bench.Rest(86400);
            }

            int off = bench.Rig.Gauge.Estimator.OffsetNanoamps - offsetNanoamps;
            Assert.IsTrue(off > -40 && off < 40, bench.Rig.Gauge.Estimator.OffsetNanoamps.ToString());

            // Without it the count would be off by 4 % and more.
            Assert.IsTrue(bench.ErrorPpm < 10000 && bench.ErrorPpm < 2 * bench.Rig.Gauge.ErrorPpm, bench.ErrorPpm.ToString());
        }

        [TestMethod]
        [DataRow(600000, 400000)]
        [DataRow(800000, 200000)]
        [DataRow(700000, 250000)]
        [DataRow(970000, 30000)]
        public void A_voltage_past_the_tables_end_fills_an_uncertain_gauge(int stateOfChargePpm, int errorPpm)
        {
            GaugeRig rig = new GaugeRig(4250000);
            rig.RestoreUndated(stateOfChargePpm, errorPpm);
            for (int i = 0; i < 10; i++)
            {
                rig.Sample(10000);
            }

            Assert.IsTrue(rig.Gauge.StateOfChargePpm >= 990000, rig.Gauge.StateOfChargePpm.ToString());
            Assert.IsTrue(rig.Gauge.ErrorPpm <= 60000, rig.Gauge.ErrorPpm.ToString());
        }

        [TestMethod]
        public void A_cell_held_fuller_than_its_table_teaches_no_offset()
        {
            // 12 h at 50 to 86 mV past the table's end, its voltage creeping up: nothing of that flowed through the sensor. The curve ends
            // as a lithium iron phosphate does, flat and then 15 V a whole charge.
            CellProfile profile = TestProfile.Create();
            int[] curve = new int[51];
            for (int i = 0; i < 50; i++)
            {
                curve[i] = 3400000 + (10000 * i);
            }

            curve[50] = 4190000;
            profile = profile.With(Setting.OpenCircuitMicrovolts, new ChargeTable(curve));
            GaugeRig rig = new GaugeRig(4240000, profile);
            rig.Restore(997000, 4000);
            for (int i = 0; i < 4320; i++)
            {
                rig.Set(4240000 + (i / 120 * 1000), 0, 25000);
                rig.Sample(10000);
            }

            StateEstimator estimator = rig.Gauge.Estimator;
            Assert.IsTrue(rig.Gauge.StateOfChargePpm >= 990000, rig.Gauge.StateOfChargePpm.ToString());
            Assert.IsTrue(estimator.OffsetNanoamps > -60 && estimator.OffsetNanoamps < 60, estimator.OffsetNanoamps.ToString());
            Assert.IsTrue(rig.Gauge.ErrorPpm >= 6000, "how far past full it is stays unknown: " + rig.Gauge.ErrorPpm.ToString());
        }

        [TestMethod]
        public void An_offset_learned_is_taken_off_when_the_voltage_is_gone()
        {
            Bench bench = new Bench(850000, 1000000, 200);
            for (int day = 0; day < 6; day++)
            {
                bench.Rest(86400);
            }

            int before = bench.ErrorPpm;
            bench.Rig.LoseVoltage();
            long start = bench.Rig.Charge;
            for (int i = 0; i < 8640; i++)
            {
                bench.Rig.Sample(10000);
            }

            // 200 nA for a day are 0.69 %: with 1 nA of self-discharge what is left is a quarter of it at most.
            long drift = (bench.Rig.Charge - start) / TestProfile.NanoampMillisecondsPerPpm;
            Assert.IsTrue(drift > -1700 && drift < 1700, drift.ToString() + " after " + before.ToString());
        }

        [TestMethod]
        public void A_cell_as_in_its_profile_teaches_nothing()
        {
            Bench bench = new Bench(900000, 1000000, 0);
            bench.Cycle(2);
            int capacity = bench.Rig.Gauge.Estimator.CapacityPpm;
            Assert.IsTrue(capacity > 985000 && capacity < 1015000, capacity.ToString());
            int offset = bench.Rig.Gauge.Estimator.OffsetNanoamps;
            Assert.IsTrue(offset > -60 && offset < 60, offset.ToString());
        }

        /// <summary>A cell and samples of it, ten seconds apart.</summary>
        private sealed class Bench
        {
            internal readonly GaugeRig Rig;
            private readonly ChargeTable _table = TestProfile.Create().OpenCircuitMicrovolts;
            private readonly CellModel _model = new CellModel(TestProfile.Create());
            private readonly int _capacityPpm;
            private readonly int _offsetNanoamps;
            private long _charge;

            internal Bench(int stateOfChargePpm, int capacityPpm, int offsetNanoamps)
            {
                _charge = Full / 1000000 * stateOfChargePpm;
                _capacityPpm = capacityPpm;
                _offsetNanoamps = offsetNanoamps;
                Rig = new GaugeRig(_table.At(StateOfChargePpm));
                Rig.SetCurrent(offsetNanoamps);
                Rig.Sample(0);
            }

            internal int ErrorPpm
            {
                get
                {
                    int error = Rig.Gauge.StateOfChargePpm - StateOfChargePpm;
                    return error < 0 ? -error : error;
                }
            }

            /// <summary>True state of charge: the charge on the scale of a full cell of its own capacity.</summary>
            private int StateOfChargePpm => (int)(_charge / (Full / 1000000));

            internal void RunTo(int stateOfChargePpm, int currentNanoamps)
            {
                while (currentNanoamps < 0 ? StateOfChargePpm > stateOfChargePpm : StateOfChargePpm < stateOfChargePpm)
                {
                    Sample(currentNanoamps);
                }
            }

            /// <summary>From 90 % to 10 % and back at C/5, with an hour's rest at either end.</summary>
            internal void Cycle(int count)
            {
                for (int cycle = 0; cycle < count; cycle++)
                {
                    RunTo(100000, -140000);
                    Rest(3600);
                    RunTo(900000, 140000);
                    Rest(3600);
                }
            }

            internal void Rest(int seconds)
            {
                for (int i = 0; i < seconds; i += 10)
                {
                    Sample(0);
                }
            }

            private void Sample(int currentNanoamps)
            {
                // What is left in a smaller cell moves further; self-discharge takes its 1 nA too.
                _charge += (currentNanoamps - 1L) * 10000 * 1000 / (_capacityPpm / 1000);
                _model.Advance(10000, currentNanoamps, StateOfChargePpm, 25000);
                Rig.Set(
                    _table.At(StateOfChargePpm) + _model.OhmicMicrovolts + _model.PolarizationMicrovolts,
                    currentNanoamps + _offsetNanoamps,
                    25000);
                Rig.Sample(10000);
            }
        }
    }
}
