using Microbattery.Hal.FrontEnds;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Hal
{
    [TestClass]
    public class ThermistorTableTests
    {
        private static readonly int[] s_ratioPpm = { 900000, 600000, 400000, 200000 };

        [TestMethod]
        [DataRow(2147483647, -10000)]
        [DataRow(900001, -10000)]
        [DataRow(900000, -10000)]
        [DataRow(750000, -5000)]
        [DataRow(600000, 0)]
        [DataRow(450000, 7500)]
        [DataRow(200001, 19999)]
        [DataRow(200000, 20000)]
        [DataRow(0, 20000)]
        [DataRow(-2147483648, 20000)]
        public void The_temperature_is_straight_between_entries_and_limited_at_the_ends(int ratioPpm, int expected)
        {
            ThermistorTable table = new ThermistorTable(-10000, 10000, s_ratioPpm);
            Assert.AreEqual(expected, table.MillicelsiusAt(ratioPpm));
        }

        [TestMethod]
        [DataRow(900001, true, false)]
        [DataRow(900000, false, false)]
        [DataRow(200000, false, false)]
        [DataRow(199999, false, true)]
        public void Ratios_beyond_the_ends_are_colder_or_hotter(int ratioPpm, bool isColder, bool isHotter)
        {
            ThermistorTable table = new ThermistorTable(-10000, 10000, s_ratioPpm);
            Assert.IsTrue(table.IsColder(ratioPpm) == isColder);
            Assert.IsTrue(table.IsHotter(ratioPpm) == isHotter);
        }

        [TestMethod]
        [DataRow(-2147483648, 900000)]
        [DataRow(-10000, 900000)]
        [DataRow(-5000, 750000)]
        [DataRow(0, 600000)]
        [DataRow(19999, 200020)]
        [DataRow(20000, 200000)]
        [DataRow(2147483647, 200000)]
        public void The_ratio_at_a_temperature_is_straight_between_entries(int millicelsius, int ratioPpm)
        {
            Assert.AreEqual(ratioPpm, new ThermistorTable(-10000, 10000, s_ratioPpm).RatioPpmAt(millicelsius));
        }

        [TestMethod]
        [DataRow(961282, -40000)]
        [DataRow(500000, 25000)]
        [DataRow(112831, 90000)]
        public void The_3435_K_thermistor_is_exact_where_its_formula_was_taken(int ratioPpm, int expected)
        {
            Assert.AreEqual(expected, NtcBeta3435.CreateTable().MillicelsiusAt(ratioPpm));
        }

        [TestMethod]
        public void The_3435_K_thermistor_gets_warmer_as_the_ratio_falls()
        {
            ThermistorTable table = NtcBeta3435.CreateTable();
            int before = table.MillicelsiusAt(970000);
            for (int ratioPpm = 969000; ratioPpm >= 110000; ratioPpm -= 1000)
            {
                int now = table.MillicelsiusAt(ratioPpm);

                // 5 °C are 13305 to 49000 ppm, so 1000 ppm are 0.4 °C at most.
                Assert.IsTrue(now >= before && now - before <= 400);
                before = now;
            }
        }
    }
}
