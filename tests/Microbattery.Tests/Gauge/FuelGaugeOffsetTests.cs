using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>The current sensor's offset, taken while both switches are open.</summary>
    [TestClass]
    public class FuelGaugeOffsetTests
    {
        [TestMethod]
        public void A_known_current_with_both_switches_open_gives_the_offset_in_seconds()
        {
            Bench bench = new Bench(10);
            bench.Sample(-800, 12, false);
            int offset = bench.Gauge.Estimator.OffsetNanoamps;
            Assert.IsTrue(offset >= 190 && offset <= 200, offset.ToString());
            Assert.IsTrue(bench.Gauge.Estimator.OffsetDeviationNanoamps <= 12, bench.Gauge.Estimator.OffsetDeviationNanoamps.ToString());
        }

        [TestMethod]
        public void Repeated_calibrations_do_not_reduce_the_error_of_the_boards_own_current()
        {
            Bench bench = new Bench(10);
            bench.Sample(-800, 3000, false);
            Assert.IsTrue(bench.Gauge.Estimator.OffsetDeviationNanoamps >= 8, bench.Gauge.Estimator.OffsetDeviationNanoamps.ToString());
        }

        [TestMethod]
        public void With_a_switch_closed_no_offset_is_measured()
        {
            Bench bench = new Bench(10);
            bench.Sample(-800, 12, true);
            Assert.AreEqual(0, bench.Gauge.Estimator.OffsetNanoamps);
        }

        [TestMethod]
        public void Without_a_known_current_no_offset_is_measured()
        {
            Bench bench = new Bench(int.MaxValue);
            Assert.IsTrue(bench.Gauge.OffsetCalibration == null);
            bench.Sample(-800, 12, false);
            Assert.AreEqual(0, bench.Gauge.Estimator.OffsetNanoamps);
        }

        private sealed class Bench
        {
            public readonly FuelGauge Gauge;
            private readonly CellSample _measurement = new CellSample();
            private long _now;

            public Bench(int openCurrentErrorNanoamps)
            {
                BoardFigures accuracy = TestFigures.Create();
                accuracy = accuracy.With(Setting.OpenCurrentNanoamps, 1000);
                accuracy = accuracy.With(Setting.OpenCurrentErrorNanoamps, openCurrentErrorNanoamps);
                Gauge = new FuelGauge(TestProfile.Create(), accuracy, new GaugeSettings());
                _measurement.TemperatureMillicelsius.SetValid(25000, 0);
            }

            public void Sample(int nanoamps, int seconds, bool loadClosed)
            {
                for (int i = 0; i < seconds; i++)
                {
                    _now += 1000;
                    _measurement.VoltageMicrovolts.SetValid(3900000, _now);
                    _measurement.CurrentNanoamps.SetValid(nanoamps, _now);
                    Gauge.Update(_measurement, _now, false, loadClosed);
                }
            }
        }
    }
}
