using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Recorded;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Recorded
{
    /// <summary>
    /// The recording of ticks that both runtimes must reproduce. It is made anew, after a change that is meant to change what the
    /// firmware does, by UPDATE_RECORDED_TICKS=1 dotnet test --project tests/Microbattery.HostTests --filter RecordedTickTests.
    /// </summary>
    [TestClass]
    public class RecordedTickTests
    {
        private const int Ticks = 4000;

        [ClassInitialize]
        public static void Update(TestContext context)
        {
            if (Environment.GetEnvironmentVariable("UPDATE_RECORDED_TICKS") == "1")
            {
                IReadOnlyList<int[]> rows = TickRecorder.Record(Ticks);
                File.WriteAllText(TickFixture.CsvPath, TickFixture.ToCsv(rows));
                File.WriteAllText(TickFixture.SourcePath, TickFixture.ToSource(rows));
                context.WriteLine("recorded anew");
            }
        }

        [TestMethod]
        public void The_packed_ticks_are_those_of_the_CSV() =>
            Assert.AreEqual(File.ReadAllText(TickFixture.SourcePath), TickFixture.ToSource(TickFixture.ReadCsv()));

        [TestMethod]
        public void Packed_ticks_are_unpacked_as_they_were()
        {
            IReadOnlyList<int[]> rows = TickFixture.ReadCsv();
            TickReader reader = new(RecordedTicks.Packed);
            foreach (int[] row in rows)
            {
                Assert.IsTrue(reader.Next());
                CollectionAssert.AreEqual(row, Enumerable.Range(0, row.Length).Select(column => reader.Get((TickColumn)column)).ToArray());
            }

            Assert.IsFalse(reader.Next());
        }

        [TestMethod]
        public void The_recording_goes_through_what_the_firmware_does()
        {
            IReadOnlyList<int[]> rows = TickFixture.ReadCsv();
            int[] Of(TickColumn column) => rows.Select(row => row[(int)column]).ToArray();
            Faults faults = (Faults)Of(TickColumn.Faults).Aggregate((all, one) => all | one);

            // The others are no business of a tick that goes through with a profile and a store that are well, or of this cell and bench.
            const Faults NotRecorded = Faults.ConfigurationRefused | Faults.TickFailed | Faults.JournalFailed
                | Faults.TooLowToCharge | Faults.VoltagesDisagree;
            Faults all = Enum.GetValues<Faults>().Aggregate((known, one) => known | one);
            Assert.AreEqual(all & ~NotRecorded, faults);

            Assert.AreEqual(Ticks, rows.Count);
            Assert.IsGreaterThan(997000, Of(TickColumn.StateOfChargePpm).Max());
            Assert.IsLessThan(30000, Of(TickColumn.StateOfChargePpm).Min());
            CollectionAssert.AreEquivalent(new[] { 0, 1, 2 }, Of(TickColumn.Switches).Select(value => value >> 2).Distinct().ToArray());
            CollectionAssert.AreEquivalent(new[] { 0, 1, 2, 3 }, Of(TickColumn.Switches).Select(value => value & 3).Distinct().ToArray());
            Assert.IsGreaterThan(0, Of(TickColumn.DeepSleepMilliseconds).Max());
            Assert.IsGreaterThan(300, Of(TickColumn.ErrorPpm).Distinct().Count());
        }
    }
}
