using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>A cell that is as its profile says, with a film in which lithium takes an hour to spread, where its curve is
    /// steep.</summary>
    [TestClass]
    public class FuelGaugeDiffusionTests
    {
        [TestMethod]
        public void Steps_of_current_teach_the_resistance_without_diffusion()
        {
            // 2 mA: 200 mV, and at once 5 % of charge at the surface: 60 mV more, which would be 130 % of the resistance.
            Bench bench = new Bench(850000);
            for (int i = 0; i < 40; i++)
            {
                bench.Flow(-2000000, 1);
                bench.Flow(500000, 20);
            }

            int ppm = bench.Rig.Gauge.Estimator.ResistancePpm;
            Assert.IsTrue(ppm > 960000 && ppm < 1040000, ppm.ToString());
        }

        [TestMethod]
        [DataRow(-350000)]
        [DataRow(350000)]
        public void A_large_surface_offset_moves_neither_charge_nor_uncertainty(int nanoamps)
        {
            // C/2 for 12 minutes: 10 % of charge, the surface some 14 % ahead in the end.
            Bench bench = new Bench(nanoamps < 0 ? 850000 : 750000);
            bench.Flow(0, 100);
            bench.Flow(nanoamps, 720);
            int off = bench.Rig.Gauge.StateOfChargePpm - bench.StateOfChargePpm;
            Assert.IsTrue(off > -12000 && off < 12000, off.ToString());
            Assert.IsTrue(off < 2 * bench.Rig.Gauge.ErrorPpm && off > -2 * bench.Rig.Gauge.ErrorPpm, bench.Rig.Gauge.ErrorPpm.ToString());
            Assert.IsTrue(
                nanoamps < 0 ? bench.Rig.Gauge.Model.SurfaceOffsetPpm < -100000 : bench.Rig.Gauge.Model.SurfaceOffsetPpm > 100000,
                bench.Rig.Gauge.Model.SurfaceOffsetPpm.ToString());
        }

        [TestMethod]
        public void An_empty_surface_does_not_empty_the_estimate()
        {
            // 3C in a film of an hour: the surface is empty within minutes, the cell is not, and its voltage falls below the table.
            Bench bench = new Bench(400000);
            bench.Flow(0, 100);
            bench.Flow(-2100000, 60);
            int before = bench.Rig.Gauge.StateOfChargePpm - bench.StateOfChargePpm;
            for (int i = 0; i < 120; i++)
            {
                bench.FlowAt(-2100000, 500000);
            }

            // The count alone moves it.
            Assert.IsTrue(
                bench.Rig.Gauge.Model.SurfaceOffsetPpm < -bench.StateOfChargePpm, bench.Rig.Gauge.Model.SurfaceOffsetPpm.ToString());
            int moved = bench.Rig.Gauge.StateOfChargePpm - bench.StateOfChargePpm - before;
            Assert.IsTrue(moved > -2000 && moved < 2000, moved.ToString());
        }

        [TestMethod]
        public void A_start_under_a_load_of_hours_has_the_uncertainty_of_the_surface_offset()
        {
            // C/10 for two hours in a film of ten: the surface is a fifth behind, and the voltage is the surface's.
            CellProfile profile = TestProfile.WithDiffusion();
            profile = profile.With(Setting.DiffusionMilliseconds, new ChargeTable(new int[] { 36000000, 36000000 }));
            Bench bench = new Bench(950000, profile);
            bench.FlowUnseen(-70000, 120);
            bench.Rig.Sample(0);
            GaugeRig rig = bench.Rig;
            int low = bench.StateOfChargePpm - rig.Gauge.StateOfChargePpm;
            Assert.IsTrue(low > 150000 && low < 2 * rig.Gauge.ErrorPpm, low.ToString() + " " + rig.Gauge.ErrorPpm.ToString());

            // At rest the surface offset decays, and with it the uncertainty.
            for (int i = 0; i < 900; i++)
            {
                bench.FlowMinute(0);
                low = bench.StateOfChargePpm - rig.Gauge.StateOfChargePpm;
                Assert.IsTrue(
                    low < 2 * rig.Gauge.ErrorPpm && low > -2 * rig.Gauge.ErrorPpm,
                    i.ToString() + " " + low.ToString() + " " + rig.Gauge.ErrorPpm.ToString());
            }

            Assert.IsTrue(rig.Gauge.ErrorPpm < 40000, rig.Gauge.ErrorPpm.ToString());
            Assert.IsTrue(low < 30000 && low > -30000, low.ToString());
        }

        [TestMethod]
        public void A_sleep_is_modelled_in_several_steps_of_diffusion()
        {
            // Two time constants: a seventh of the surface offset is left, a third if the sleep were one step.
            Bench bench = new Bench(850000);
            bench.Flow(-350000, 600);
            int before = bench.Rig.Gauge.Model.SurfaceOffsetPpm;
            bench.Rig.Set(3900000, 0, 25000);
            bench.Rig.Sample(600000);
            int after = bench.Rig.Gauge.Model.SurfaceOffsetPpm;
            Assert.IsTrue(before < -100000 && after < before / 10 && after > before / 5, before.ToString() + " " + after.ToString());
        }

        [TestMethod]
        public void An_uncertain_sleep_current_makes_the_surface_offset_uncertain()
        {
            // 70 µA, more or less, for a third of a film's hour: the surface may be a thirtieth further behind than modelled.
            int known = RangeAfterSleep(0);
            int unknown = RangeAfterSleep(70000);
            int more = unknown - known;
            Assert.IsTrue(more > 25000 && more < 33500, known.ToString() + " " + unknown.ToString());
        }

        [TestMethod]
        public void Diffusion_follows_a_switch_that_changed_right_after_a_sample()
        {
            // As at charge voltage: closed for a sample, open for the next.
            Bench bench = new Bench(850000);
            for (int i = 0; i < 40; i++)
            {
                bench.Rig.ChargeClosed = i % 2 == 0;
                bench.FlowSteadily(i % 2 == 0 ? 700000 : 0);
                int off = bench.Rig.Gauge.Model.SurfaceOffsetPpm - bench.SurfaceOffsetPpm;
                Assert.IsTrue(
                    off > -60 && off < 60,
                    i.ToString() + " " + bench.Rig.Gauge.Model.SurfaceOffsetPpm.ToString() + " " + bench.SurfaceOffsetPpm.ToString());
            }
        }

        /// <summary>Interval of a voltage after a sleep, ppm.</summary>
        private static int RangeAfterSleep(int currentErrorNanoamps)
        {
            CellProfile profile = TestProfile.WithDiffusion();
            BoardFigures accuracy = TestFigures.Create();
            accuracy = accuracy.With(Setting.SleepCurrentErrorNanoamps, currentErrorNanoamps);
            FuelGauge gauge = new FuelGauge(profile, accuracy, new GaugeSettings());
            CellSample measurement = new CellSample();
            for (long now = 0; now <= 1200000; now += 1200000)
            {
                measurement.VoltageMicrovolts.SetValid(3900000, now);
                measurement.CurrentNanoamps.SetValid(0, now);
                measurement.TemperatureMillicelsius.SetValid(25000, now);
                gauge.Update(measurement, now, false, false);
            }

            StateOfChargeInterval interval = new StateOfChargeInterval();
            new VoltageModel(profile, accuracy).InferStateOfCharge(3900000, gauge.Model, 0, 0, 1, interval);
            return interval.RangePpm;
        }

        private sealed class Bench
        {
            public readonly GaugeRig Rig;
            private readonly CellProfile _profile;
            private readonly CellModel _cell;
            private long _charge;

            public Bench(int stateOfChargePpm)
                : this(stateOfChargePpm, TestProfile.WithDiffusion())
            {
                Rig.Sample(0);
            }

            public Bench(int stateOfChargePpm, CellProfile profile)
            {
                _profile = profile;
                _cell = new CellModel(profile);
                _charge = stateOfChargePpm * TestProfile.NanoampMillisecondsPerPpm;
                Rig = new GaugeRig(_profile.OpenCircuitMicrovolts.At(stateOfChargePpm), _profile);
            }

            public int SurfaceOffsetPpm => _cell.SurfaceOffsetPpm;

            /// <summary>A current for some minutes before the gauge samples.</summary>
            public void FlowUnseen(int nanoamps, int minutes)
            {
                for (int i = 0; i < minutes; i++)
                {
                    Pass(nanoamps, 60000);
                }

                Display(nanoamps);
            }

            /// <summary>A current for a minute, and a sample.</summary>
            public void FlowMinute(int nanoamps)
            {
                Pass(nanoamps, 60000);
                Display(nanoamps);
                Rig.Sample(60000);
            }

            /// <summary>A current that has flowed for all of a second, and a sample.</summary>
            public void FlowSteadily(int nanoamps)
            {
                _cell.Advance(0, nanoamps, StateOfChargePpm, 25000);
                Pass(nanoamps, 1000);
                Display(nanoamps);
                Rig.Sample(1000);
            }

            public int StateOfChargePpm => (int)(_charge / TestProfile.NanoampMillisecondsPerPpm);

            /// <summary>A current for a second, at a voltage that no table has.</summary>
            public void FlowAt(int nanoamps, int voltageMicrovolts)
            {
                Pass(nanoamps, 1000);
                Rig.Set(voltageMicrovolts, nanoamps, 25000);
                Rig.Sample(1000);
            }

            /// <summary>A current for some seconds, a sample at the end of each.</summary>
            public void Flow(int nanoamps, int seconds)
            {
                for (int i = 0; i < seconds; i++)
                {
                    Pass(nanoamps, 1000);
                    Display(nanoamps);
                    Rig.Sample(1000);
                }
            }

            private void Pass(int nanoamps, int milliseconds)
            {
                _charge += (long)nanoamps * milliseconds;
                _cell.Advance(milliseconds, nanoamps, StateOfChargePpm, 25000);
            }

            private void Display(int nanoamps)
            {
                int openCircuit = _profile.OpenCircuitMicrovolts.At(StateOfChargePpm + _cell.SurfaceOffsetPpm);
                Rig.Set(openCircuit + _cell.OhmicMicrovolts + _cell.PolarizationMicrovolts, nanoamps, 25000);
            }
        }
    }
}
