using Microbattery.Firmware.Cells;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    [TestClass]
    public class ChargeTableTests
    {
        [TestMethod]
        [DataRow("the least number", int.MinValue, 10)]
        [DataRow("just below the first entry", -1, 10)]
        [DataRow("first entry", 0, 10)]
        [DataRow("between the first two", 250000, 15)]
        [DataRow("middle entry", 500000, 20)]
        [DataRow("between the last two", 750000, 30)]
        [DataRow("last entry", 1000000, 40)]
        [DataRow("just above the last entry", 1000001, 40)]
        [DataRow("the largest number", int.MaxValue, 40)]
        public void Is_linear_between_entries_and_constant_beyond_the_ends(string name, int stateOfChargePpm, int expected)
        {
            Assert.AreEqual(expected, Create().At(stateOfChargePpm), name);
        }

        [TestMethod]
        public void Takes_the_longest_table_and_the_largest_differences()
        {
            int[] longest = new int[1001];
            for (int i = 0; i < longest.Length; i++)
            {
                longest[i] = i * 1000;
            }

            ChargeTable table = new ChargeTable(longest);
            Assert.AreEqual(999999, table.At(999999));
            Assert.AreEqual(123456, table.At(123456));
            Assert.AreEqual(-1, new ChargeTable(new int[] { int.MinValue, int.MaxValue }).At(500000));
            Assert.AreEqual(0, new ChargeTable(new int[] { int.MaxValue, int.MinValue }).At(500000));
        }

        [TestMethod]
        [DataRow("the least number", int.MinValue, 0)]
        [DataRow("first entry", 10, 0)]
        [DataRow("between the first two", 15, 250000)]
        [DataRow("middle entry", 20, 500000)]
        [DataRow("between the last two", 30, 750000)]
        [DataRow("just below the last entry", 39, 975000)]
        [DataRow("last entry", 40, 1000000)]
        [DataRow("the largest number", int.MaxValue, 1000000)]
        public void The_charge_at_a_value_is_the_inverse(string name, int value, int expectedPpm)
        {
            Assert.AreEqual(expectedPpm, Create().ChargeAt(value), name);
        }

        [TestMethod]
        public void The_inverse_takes_the_largest_differences()
        {
            ChargeTable table = new ChargeTable(new int[] { int.MinValue, 0, int.MaxValue });
            Assert.AreEqual(500000, table.ChargeAt(0));
            Assert.AreEqual(250000, table.ChargeAt(int.MinValue / 2));
            Assert.AreEqual(999999, table.ChargeAt(int.MaxValue - 1));
        }

        [TestMethod]
        public void What_it_was_made_of_and_what_it_hands_out_are_copies()
        {
            int[] entries = { 1, 2, 3 };
            ChargeTable table = new ChargeTable(entries);
            entries[0] = 9;
            table.ToArray()[1] = 9;
            Assert.AreEqual(1, table[0]);
            Assert.AreEqual(2, table[1]);
            Assert.AreEqual(9, table.With(2, 9)[2]);
            Assert.AreEqual(3, table[2]);
            Assert.IsNull(ChargeTable.FromOptional(null));
            Assert.ThrowsException(typeof(System.ArgumentNullException), () => new ChargeTable(null).ToArray());
        }

        [TestMethod]
        public void A_state_of_charge_comes_back_from_its_voltage()
        {
            ChargeTable table = TestProfile.Create().OpenCircuitMicrovolts;
            for (int stateOfCharge = 0; stateOfCharge <= 1000000; stateOfCharge += 4321)
            {
                int back = table.ChargeAt(table.At(stateOfCharge));

                // Where the table is flattest a microvolt is 25 ppm.
                Assert.IsTrue(back <= stateOfCharge && back >= stateOfCharge - 26);
            }
        }

        private static ChargeTable Create() => new ChargeTable(new int[] { 10, 20, 40 });
    }
}
