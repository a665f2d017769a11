using Microbattery.Firmware.Journal;
using Microbattery.Hal;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class GaugeJournalLastTests
    {
        [TestMethod]
        public void A_record_that_was_the_last_thing_before_sleep_misses_nothing()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Journal.Write(rig.Inner, false, true, rig.Gauge.Now);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore());
            Assert.AreEqual(rig.Inner.ErrorPpm, after.Inner.ErrorPpm);
        }

        [TestMethod]
        public void Any_other_record_may_miss_what_would_not_yet_have_made_the_next()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Journal.Write(rig.Inner, false, false, rig.Gauge.Now);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore());
            Assert.AreEqual(rig.Inner.Estimator.DeviationPpm + JournalSettings.ChangePpm, after.Inner.Estimator.DeviationPpm);
        }

        [TestMethod]
        public void The_first_tick_after_sleep_writes_a_record_that_is_not_the_last()
        {
            MemoryRecordStore store = new MemoryRecordStore(2);
            SupervisorRig before = new SupervisorRig(store, TestProfile.Create());
            before.TickSeconds(3);
            before.Supervisor.PrepareDeepSleep();
            JournalRecord asleep = Newest(store);
            Assert.IsTrue(asleep.IsLast);

            SupervisorRig after = new SupervisorRig(store, TestProfile.Create());
            after.TickAfter(600000);
            JournalRecord awake = Newest(store);
            Assert.IsFalse(awake.IsLast);
            Assert.AreEqual(asleep.Sequence + 1, awake.Sequence);
        }

        private static JournalRecord Newest(IRecordStore store)
        {
            byte[] buffer = new byte[RecordCodec.Length];
            JournalRecord newest = new JournalRecord { Sequence = -1 };
            for (int slot = 0; slot < store.SlotCount; slot++)
            {
                JournalRecord record = new JournalRecord();
                if (store.TryRead(slot, buffer) && RecordCodec.TryDecode(buffer, record) && record.Sequence > newest.Sequence)
                {
                    newest = record;
                }
            }

            return newest;
        }
    }
}
