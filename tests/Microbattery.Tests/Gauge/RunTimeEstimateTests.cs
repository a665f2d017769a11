using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Gauge
{
    /// <summary>What a state of charge means in a use, on numbers that can be worked out by hand: 700 µA·h, 100 ohm and a quarter more in
    /// the end, cut-off where the curve begins, which rises by 0.6 V in its first tenth.</summary>
    [TestClass]
    public class RunTimeEstimateTests
    {
        private const int Room = 25000;
        private const int Grain = 245; // the search halves twelve times

        [TestMethod]
        [DataRow(140000, 25000, 1000000, 2917)]
        [DataRow(140000, 0, 1000000, 5833)]
        [DataRow(140000, 25000, 2000000, 5250)]
        [DataRow(5000000, 25000, 1000000, 116667)]
        public void The_unusable_charge_is_where_the_voltage_under_load_reaches_cut_off(
            int nanoamps, int millicelsius, int scalePpm, int expectedPpm)
        {
            // Current times 125 ohm, over 6 V a whole charge: 17.5 mV are 0.29 %. 0.625 V are the first tenth and a sixth of the second. An
            // aged cell has 225 ohm, not 250.
            Bench bench = new Bench(500000, 0);
            bench.Model.ResistanceScalePpm = scalePpm;
            int unusable = bench.RunTime.UnusablePpm(nanoamps, millicelsius);
            Assert.IsTrue(unusable >= expectedPpm && unusable <= expectedPpm + Grain, unusable.ToString());
        }

        [TestMethod]
        public void Charge_that_diffusion_keeps_from_the_surface_is_unusable()
        {
            // C/5 in a film of an hour: the surface is 0.2 / 3 behind, where the drop of 17.5 mV is 0.29 % more.
            Bench bench = new Bench(TestProfile.WithDiffusion(), 500000, 0);
            int unusable = bench.RunTime.UnusablePpm(140000, Room);
            Assert.IsTrue(unusable >= 66667 + 2917 && unusable <= 66667 + 2917 + Grain, unusable.ToString());
        }

        [TestMethod]
        public void A_charge_transfer_drop_below_proportion_leaves_more_usable_charge()
        {
            // 0.4 mA through 500 ohm of charge transfer alone: not 200 but 145.9 mV, and 10 mV of slow polarisation. Over 6 V a whole
            // charge; in proportion 35 000.
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ChargeTransferPpm, 1000000);
            Bench bench = new Bench(profile, 500000, 0);
            bench.Model.ResistanceScalePpm = 5000000;
            int unusable = bench.RunTime.UnusablePpm(400000, Room);
            Assert.IsTrue(unusable > 25600 && unusable < 26700, unusable.ToString());
        }

        [TestMethod]
        [DataRow(420000, 20000)]
        [DataRow(560000, 30000)]
        [DataRow(1120000, 100000)]
        [DataRow(2000000, 100000)]
        public void The_unusable_charge_by_rate_is_the_profiles_at_octaves_and_between_them(int nanoamps, int expectedPpm)
        {
            Assert.AreEqual(expectedPpm, new Bench(500000, 0).RunTime.UnusablePpm(nanoamps, Room));
        }

        [TestMethod]
        public void Time_to_empty_is_the_usable_charge_over_the_mean_current()
        {
            // (50 % less 0.29 to 0.32 %) of 2 520 000 000 nA·s over 140 µA.
            Bench bench = new Bench(500000, 0);
            bench.Flow(-140000, 10);
            Assert.AreEqual(-140000, bench.RunTime.MeanNanoamps);
            int seconds = bench.RunTime.SecondsToEmpty(Room);
            Assert.IsTrue(seconds >= 8942 && seconds <= 8948, seconds.ToString());
            Assert.AreEqual(RunTimeEstimate.Never, bench.RunTime.SecondsToFull());
        }

        [TestMethod]
        [DataRow(0, 9000)]
        [DataRow(250000, 7200)]
        public void Time_to_full_uses_the_learned_capacity(int perCapacityPpm, int expectedSeconds)
        {
            // A state of +250 000 ppm moves a quarter further for the same charge: 0.8 of the capacity.
            Bench bench = new Bench(500000, perCapacityPpm);
            bench.Flow(140000, 10);
            Assert.AreEqual(expectedSeconds, bench.RunTime.SecondsToFull());
            Assert.AreEqual(RunTimeEstimate.Never, bench.RunTime.SecondsToEmpty(Room));
            Assert.AreEqual(perCapacityPpm == 0 ? 2520000000L : 2016000000L, bench.RunTime.CapacityNanoampSeconds);
        }

        [TestMethod]
        public void Without_a_mean_current_there_is_no_time()
        {
            Bench bench = new Bench(500000, 0);
            Assert.AreEqual(RunTimeEstimate.Never, bench.RunTime.SecondsToEmpty(Room));
            Assert.AreEqual(RunTimeEstimate.Never, bench.RunTime.SecondsToFull());
        }

        [TestMethod]
        public void A_cell_with_less_than_the_unusable_charge_is_empty_now()
        {
            Bench bench = new Bench(50000, 0);
            bench.Flow(-1120000, 10);
            Assert.AreEqual(0, bench.RunTime.SecondsToEmpty(Room));
            Assert.AreEqual(0L, bench.RunTime.EnergyMicrojoules(Room));
        }

        [TestMethod]
        [DataRow(0, 9667700)]
        [DataRow(-1120000, 8836000)]
        public void Energy_is_the_open_circuit_voltage_over_the_usable_charge(int nanoamps, int expectedMicrojoules)
        {
            // 2.52 C at a mean of 3.8364 V; nine tenths of it at 3.896 V.
            Bench bench = new Bench(1000000, 0);
            bench.Flow(nanoamps, 10);
            long energy = bench.RunTime.EnergyMicrojoules(Room);
            Assert.IsTrue(energy > expectedMicrojoules / 1000 * 997L && energy < expectedMicrojoules / 1000 * 1003L, energy.ToString());
        }

        [TestMethod]
        public void The_mean_forgets_in_ten_minutes()
        {
            Bench bench = new Bench(500000, 0);
            bench.Flow(-100000, 10);
            bench.Flow(0, 600);

            // Sixty steps of 10 s with a time constant of 600 s, implicit: (60/61)^60.
            int mean = bench.RunTime.MeanNanoamps;
            Assert.IsTrue(mean > -37500 && mean < -36500, mean.ToString());
        }

        [TestMethod]
        public void A_cycle_is_the_capacity_once_out_and_once_in()
        {
            Bench bench = new Bench(500000, 0);
            for (int hour = 0; hour < 9; hour++)
            {
                Assert.AreEqual(0, bench.RunTime.Cycles);
                bench.RunTime.Update(-TestProfile.CapacityNanoampSeconds * 100, 3600000);
                bench.RunTime.Update(TestProfile.CapacityNanoampSeconds * 100, 3600000);
            }

            bench.RunTime.Update(-TestProfile.CapacityNanoampSeconds * 100, 3600000);
            bench.RunTime.Update(TestProfile.CapacityNanoampSeconds * 100, 3600000);
            Assert.AreEqual(2000000L, bench.RunTime.ThroughputPpm);
            Assert.AreEqual(1, bench.RunTime.Cycles);
        }

        [TestMethod]
        [DataRow(-2147483648)]
        [DataRow(2147483647)]
        public void Extreme_currents_give_plausible_times_and_energies(int nanoamps)
        {
            Bench bench = new Bench(1000000, 0);
            bench.Flow(nanoamps, 10);
            int empty = bench.RunTime.SecondsToEmpty(-40000);
            int full = bench.RunTime.SecondsToFull();
            Assert.IsTrue(nanoamps < 0 ? empty == 0 && full == RunTimeEstimate.Never : empty == RunTimeEstimate.Never && full == 0);
            long energy = bench.RunTime.EnergyMicrojoules(-40000);
            Assert.IsTrue(energy >= 0 && energy < 10600000, energy.ToString());
            int unusable = bench.RunTime.UnusablePpm(int.MaxValue, -40000);
            Assert.IsTrue(unusable > 990000 && unusable <= 1000000, unusable.ToString());
        }

        private sealed class Bench
        {
            public readonly CellModel Model;
            public readonly RunTimeEstimate RunTime;

            public Bench(int stateOfChargePpm, int perCapacityPpm)
                : this(TestProfile.Create(), stateOfChargePpm, perCapacityPpm)
            {
            }

            public Bench(CellProfile profile, int stateOfChargePpm, int perCapacityPpm)
            {
                Model = new CellModel(profile);
                RunTime = new RunTimeEstimate(profile, EstimatorState.Create(stateOfChargePpm, 2, perCapacityPpm), Model);
            }

            /// <summary>A steady current, counted every ten seconds.</summary>
            public void Flow(int nanoamps, int seconds)
            {
                for (; seconds > 0; seconds -= 10)
                {
                    RunTime.Update(nanoamps * 10000L, 10000);
                }
            }
        }
    }
}
