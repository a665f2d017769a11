using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Protection
{
    /// <summary>The resistance that a cell may have, by its table and by its temperature.</summary>
    [TestClass]
    public class ResistanceBandTests
    {
        [TestMethod]
        public void The_band_is_from_a_quarter_of_the_lowest_to_five_times_the_highest_of_the_table()
        {
            ChargeTable table = new ChargeTable(new int[] { 100000, 200000, 50000, 100000 });
            ResistanceBand band = new ResistanceBand(TestProfile.Create().With(Setting.ResistanceMilliohms, table), 8000, 4250);
            Follow(band, 25000);
            Assert.AreEqual(12500L, band.LowMilliohms);
            Assert.AreEqual(1000000L, band.HighMilliohms);
            Assert.AreEqual(200000L, band.HighestNewMilliohms);
        }

        [TestMethod]
        [DataRow("less than a degree warmer", 25000, 25999, 1000)]
        [DataRow("less than a degree colder", 25000, 24001, 1000)]
        [DataRow("a degree warmer", 25000, 26000, 900)]
        [DataRow("a degree colder", 25000, 24000, 1200)]
        [DataRow("far colder", 25000, 0, 2000)]
        [DataRow("from frost to as far above zero", -27500, 27500, 750)]
        public void The_band_follows_the_temperature_in_steps_of_a_degree(string name, int from, int to, int thousandths)
        {
            ResistanceBand band = new ResistanceBand(TestProfile.Create(), 8000, 4250);
            Follow(band, from);
            Follow(band, to);
            Assert.AreEqual((long)thousandths, band.Thousandths, name);
        }

        [TestMethod]
        public void Without_a_temperature_it_is_not_known()
        {
            ResistanceBand band = new ResistanceBand(TestProfile.Create(), 8000, 4250);
            band.Follow(new Reading());
            Assert.IsFalse(band.IsKnown);
            Follow(band, 25000);
            Assert.IsTrue(band.IsKnown);
        }

        [TestMethod]
        public void Parts_of_protection_need_what_they_are_made_of()
        {
            ResistanceBand band = new ResistanceBand(TestProfile.Create(), 8000, 4250);
            Type missing = typeof(ArgumentNullException);
            Assert.ThrowsException(missing, () => Use(new ResistanceBand(null, 8000, 4250)));
            Assert.ThrowsException(missing, () => Use(new StepResponseDetector(null, band, 8000)));
            Assert.ThrowsException(missing, () => Use(new StepResponseDetector(TestProfile.Create(), null, 8000)));
            Assert.ThrowsException(missing, () => Use(new ChargeMovedDetector(null, band, 4250)));
            Assert.ThrowsException(missing, () => Use(new ChargeMovedDetector(TestProfile.Create(), null, 4250)));
            Assert.ThrowsException(missing, () => Use(new Plausibility(TestProfile.Create(), null)));
            Assert.ThrowsException(missing, () => Use(new FaultJudge(null, 0)));
            Assert.ThrowsException(missing, () => Use(OpenSwitchDetector.ChargeLimitNanoamps(null)));
        }

        private static void Use(object created) => Assert.IsTrue(created == null, "it was created");

        private static void Follow(ResistanceBand band, int millicelsius)
        {
            Reading temperature = new Reading();
            temperature.SetValid(millicelsius, 0);
            band.Follow(temperature);
        }
    }
}
