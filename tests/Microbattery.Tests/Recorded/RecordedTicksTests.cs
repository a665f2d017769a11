using nanoFramework.TestFramework;

namespace Microbattery.Tests.Recorded
{
    [TestClass]
    public class RecordedTicksTests
    {
        [TestMethod]
        public void Every_recorded_tick_comes_out_the_same_to_the_last_bit()
        {
            TickReader row = new TickReader(RecordedTicks.Packed);
            TickBench bench = new TickBench();
            int rows = 0;
            while (row.Next())
            {
                for (int column = 0; column < (int)TickColumn.Count; column++)
                {
                    if (!TickBench.IsOutput((TickColumn)column))
                    {
                        bench.Set((TickColumn)column, row.Get((TickColumn)column));
                    }
                }

                bench.Tick();
                for (int column = 0; column < (int)TickColumn.Count; column++)
                {
                    if (TickBench.IsOutput((TickColumn)column) && row.Get((TickColumn)column) != bench.Get((TickColumn)column))
                    {
                        Assert.AreEqual(
                            row.Get((TickColumn)column),
                            bench.Get((TickColumn)column),
                            "row " + rows.ToString() + ", column " + column.ToString());
                    }
                }

                rows++;
            }

            Assert.AreEqual(RecordedTicks.Rows, rows);
        }
    }
}
