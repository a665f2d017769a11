using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Stm32;
using Microbattery.Hal.Storage;
using Microbattery.HostTests.Doubles;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Journal
{
    [TestClass]
    public class JournalPowerCutTests
    {
        private const int SampledCuts = 150;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [TestCategory(Categories.Wide)]
        [DataRow("AT24C256")]
        [DataRow("AT24C256, page spoilt")]
        [DataRow("AT24C32, page spoilt")]
        [DataRow("FRAM")]
        [DataRow("backup registers")]
        [DataRow("flash, 2 pages")]
        [DataRow("flash, 3 pages")]
        [DataRow("flash with ECC")]
        [DataRow("working memory")]
        [DataRow("file kept")]
        [DataRow("file missing")]
        [DataRow("file truncated")]
        [DataRow("file overwritten in part")]
        [DataRow("file with zeros behind")]
        [DataRow("file with garbage behind")]
        public void A_cut_at_any_byte_of_any_write_leaves_whole_records_and_an_uncertainty_that_covers_the_loss(string name)
        {
            int length;
            using (CutMedium medium = CutMedium.Create(name, 1))
            {
                CutLife life = new(medium, 5000000);
                life.Run();
                life.Check();
                length = medium.ByteCount;
                Assert.IsGreaterThanOrEqualTo(14, life.WriteCount);
                TestContext.WriteLine($"{name}: {life.WriteCount} writes, {length} instants of a cut");
            }

            // Files are slow: each cut within the first and the last record, and a sample of the others.
            IEnumerable<int> cuts = Enumerable.Range(1, length);
            bool isSampled = name.StartsWith("file", StringComparison.Ordinal);
            cuts = isSampled
                ? Breadth.Of(cuts, SampledCuts).Union(cuts.Take(RecordCodec.Length)).Union(cuts.TakeLast(RecordCodec.Length))
                : cuts;
            foreach (int cut in cuts)
            {
                using CutMedium medium = CutMedium.Create(name, cut);
                medium.BytesUntilPowerCut = cut;
                CutLife life = new(medium, 5000000);
                life.Run();
                Assert.IsTrue(medium.IsOff);
                life.Check();
            }
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow("AT24C256, page spoilt")]
        [DataRow("FRAM")]
        [DataRow("backup registers")]
        [DataRow("flash, 2 pages")]
        [DataRow("flash, 3 pages")]
        [DataRow("flash with ECC")]
        [DataRow("file kept")]
        public void Cut_after_cut_leaves_whole_records(string name)
        {
            for (int seed = 0; seed < 40; seed++)
            {
                Random random = new(seed);
                using CutMedium medium = CutMedium.Create(name, seed);
                byte[]?[]? found = null;
                long now = 5000000;
                for (int start = 0; start < 12; start++)
                {
                    // Often within the first writes after a start, where a flash page begins anew.
                    medium.BytesUntilPowerCut = 1 + random.Next(start % 2 == 0 ? 300 : 3000);
                    CutLife life = new(medium, now) { Earlier = found };
                    life.Run();
                    life.Check();
                    found = life.Found;
                    now = life.NowMilliseconds + 5000;
                }
            }
        }

        [TestMethod]
        public void With_one_slot_a_cut_while_it_is_written_is_a_start_without_a_journal_and_never_a_mixture()
        {
            // The 128 bytes of an STM32F769's backup registers: 31 registers a record.
            for (int cut = 0; cut <= 31; cut++)
            {
                using FakeStm32 chip = new();
                GaugeJournal journal = Journal(new BackupRecordStore(1, RecordCodec.Length));
                GaugeRig rig = new(3886000);
                rig.Restore(500000, 3000);
                rig.Sample(0);
                journal.Write(rig.Gauge, false, true, 0, false, 1000);
                chip.RegistersUntilPowerCut = cut;
                journal.Write(rig.Gauge, false, true, 32768, false, 2000);
                chip.RegistersUntilPowerCut = -1;

                GaugeJournal after = Journal(new BackupRecordStore(1, RecordCodec.Length));
                FuelGauge gauge = new(TestProfile.Create(), TestFigures.Create(), new GaugeSettings());
                bool isRestored = after.TryRestore(gauge, true, 0);
                Assert.AreEqual(
                    cut is 0 or 31, isRestored, "the first register holds the version and half the sequence, the last the checksum");
                Assert.AreEqual(isRestored, after.IsFormed);
                Assert.AreEqual(cut == 31 ? 32768 : 0, after.LatchedFaults);
                Assert.IsTrue(isRestored || gauge.ErrorPpm == 1000000, "nothing is known, and said so");
            }
        }

        [TestMethod]
        public void What_is_only_in_working_memory_is_gone_with_the_power()
        {
            GaugeJournal journal = Journal(new MemoryRecordStore(2));
            Assert.IsFalse(journal.TryRestore(new FuelGauge(TestProfile.Create(), TestFigures.Create(), new GaugeSettings()), true, 0));
            Assert.IsFalse(journal.IsFormed);
        }

        private static GaugeJournal Journal(IRecordStore store) => new(store, TestProfile.Create(), new JournalSettings());
    }
}
