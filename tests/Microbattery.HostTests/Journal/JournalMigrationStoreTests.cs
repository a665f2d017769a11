using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.Stm32;
using Microbattery.Hal.Storage;
using Microbattery.HostTests.Doubles;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Journal
{
    /// <summary>A board is updated: every store reads what older firmware wrote into it, and a power cut during the first new writes costs
    /// nothing.</summary>
    [TestClass]
    public class JournalMigrationStoreTests
    {
        private const long Now = OldRecords.DateMilliseconds;
        private const int LatchedFaults = 32768 + 262144; // of OldRecords.LastBeforeSleep
        private const int NewLatchedFaults = 7;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [TestCategory(Categories.Slow)]
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
        public void Old_records_are_read_and_a_cut_of_the_first_new_ones_leaves_old_or_new(string name)
        {
            int length;
            using (CutMedium medium = CutMedium.Create(name, 1))
            {
                WriteOld(medium);
                int before = medium.ByteCount;
                AssertRestored(medium, LatchedFaults, true);
                Update(medium);
                length = medium.ByteCount - before;
                AssertRestored(medium, NewLatchedFaults, false);
                TestContext.WriteLine($"{name}: {length} instants of a cut");
            }

            int old = 0;
            for (int cut = 1; cut <= length; cut++)
            {
                using CutMedium medium = CutMedium.Create(name, cut);
                WriteOld(medium);
                medium.BytesUntilPowerCut = cut;
                Update(medium);
                medium.Restart();
                GaugeJournal journal = Journal(medium.Open());
                Assert.IsTrue(journal.TryRestore(Gauge(), true, 0), $"cut {cut}");
                bool isOld = journal.LatchedFaults == LatchedFaults;
                old += isOld ? 1 : 0;
                AssertRestored(medium, isOld ? LatchedFaults : NewLatchedFaults, isOld);
            }

            // A write to working memory is cut after it, not within.
            Assert.IsTrue(old > 0 || name == "working memory", $"{old} of {length}");
            Assert.IsLessThan(length, old);
        }

        [TestMethod]
        public void A_single_slot_in_backup_registers_gives_back_its_old_record()
        {
            using FakeStm32 chip = new();
            BackupRecordStore store = new(1, RecordCodec.Length);
            Assert.IsTrue(store.TryWrite(0, SealedRecord.FromHex(OldRecords.LastBeforeSleep)));
            GaugeJournal journal = Journal(store);
            FuelGauge gauge = Gauge();
            Assert.IsTrue(journal.TryRestore(gauge, true, 0));
            Assert.AreEqual(830438, gauge.StateOfChargePpm);
            Assert.AreEqual(LatchedFaults, journal.LatchedFaults);
            Assert.IsTrue(journal.IsFormed);
        }

        private static void WriteOld(CutMedium medium)
        {
            IRecordStore store = medium.Open();
            Assert.IsTrue(store.TryWrite(1, SealedRecord.FromHex(OldRecords.LastBeforeSleep)));
            Assert.IsTrue(store.TryWrite(2, SealedRecord.FromHex(OldRecords.FourFaults)));
        }

        /// <summary>The first records of the new firmware.</summary>
        private static void Update(CutMedium medium)
        {
            IRecordStore store = medium.Open();
            GaugeJournal journal = Journal(store);
            FaultHistory history = History(store);
            GaugeRig rig = new(4010000, TestProfile.WithDiffusion()) { Now = Now };
            Assert.IsTrue(journal.TryRestore(rig.Gauge, true, 0));
            Assert.IsTrue(history.TryRestore(true, Now));
            rig.Sample(1000);
            journal.Update(rig.Gauge, true, true, NewLatchedFaults, rig.Now);
            if (!medium.IsOff)
            {
                history.Add(Faults.OverVoltage, rig.Now, 1, 2, 3, 4, 5);
                history.Update(rig.Now);
            }
        }

        private static void AssertRestored(CutMedium medium, int latchedFaults, bool isOld)
        {
            IRecordStore store = medium.Open();
            FuelGauge gauge = Gauge();
            GaugeJournal journal = Journal(store);
            Assert.IsTrue(journal.TryRestore(gauge, true, 0));
            Assert.AreEqual(latchedFaults, journal.LatchedFaults);
            Assert.IsTrue(journal.IsFormed);
            Assert.IsTrue(journal.WasFull);
            Assert.IsTrue(!isOld || gauge.StateOfChargePpm == 830438);
            Assert.AreEqual(995886, gauge.Estimator.CapacityPpm, isOld ? 0 : 20000);
            FaultHistory history = History(store);
            Assert.IsTrue(history.TryRestore(true, Now));
            Assert.AreEqual(4, history.Count);
            bool isOldHistory = history.Tripped(0) == Faults.TickFailed;
            Assert.IsTrue(isOldHistory || (history.Tripped(0) == Faults.OverVoltage && history.FailureKind(0) == 4));
            Assert.AreEqual(4260003, history.VoltageMicrovolts(isOldHistory ? 1 : 2));
        }

        private static GaugeJournal Journal(IRecordStore store) =>
            new(new RecordStoreSection(store, 0, 2), TestProfile.WithDiffusion(), new JournalSettings());

        private static FaultHistory History(IRecordStore store) =>
            new(new RecordStoreSection(store, 2, 2), TestProfile.WithDiffusion(), new JournalSettings());

        private static FuelGauge Gauge() => new(TestProfile.WithDiffusion(), TestFigures.Create(), new GaugeSettings());
    }
}
