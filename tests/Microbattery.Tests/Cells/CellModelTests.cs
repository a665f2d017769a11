using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Numerics;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    [TestClass]
    public class CellModelTests
    {
        [TestMethod]
        public void The_ohmic_drop_grows_with_the_learned_resistance_and_slow_polarisations_do_not()
        {
            // 1 mA through 100 ohm, and a quarter of that slowly.
            CellModel model = new CellModel(TestProfile.Create()) { ResistanceScalePpm = 2000000 };
            model.Advance(86400000, 1000000, 500000, 25000);
            Assert.AreEqual(200000, model.OhmicMicrovolts);
            int slow = model.PolarizationMicrovolts;
            Assert.IsTrue(slow > 24800 && slow <= 25000, slow.ToString());
        }

        [TestMethod]
        public void A_current_that_was_not_measured_leaves_the_cell_unsettled()
        {
            // 5 mA through 100 ohm: a share of 15 % of half a volt is still to come.
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(600000, 0, 500000, 25000);
            Assert.AreEqual(0, model.UnsettledMicrovolts);
            model.BeginFrom(-5000000, 500000);
            model.Advance(0, 0, 500000, 25000);
            Assert.AreEqual(75000, model.UnsettledMicrovolts);
        }

        [TestMethod]
        [DataRow("room temperature", 25000, 100000)]
        [DataRow("cold", 0, 200000)]
        [DataRow("halfway between two entries", 22500, 150000)]
        [DataRow("hot", 60000, 50000)]
        public void Resistance_follows_the_temperature(string name, int temperatureMillicelsius, int expectedMilliohms)
        {
            CellModel model = new CellModel(TestProfile.Create());
            Assert.AreEqual(expectedMilliohms, model.ResistanceMilliohms(500000, temperatureMillicelsius), name);
        }

        [TestMethod]
        public void Resistance_follows_the_state_of_charge()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { 200000, 100000 }));
            Assert.AreEqual(150000, new CellModel(profile).ResistanceMilliohms(500000, 25000));
        }

        [TestMethod]
        public void The_ohmic_drop_is_current_times_resistance_with_its_sign()
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(1000, 1000000, 500000, 25000);
            Assert.AreEqual(100000, model.OhmicMicrovolts);
            model.Advance(1000, -1000000, 500000, 25000);
            Assert.AreEqual(-100000, model.OhmicMicrovolts);
        }

        [TestMethod]
        public void Polarisation_goes_to_its_share_of_the_drop_and_back_to_nothing()
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Advance(300000, 1000000, 500000, 25000);
            Assert.AreEqual(12500, model.PolarizationMicrovolts);
            model.Advance(86400000, 1000000, 500000, 25000);
            Assert.IsTrue(model.PolarizationMicrovolts > 24900 && model.PolarizationMicrovolts <= 25000);
            for (int i = 0; i < 10; i++)
            {
                model.Advance(86400000, 0, 500000, 25000);
            }

            Assert.IsTrue(model.PolarizationMicrovolts >= 0 && model.PolarizationMicrovolts <= 1);
        }

        [TestMethod]
        public void A_saved_polarisation_relaxes_from_where_it_was()
        {
            CellModel model = new CellModel(TestProfile.Create());
            model.Restore(0, -8000);
            Assert.AreEqual(-8000, model.PolarizationMicrovolts);
            model.Advance(300000, 0, 500000, 25000);
            Assert.AreEqual(-4000, model.PolarizationMicrovolts);
        }

        [TestMethod]
        public void A_step_of_current_unsettles_the_voltage_for_some_seconds()
        {
            CellModel model = new CellModel(TestProfile.Create());
            Assert.AreEqual(0, model.UnsettledMicrovolts);
            model.Advance(1000, 1000000, 500000, 25000);
            Assert.AreEqual(15000, model.UnsettledMicrovolts);
            model.Advance(8000, 1000000, 500000, 25000);
            Assert.AreEqual(7500, model.UnsettledMicrovolts);
            model.Advance(1000, -1000000, 500000, 25000);
            Assert.AreEqual(-23334, model.UnsettledMicrovolts);
        }

        [TestMethod]
        public void A_step_back_takes_away_what_the_step_before_it_left_unsettled()
        {
            // A charge switch that opens and closes at every sample: not the sum of all steps, but what one of them left.
            CellModel model = new CellModel(TestProfile.Create());
            for (int i = 0; i < 100; i++)
            {
                model.Advance(1000, 1000000, 500000, 25000);
                Assert.IsTrue(model.UnsettledMicrovolts > 0 && model.UnsettledMicrovolts <= 15000, model.UnsettledMicrovolts.ToString());
                model.Advance(1000, 0, 500000, 25000);
                Assert.IsTrue(IntegerMath.Abs(model.UnsettledMicrovolts) <= 8500, model.UnsettledMicrovolts.ToString());
            }
        }

        [TestMethod]
        [DataRow("charging, the longest step", int.MaxValue, long.MaxValue)]
        [DataRow("discharging, the longest step", int.MinValue, long.MaxValue)]
        [DataRow("charging, the shortest step", int.MaxValue, 1L)]
        [DataRow("discharging, a day", int.MinValue, 86400000L)]
        public void Nothing_wraps_at_the_extremes(string name, int currentNanoamps, long elapsedMilliseconds)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { int.MaxValue, int.MaxValue }));
            profile = profile.With(
                Setting.ResistanceTemperatureThousandths, new TemperatureTable(TestProfile.Even(TemperatureTable.Count, int.MaxValue)));
            profile = profile.With(Setting.RelaxationPpm, new IntegerTable(new int[] { 10000000, 10000000, 10000000, 10000000 }));
            profile = profile.With(Setting.RelaxationMilliseconds, new IntegerTable(new int[] { 1, 1000, 300000, int.MaxValue }));
            CellModel model = new CellModel(profile);
            for (int i = 0; i < 4; i++)
            {
                model.Restore(i, currentNanoamps);
            }

            for (int i = 0; i < 3; i++)
            {
                model.Advance(elapsedMilliseconds, currentNanoamps, 500000, -40000);
                Assert.AreEqual(int.MaxValue, model.ResistanceMilliohms(500000, -40000), name);

                // Clamped, but to more than any cell has.
                Assert.IsTrue(currentNanoamps < 0 ? model.OhmicMicrovolts < -6000000 : model.OhmicMicrovolts > 6000000, name);
                Assert.IsTrue((model.PolarizationMicrovolts < 0) == (currentNanoamps < 0), name);
                Assert.IsTrue(model.UnsettledMicrovolts == 0 || (model.UnsettledMicrovolts < 0) == (currentNanoamps < 0), name);
            }
        }
    }
}
