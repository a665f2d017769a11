using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    /// <summary>Diffusion in a film of a diffusion time of one hour; C/10 moves a tenth of the charge in that time.</summary>
    [TestClass]
    public class CellModelDiffusionTests
    {
        private const int TenthOfC = 70000; // nA
        private const int Room = 25000; // m°C

        [TestMethod]
        [DataRow("a thousandth of the diffusion time", 3600, 3468)]
        [DataRow("two thousandths", 7200, 4846)]
        [DataRow("a hundredth", 36000, 10284)]
        [DataRow("a tenth", 360000, 25684)]
        [DataRow("the diffusion time", 3600000, 33332)]
        public void The_surface_runs_ahead_as_the_series_of_plane_diffusion_says(string name, int milliseconds, int expectedPpm)
        {
            // 100 000 ppm times 2 sqrt(t / πτ) - t / τ at first, 1/3 in the end (Crank 1975, 4.55 and 4.57).
            CellModel charged = new CellModel(TestProfile.WithDiffusion());
            CellModel discharged = new CellModel(TestProfile.WithDiffusion());
            for (int i = 0; i < 200; i++)
            {
                charged.Advance(milliseconds / 200, TenthOfC, 500000, Room);
                discharged.Advance(milliseconds / 200, -TenthOfC, 500000, Room);
            }

            int off = charged.SurfaceOffsetPpm - expectedPpm;
            Assert.IsTrue(off * 16 < expectedPpm && off * 16 > -expectedPpm, name + ": " + charged.SurfaceOffsetPpm.ToString());
            off = charged.SurfaceOffsetPpm + discharged.SurfaceOffsetPpm;
            Assert.IsTrue(off >= -2 && off <= 2, name + ": " + off.ToString());
        }

        [TestMethod]
        public void A_pulse_that_one_sample_has_and_the_next_soon_after_has_not_moves_the_surface_by_the_charge_that_is_counted()
        {
            // A second before the sample, 50 ms after it: half of the 1.05 s.
            CellModel pulsed = new CellModel(TestProfile.WithDiffusion());
            pulsed.Advance(1000, 0, 500000, Room);
            pulsed.Advance(1000, 10 * TenthOfC, 500000, Room);
            pulsed.Advance(50, 0, 500000, Room);
            CellModel steady = new CellModel(TestProfile.WithDiffusion());
            steady.Advance(1000, 0, 500000, Room);
            steady.Advance(1000, 0, 500000, Room);
            for (int i = 0; i < 2; i++)
            {
                steady.Advance(525, 10 * TenthOfC / 2, 500000, Room);
            }

            pulsed.Advance(60000, 0, 500000, Room);
            steady.Advance(60000, 0, 500000, Room);
            int expected = steady.SurfaceOffsetPpm;
            int offset = pulsed.SurfaceOffsetPpm;
            Assert.IsTrue(offset > expected * 6 / 10 && offset < expected * 16 / 10, offset.ToString() + " " + expected.ToString());
        }

        [TestMethod]
        public void At_rest_lithium_diffuses_until_the_surface_is_at_the_mean()
        {
            CellModel model = new CellModel(TestProfile.WithDiffusion());
            model.Advance(86400000, TenthOfC, 500000, Room);
            int before = model.SurfaceOffsetPpm;
            model.Advance(1000, 0, 500000, Room);
            Assert.IsTrue(model.SurfaceOffsetPpm > before / 2, "the fast exponentials have decayed, the slow one has not");
            for (int i = 0; i < 10; i++)
            {
                Assert.IsTrue(model.SurfaceOffsetPpm <= before);
                before = model.SurfaceOffsetPpm;
                model.Advance(3600000, 0, 500000, Room);
            }

            Assert.IsTrue(model.SurfaceOffsetPpm >= 0 && model.SurfaceOffsetPpm <= 1, model.SurfaceOffsetPpm.ToString());
        }

        [TestMethod]
        [DataRow("half full", 500000, 25000, 33333)]
        [DataRow("empty: twice the time", 0, 25000, 66666)]
        [DataRow("full: half the time", 1000000, 25000, 16666)]
        [DataRow("cold: four times the time", 500000, -10000, 133333)]
        public void The_final_surface_offset_is_a_third_of_the_charge_that_flows_in_the_diffusion_time_at_that_charge_and_temperature(
            string name, int stateOfChargePpm, int temperatureMillicelsius, int expectedPpm)
        {
            CellProfile profile = TestProfile.WithDiffusion();
            profile = profile.With(Setting.DiffusionMilliseconds, new ChargeTable(new int[] { 7200000, 3600000, 1800000 }));
            int offset = new CellModel(profile).SteadySurfaceOffsetPpm(TenthOfC, stateOfChargePpm, temperatureMillicelsius);
            Assert.IsTrue(offset >= expectedPpm - 1 && offset <= expectedPpm + 1, name + ": " + offset.ToString());
            int opposite = new CellModel(profile).SteadySurfaceOffsetPpm(-TenthOfC, stateOfChargePpm, temperatureMillicelsius);
            Assert.AreEqual(-offset, opposite, name);
        }

        [TestMethod]
        public void Where_there_is_less_lithium_it_diffuses_faster()
        {
            // Charging takes lithium from the surface: there the table gives shorter times.
            CellProfile profile = TestProfile.WithDiffusion();
            profile = profile.With(Setting.DiffusionMilliseconds, new ChargeTable(new int[] { 7200000, 1800000 }));
            CellModel charged = new CellModel(profile);
            CellModel discharged = new CellModel(profile);
            for (int i = 0; i < 100; i++)
            {
                // A hair of charge up and down: tables are looked up again.
                charged.Advance(600000, TenthOfC, 500000 + ((i & 1) * 1000), Room);
                discharged.Advance(600000, -TenthOfC, 500000 + ((i & 1) * 1000), Room);
            }

            Assert.IsTrue(charged.SurfaceOffsetPpm < -discharged.SurfaceOffsetPpm, charged.SurfaceOffsetPpm.ToString());
        }

        [TestMethod]
        public void A_profile_without_diffusion_times_has_no_surface_offset()
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(86400000, 7000000, 500000, Room);
            Assert.AreEqual(0, model.SurfaceOffsetPpm);
            Assert.AreEqual(0, model.SteadySurfaceOffsetPpm(7000000, 500000, Room));
            Assert.AreEqual(1, model.SlowCount);
        }

        [TestMethod]
        public void Slow_states_continue_from_where_they_were_saved()
        {
            CellModel model = new CellModel(TestProfile.WithDiffusion());
            model.Advance(600000, TenthOfC, 500000, Room);
            model.Advance(5000, -TenthOfC, 500000, Room);
            CellModel restored = new CellModel(TestProfile.WithDiffusion());
            Assert.AreEqual(3, restored.SlowCount);
            for (int i = 0; i < 4; i++)
            {
                restored.Restore(i, i < model.SlowCount ? model.Slow(i) : 0);
            }

            // The exponential that decays within a second is not saved: 2 % of the C/10 that flowed last, some hundredths of that after a
            // minute.
            for (int i = 0; i < 20; i++)
            {
                model.Advance(60000, 0, 500000, Room);
                restored.Advance(60000, 0, 500000, Room);
                int offset = model.SurfaceOffsetPpm - restored.SurfaceOffsetPpm;
                int polarization = model.PolarizationMicrovolts - restored.PolarizationMicrovolts;
                Assert.IsTrue(offset >= -30 && offset <= 30 && polarization >= -1 && polarization <= 1, offset.ToString());
            }
        }

        [TestMethod]
        public void A_reset_history_is_that_of_a_cell_at_rest()
        {
            CellModel model = new CellModel(TestProfile.WithDiffusion());
            model.Advance(600000, TenthOfC, 500000, Room);
            model.ResetRelaxation();
            Assert.AreEqual(0, model.SurfaceOffsetPpm);
            Assert.AreEqual(0, model.PolarizationMicrovolts);
            model.Advance(0, 0, 500000, Room);
            Assert.AreEqual(0, model.SurfaceOffsetPpm);
        }

        [TestMethod]
        [DataRow("charging, shortest diffusion time", int.MaxValue, 1)]
        [DataRow("discharging, shortest diffusion time", int.MinValue, 1)]
        [DataRow("charging, longest diffusion time", int.MaxValue, 1000000000)]
        [DataRow("discharging, longest diffusion time", int.MinValue, 1000000000)]
        public void Nothing_wraps_at_the_extremes(string name, int currentNanoamps, int milliseconds)
        {
            long[] elapsed = new long[] { 0, 1, 1000, 86400000, 9223372036854775807L };
            long[] capacities = new long[] { 3600000L, 36000000000000L };
            foreach (long capacity in capacities)
            {
                CellProfile profile = TestProfile.WithDiffusion();
                profile = profile.With(Setting.CapacityNanoampSeconds, capacity);
                profile = profile.With(Setting.DiffusionMilliseconds, new ChargeTable(new int[] { milliseconds, milliseconds }));
                profile = profile.With(
                    Setting.DiffusionTemperatureThousandths,
                    new TemperatureTable(TestProfile.Even(TemperatureTable.Count, int.MaxValue)));
                CellModel model = new CellModel(profile);
                for (int i = 0; i < 4; i++)
                {
                    model.Restore(i, currentNanoamps);
                }

                for (int i = 0; i < elapsed.Length; i++)
                {
                    model.Advance(elapsed[i], currentNanoamps, i * 250000, -40000);
                    int offset = model.SurfaceOffsetPpm;
                    Assert.IsTrue(currentNanoamps < 0 ? offset <= 0 : offset >= 0, name + ": " + offset.ToString());
                    Assert.IsTrue(offset <= 210000000 && offset >= -210000000, name + ": " + offset.ToString());
                }
            }
        }
    }
}
