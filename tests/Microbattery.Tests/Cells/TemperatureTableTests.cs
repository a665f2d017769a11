using Microbattery.Firmware.Cells;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    [TestClass]
    public class TemperatureTableTests
    {
        [TestMethod]
        [DataRow(-2147483648, 1000)]
        [DataRow(-40001, 1000)]
        [DataRow(-40000, 1000)]
        [DataRow(-37500, 1050)]
        [DataRow(25000, 2300)]
        [DataRow(27500, 2350)]
        [DataRow(79900, 3398)]
        [DataRow(80000, 3400)]
        [DataRow(80001, 3400)]
        [DataRow(2147483647, 3400)]
        public void Is_straight_between_entries_and_held_at_the_ends(int temperatureMillicelsius, int expected)
        {
            int[] table = new int[TemperatureTable.Count];
            for (int i = 0; i < table.Length; i++)
            {
                table[i] = 1000 + (i * 100);
            }

            Assert.AreEqual(expected, new TemperatureTable(table).At(temperatureMillicelsius));
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
