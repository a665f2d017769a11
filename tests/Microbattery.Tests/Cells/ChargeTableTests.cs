using Microbattery.Firmware.Cells;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    [TestClass]
    public class ChargeTableTests
    {
        private static readonly int[] s_table = { 10, 20, 40 };

        [TestMethod]
        [DataRow(-2147483648, 10)]
        [DataRow(-1, 10)]
        [DataRow(0, 10)]
        [DataRow(250000, 15)]
        [DataRow(500000, 20)]
        [DataRow(750000, 30)]
        [DataRow(1000000, 40)]
        [DataRow(1000001, 40)]
        [DataRow(2147483647, 40)]
        public void Interpolate_is_straight_between_entries_and_held_at_the_ends(int stateOfChargePpm, int expected)
        {
            Assert.AreEqual(expected, ChargeTable.Interpolate(s_table, stateOfChargePpm));
        }

        [TestMethod]
        public void Interpolate_takes_the_longest_table_and_the_largest_differences()
        {
            int[] longest = new int[1001];
            for (int i = 0; i < longest.Length; i++)
            {
                longest[i] = i * 1000;
            }

            Assert.AreEqual(999999, ChargeTable.Interpolate(longest, 999999));
            Assert.AreEqual(123456, ChargeTable.Interpolate(longest, 123456));
            Assert.AreEqual(-1, ChargeTable.Interpolate(new int[] { int.MinValue, int.MaxValue }, 500000));
            Assert.AreEqual(0, ChargeTable.Interpolate(new int[] { int.MaxValue, int.MinValue }, 500000));
        }

        [TestMethod]
        [DataRow(-2147483648, 0)]
        [DataRow(10, 0)]
        [DataRow(15, 250000)]
        [DataRow(20, 500000)]
        [DataRow(30, 750000)]
        [DataRow(39, 975000)]
        [DataRow(40, 1000000)]
        [DataRow(2147483647, 1000000)]
        public void Locate_is_the_inverse(int value, int expected)
        {
            Assert.AreEqual(expected, ChargeTable.Locate(s_table, value));
        }

        [TestMethod]
        public void Locate_takes_the_largest_differences()
        {
            int[] table = { int.MinValue, 0, int.MaxValue };
            Assert.AreEqual(500000, ChargeTable.Locate(table, 0));
            Assert.AreEqual(250000, ChargeTable.Locate(table, int.MinValue / 2));
            Assert.AreEqual(999999, ChargeTable.Locate(table, int.MaxValue - 1));
        }

        [TestMethod]
        public void A_state_of_charge_comes_back_from_its_voltage()
        {
            int[] table = TestProfile.Create().OpenCircuitMicrovolts;
            for (int stateOfCharge = 0; stateOfCharge <= 1000000; stateOfCharge += 4321)
            {
                int back = ChargeTable.Locate(table, ChargeTable.Interpolate(table, stateOfCharge));

                // Where the table is flattest a microvolt is 25 ppm.
                Assert.IsTrue(back <= stateOfCharge && back >= stateOfCharge - 26);
            }
        }
    }
}
