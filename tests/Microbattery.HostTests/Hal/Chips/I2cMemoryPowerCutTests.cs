using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;
using Microbattery.Hal.Chips;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Hal.Chips
{
    [TestClass]
    public class I2cMemoryPowerCutTests
    {
        // The open-circuit voltage is flat between 40 and 60 %.
        private const int FlatMicrovolts = 3884000;

        [TestMethod]
        [DataRow("AT24C32")]
        [DataRow("AT24C256")]
        [DataRow("FRAM")]
        public void A_power_cut_at_any_byte_leaves_the_other_slot_undamaged_and_the_slot_written_old_new_or_refused(string part)
        {
            for (int cut = 0; cut <= RecordCodec.Length; cut++)
            {
                MemoryBench bench = new(part);
                I2cMemoryRecordStore store = bench.Open(2, RecordCodec.Length);
                Assert.IsTrue(store.TryWrite(0, Record(1, 510000)));
                Assert.IsTrue(store.TryWrite(1, Record(2, 520000)));
                bench.Memory.BytesUntilPowerCut = cut;
                bool written = store.TryWrite(0, Record(3, 530000));
                Assert.AreEqual(cut == RecordCodec.Length && part == "FRAM", written, "an EEPROM is polled after the write");
                Restart(bench);

                CollectionAssert.AreEqual(Record(2, 520000), Undamaged(bench, 1));
                byte[]? kept = Undamaged(bench, 0);
                if (kept is not null)
                {
                    byte[] expected = cut == RecordCodec.Length ? Record(3, 530000) : Record(1, 510000);
                    CollectionAssert.AreEqual(expected, kept, $"cut after {cut} bytes");
                    Assert.IsTrue(cut is < 3 or RecordCodec.Length, "the version is the same in both");
                }
            }
        }

        [TestMethod]
        [DataRow("AT24C32")]
        [DataRow("AT24C256")]
        [DataRow("FRAM")]
        public void After_a_power_cut_at_any_byte_the_journal_restores_the_old_state_or_the_new_one(string part)
        {
            for (int cut = 0; cut <= RecordCodec.Length; cut++)
            {
                MemoryBench bench = new(part);
                GaugeJournal journal = Journal(bench);
                journal.Write(Started(400000), false, false, 0, false, 0);
                journal.Write(Started(500000), true, false, 0, false, 0);
                bench.Memory.BytesUntilPowerCut = cut;
                journal.Write(Started(600000), false, false, 0, false, 0);
                Restart(bench);

                GaugeRig after = new(FlatMicrovolts);
                GaugeJournal restarted = Journal(bench);
                Assert.IsTrue(restarted.TryRestore(after.Gauge, true, 0));
                Assert.AreEqual(cut == RecordCodec.Length ? 600000 : 500000, after.Gauge.StateOfChargePpm, 100, $"cut after {cut} bytes");
                Assert.AreEqual(cut != RecordCodec.Length, restarted.WasFull);

                // The next record does not overwrite the one that was read.
                after.Sample(0);
                restarted.Write(after.Gauge, false, false, 0, false, 0);
                Assert.IsFalse(restarted.WriteFailed);
                Assert.IsTrue(Journal(bench).TryRestore(Gauge(), true, 0));
            }
        }

        [TestMethod]
        public void A_power_cut_while_the_first_record_is_written_is_a_start_without_a_journal()
        {
            for (int cut = 0; cut < RecordCodec.Length; cut++)
            {
                MemoryBench bench = new("AT24C32");
                bench.Memory.BytesUntilPowerCut = cut;
                Journal(bench).Write(Started(500000), false, false, 0, false, 0);
                Restart(bench);
                Assert.IsFalse(Journal(bench).TryRestore(Gauge(), true, 0));
            }
        }

        private static void Restart(MemoryBench bench)
        {
            bench.Memory.BytesUntilPowerCut = -1;
            bench.Clock.Wait(100);
        }

        private static GaugeJournal Journal(MemoryBench bench) =>
            new(bench.Open(2, RecordCodec.Length), TestProfile.Create(), new JournalSettings());

        private static FuelGauge Started(int stateOfChargePpm)
        {
            GaugeRig rig = new(FlatMicrovolts);
            rig.Restore(stateOfChargePpm, 1000);
            rig.Sample(0);
            Assert.IsTrue(rig.Gauge.IsStarted);
            Assert.AreEqual(stateOfChargePpm, rig.Gauge.StateOfChargePpm, 100, "the voltage is flat");
            return rig.Gauge;
        }

        private static FuelGauge Gauge() => new(TestProfile.Create(), TestFigures.Create(), new GaugeSettings());

        /// <summary>The record in a slot; null when it is damaged.</summary>
        private static byte[]? Undamaged(MemoryBench bench, int slot)
        {
            byte[] buffer = new byte[RecordCodec.Length];
            Assert.IsTrue(bench.Open(2, RecordCodec.Length).TryRead(slot, buffer));
            return RecordCodec.TryDecode(buffer, new JournalRecord()) ? buffer : null;
        }

        private static byte[] Record(int sequence, int stateOfChargePpm)
        {
            JournalRecord record = JournalRig.Record(stateOfChargePpm);
            record.WrittenMilliseconds = 1000L * sequence;
            return SealedRecord.Of(record, sequence, 77);
        }
    }
}
