using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>Counting alone: after the first sample the voltage cannot be read. Self-discharge is 1 nA everywhere.</summary>
    [TestClass]
    public class FuelGaugeCountTests
    {
        [TestMethod]
        public void Counts_the_current_and_self_discharge_exactly()
        {
            GaugeRig rig = CreateStarted(700000);
            long start = rig.Charge;
            rig.SampleSeconds(360);
            Assert.AreEqual((700000L - 1) * 360000, rig.Charge - start);
        }

        [TestMethod]
        public void Self_discharge_is_counted_exactly_in_pieces_of_less_than_a_unit()
        {
            // Counted every ten seconds: 333 pA for 143 samples of 70 ms are 3333.33 nA·ms, six times that 19999.98.
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.SelfDischargePicoamps, new TemperatureTable(TestProfile.Even(TemperatureTable.Count, 333)));
            FuelGauge gauge = new FuelGauge(profile, TestFigures.Create(), new GaugeSettings());
            CellSample sample = new GaugeRig(3886000).CellSample;
            gauge.Update(sample, 0, false, false);
            sample.VoltageMicrovolts.SetFailed(ReadingFault.NoAnswer);
            long start = gauge.Estimator.ChargeNanoampMilliseconds;
            for (int i = 1; i <= 6 * 143; i++)
            {
                gauge.Update(sample, 70 * i, false, false);
            }

            Assert.AreEqual(-19999L, gauge.Estimator.ChargeNanoampMilliseconds - start);
        }

        [TestMethod]
        public void The_uncertainty_grows_by_offset_gain_and_capacity_error()
        {
            // 700 µA for 360 s are 100000 ppm. Gain 0.5 %, capacity of the type 1 % and of its age 12 %: 12.05 % of that, 12052 ppm; 100 nA
            // are 14 ppm. In squares with the uncertainty before it. No voltage under current has corrected the resistance, and so the age.
            GaugeRig rig = CreateAt(550000, 0);
            rig.SetCurrent(700000);
            rig.Sample(0);
            long before = rig.Gauge.ErrorPpm;
            rig.SampleSeconds(360);
            long grown = ((long)rig.Gauge.ErrorPpm * rig.Gauge.ErrorPpm) - (before * before);
            Assert.IsTrue(grown >= 12030L * 12030 && grown <= 12060L * 12060, grown.ToString());
        }

        [TestMethod]
        public void A_current_that_changed_counts_with_its_mean_and_adds_uncertainty()
        {
            GaugeRig rig = CreateAt(550000, 0);
            long start = rig.Charge;
            long before = rig.Gauge.ErrorPpm;
            rig.SetCurrent(-2000000);
            rig.Sample(10000);
            Assert.AreEqual((-1000000L - 1) * 10000, rig.Charge - start);

            // 1 mA / sqrt(3) for 10 s, and 12.05 % of 1 mA: 2291 and 478 ppm, in squares.
            long grown = ((long)rig.Gauge.ErrorPpm * rig.Gauge.ErrorPpm) - (before * before);
            Assert.IsTrue(grown >= 2330L * 2330 && grown <= 2350L * 2350, grown.ToString());
        }

        [TestMethod]
        [DataRow(true, false)]
        [DataRow(false, true)]
        public void After_a_switch_changed_the_interval_counts_with_the_new_current(bool charge, bool load)
        {
            GaugeRig rig = CreateStarted(0);
            long start = rig.Charge;
            rig.ChargeClosed = charge;
            rig.LoadClosed = load;
            rig.SetCurrent(700000);
            rig.Sample(10000);
            Assert.AreEqual((700000L - 1) * 10000, rig.Charge - start);
            rig.SetCurrent(0);
            rig.Sample(10000);
            Assert.AreEqual((700000L + 350000 - 2) * 10000, rig.Charge - start);
            rig.SetCurrent(350000);
            rig.ChargeClosed = false;
            rig.LoadClosed = false;
            rig.Sample(10000);
            Assert.AreEqual((700000L + 350000 + 350000 - 3) * 10000, rig.Charge - start);
        }

        [TestMethod]
        public void Pulses_count_as_long_as_they_last_while_a_switch_changes_at_every_sample()
        {
            // A charge switch that holds a full cell: closed for 50 ms, open for a second, and closed as long as a load pulls the cell
            // down. Pulses of 3.5 s begin at any time, as a rule in an interval that began with the switch opened, and end in one that
            // began with none thrown: with the current at its end all through the first, each would count for half a second more than it
            // lasted.
            const int Pulse = -1000000;
            GaugeRig rig = CreateStarted(0);
            long start = rig.Charge;
            int now = 0;
            int pulled = 0;
            for (int i = 0; i < 200; i++)
            {
                int begin = (i * 12000) + (i * 47);
                while (now < begin + 6000)
                {
                    rig.ChargeClosed = pulled != 0 || !rig.ChargeClosed;
                    int wait = pulled != 0 || !rig.ChargeClosed ? 1000 : 50;
                    now += wait;
                    pulled = now > begin && now <= begin + 3500 ? Pulse : 0;
                    rig.SetCurrent(pulled);
                    rig.Sample(wait);
                }
            }

            long pulses = 200 * 3500L * Pulse;
            long counted = rig.Charge - start + now; // and self-discharge
            Assert.IsTrue(IntegerMath.Abs(counted - pulses) < pulses / -50, counted.ToString());
        }

        [TestMethod]
        [DataRow(true, false, 27778)]
        [DataRow(false, true, 47619)]
        [DataRow(true, true, 75397)]
        [DataRow(false, false, 0)]
        public void A_failed_current_adds_the_uncertainty_of_the_closed_switches(bool charge, bool load, int growth)
        {
            GaugeRig rig = CreateStarted(0);
            rig.ChargeClosed = charge;
            rig.LoadClosed = load;
            rig.Sample(1);
            int before = rig.Gauge.ErrorPpm;
            rig.CellSample.CurrentNanoamps.SetFailed(ReadingFault.NoAnswer);
            rig.Sample(10000);
            int grown = rig.Gauge.ErrorPpm - before;
            // The uncertainty is in squares with the least it can be: up to 60 less.
            Assert.IsTrue(grown >= growth - 60 && grown <= growth + 3, grown.ToString());
        }

        [TestMethod]
        public void The_first_failed_current_counts_on_with_the_last_one_and_later_ones_with_the_boards_own()
        {
            GaugeRig rig = CreateStarted(-50000);
            long start = rig.Charge;
            rig.CellSample.CurrentNanoamps.SetFailed(ReadingFault.NoAnswer);
            rig.Sample(1000);
            Assert.AreEqual(-50000L * 1000, rig.Charge - start);
            rig.Sample(1000);
            Assert.AreEqual((-50000L - 1000) * 1000, rig.Charge - start);
        }

        [TestMethod]
        public void A_gap_longer_than_the_longest_interval_counts_the_boards_own_current()
        {
            GaugeRig rig = CreateStarted(-50000);
            long start = rig.Charge;
            rig.Sample(60000);
            Assert.AreEqual((-50000L - 1) * 60000, rig.Charge - start);
            start = rig.Charge;
            rig.Sample(60001);
            Assert.AreEqual((-1000L - 1) * 60001, rig.Charge - start);
        }

        [TestMethod]
        public void A_day_of_sleep_costs_what_the_board_takes_and_its_uncertainty()
        {
            GaugeRig rig = CreateStarted(0);
            long start = rig.Charge;
            int before = rig.Gauge.ErrorPpm;
            rig.Sample(86400000);
            Assert.AreEqual((-1000L - 1) * 86400000, rig.Charge - start);

            // 200 nA, and half of the 1 nA: 6874. In squares 12.05 % of the 34320 counted, 67 more.
            int grown = rig.Gauge.ErrorPpm - before;
            Assert.IsTrue(grown >= 6930 && grown <= 6955, grown.ToString());
        }

        [TestMethod]
        [DataRow(-1L)]
        [DataRow(-5000000L)]
        [DataRow(34560000001L)]
        public void A_clock_that_runs_back_or_leaps_counts_nothing_and_says_so(long elapsed)
        {
            GaugeRig rig = CreateStarted(700000);
            long start = rig.Charge;
            int before = rig.Gauge.ErrorPpm;
            rig.Sample(elapsed);
            Assert.IsTrue(rig.Gauge.ClockStepped);
            Assert.AreEqual(start, rig.Charge);
            int grown = rig.Gauge.ErrorPpm - before;
            Assert.IsTrue(grown >= 19990 && grown <= 20000, grown.ToString());
            rig.Sample(1000);
            Assert.IsFalse(rig.Gauge.ClockStepped);
            Assert.AreEqual(700000L * 1000, rig.Charge - start);
        }

        [TestMethod]
        public void Four_hundred_days_of_sleep_are_accepted()
        {
            GaugeRig rig = CreateStarted(0);
            rig.Sample(400L * 86400000);
            Assert.IsFalse(rig.Gauge.ClockStepped);
            Assert.AreEqual(0, rig.Gauge.StateOfChargePpm);
            Assert.AreEqual(1000000, rig.Gauge.ErrorPpm);
        }

        /// <summary>With so small an uncertainty that an addition is visible.</summary>
        private static GaugeRig CreateAt(int stateOfChargePpm, int currentNanoamps)
        {
            GaugeRig rig = new GaugeRig(3886000 + (currentNanoamps / 10));
            rig.SetCurrent(currentNanoamps);
            rig.Restore(stateOfChargePpm, 1000);
            rig.Sample(0);
            Assert.IsTrue(rig.Gauge.IsResumed);
            rig.LoseVoltage();
            return rig;
        }

        private static GaugeRig CreateStarted(int currentNanoamps)
        {
            // The drop of the current included: about 55 %.
            GaugeRig rig = new GaugeRig(3886000 + (currentNanoamps / 10));
            rig.SetCurrent(currentNanoamps);
            rig.Sample(0);
            Assert.IsTrue(rig.Gauge.IsStarted);
            Assert.IsTrue(rig.Gauge.ErrorPpm < 900000);
            rig.LoseVoltage();
            return rig;
        }
    }
}
