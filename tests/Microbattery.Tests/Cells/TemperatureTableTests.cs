using Microbattery.Firmware.Cells;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    [TestClass]
    public class TemperatureTableTests
    {
        [TestMethod]
        [DataRow("the least number", int.MinValue, 1000)]
        [DataRow("just below the first entry", -40001, 1000)]
        [DataRow("first entry", -40000, 1000)]
        [DataRow("between the first two", -37500, 1050)]
        [DataRow("an entry in the middle", 25000, 2300)]
        [DataRow("between two in the middle", 27500, 2350)]
        [DataRow("just below the last entry", 79900, 3398)]
        [DataRow("last entry", 80000, 3400)]
        [DataRow("just above the last entry", 80001, 3400)]
        [DataRow("the largest number", int.MaxValue, 3400)]
        public void Is_linear_between_entries_and_constant_beyond_the_ends(string name, int temperatureMillicelsius, int expected)
        {
            int[] table = new int[TemperatureTable.Count];
            for (int i = 0; i < table.Length; i++)
            {
                table[i] = 1000 + (i * 100);
            }

            Assert.AreEqual(expected, new TemperatureTable(table).At(temperatureMillicelsius), name);
        }

        [TestMethod]
        public void Takes_the_largest_differences_rising_and_falling()
        {
            int[] table = new int[TemperatureTable.Count];
            table[0] = int.MinValue;
            table[1] = int.MaxValue;
            table[2] = int.MinValue;
            Assert.AreEqual(-1, new TemperatureTable(table).At(-37500));
            Assert.AreEqual(0, new TemperatureTable(table).At(-32500));
        }
    }
}
