using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class GaugeJournalLastTests
    {
        [TestMethod]
        public void After_the_last_record_before_sleep_no_charge_is_missing()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Write(false, true);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore());
            Assert.AreEqual(rig.Inner.ErrorPpm, after.Inner.ErrorPpm);
        }

        [TestMethod]
        public void After_any_other_record_less_charge_than_makes_the_next_due_may_be_missing()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Write(false, false);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore());
            Assert.AreEqual(rig.Inner.Estimator.DeviationPpm + new JournalSettings().ChangePpm, after.Inner.Estimator.DeviationPpm);
        }

        [TestMethod]
        public void The_first_tick_after_sleep_writes_a_record_that_is_not_the_last()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            SupervisorRig before = new SupervisorRig(store, TestProfile.Create());
            before.TickSeconds(3);
            before.Supervisor.PrepareDeepSleep();
            byte[] asleep = Newest(store);
            Assert.IsTrue(IsLast(asleep));

            SupervisorRig after = new SupervisorRig(store, TestProfile.Create());
            after.TickAfter(600000);
            byte[] awake = Newest(store);
            Assert.IsFalse(IsLast(awake));
            Assert.AreEqual(SealedRecord.Sequence(asleep) + 1, SealedRecord.Sequence(awake));
        }

        private static byte[] Newest(IRecordStore store)
        {
            byte[] newest = null;
            for (int slot = 0; slot < store.SlotCount; slot++)
            {
                byte[] buffer = new byte[RecordCodec.Length];
                if (store.TryRead(slot, buffer)
                    && RecordCodec.TryDecode(buffer, new JournalRecord())
                    && (newest == null || SealedRecord.Sequence(buffer) > SealedRecord.Sequence(newest)))
                {
                    newest = buffer;
                }
            }

            return newest;
        }

        private static bool IsLast(byte[] buffer)
        {
            JournalRecord record = new JournalRecord();
            Assert.IsTrue(RecordCodec.TryDecode(buffer, record));
            return record.IsLast;
        }
    }
}
