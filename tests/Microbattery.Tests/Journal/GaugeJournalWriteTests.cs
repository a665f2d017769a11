using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class GaugeJournalWriteTests
    {
        [TestMethod]
        public void Nothing_is_written_before_the_gauge_has_started()
        {
            JournalRig rig = JournalRig.Create();
            rig.Update();
            Assert.AreEqual(0, rig.Store.WriteCount);
        }

        [TestMethod]
        public void The_first_record_is_written_at_once_and_no_other_without_reason()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount);
            for (int i = 0; i < 100; i++)
            {
                rig.Tick(0);
            }

            Assert.AreEqual(1, rig.Store.WriteCount);
            Assert.AreEqual(550000, JournalRig.Restored(rig.Store));
        }

        [TestMethod]
        [DataRow(6000000)]
        [DataRow(-6000000)]
        public void A_change_of_half_a_per_cent_either_way_is_written(int currentNanoamps)
        {
            // 2381 ppm a second, the first one half of it.
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            rig.Gauge.LoseVoltage();
            rig.Tick(currentNanoamps);
            rig.Tick(currentNanoamps);
            Assert.AreEqual(1, rig.Store.WriteCount);
            rig.Tick(currentNanoamps);
            Assert.AreEqual(2, rig.Store.WriteCount);
            Assert.AreEqual(rig.Inner.StateOfChargePpm, JournalRig.Restored(rig.Store));
            rig.Tick(currentNanoamps);
            rig.Tick(currentNanoamps);
            Assert.AreEqual(2, rig.Store.WriteCount);
            rig.Tick(currentNanoamps);
            Assert.AreEqual(3, rig.Store.WriteCount);
        }

        [TestMethod]
        public void An_hour_is_written_without_any_change()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            rig.Gauge.Sample(3599999);
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount);
            rig.Gauge.Sample(1);
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
        }

        [TestMethod]
        public void A_clock_that_ran_back_is_written_for_the_record_is_from_the_future()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            rig.Gauge.Sample(-1);
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
        }

        [TestMethod]
        public void Records_go_to_the_slots_in_turn()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            for (int i = 0; i < 6; i++)
            {
                rig.Update();
                Assert.AreEqual(i & 1, rig.Store.LastSlot);
                rig.Gauge.Sample(3600000);
            }
        }

        [TestMethod]
        public void A_failed_write_is_reported_until_one_succeeds()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            Assert.IsFalse(rig.Journal.WriteFailed);
            rig.Store.RefusesWrites = true;
            rig.Gauge.Sample(3600000);
            rig.Update();
            Assert.IsTrue(rig.Journal.WriteFailed);
            rig.Gauge.Sample(1000);
            rig.Update();
            Assert.IsTrue(rig.Journal.WriteFailed);
            rig.Store.RefusesWrites = false;
            rig.Gauge.Sample(3600000);
            rig.Update();
            Assert.IsFalse(rig.Journal.WriteFailed);
        }

        [TestMethod]
        public void A_failed_write_is_tried_again_before_the_next_one_is_due_and_in_the_same_slot()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            rig.Store.RefusesWrites = true;
            rig.Gauge.Sample(3600000);
            rig.Update();
            rig.Store.RefusesWrites = false;
            for (int i = 0; i < 60; i++)
            {
                rig.Tick(0);
            }

            Assert.IsFalse(rig.Journal.WriteFailed);
            Assert.AreEqual(3, rig.Store.WriteCount);
            Assert.AreEqual(1, rig.Store.LastSlot);
        }

        [TestMethod]
        public void A_cut_write_of_the_journal_costs_no_more_than_the_uncertainty_says()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(550000);
            rig.Update();
            rig.Gauge.LoseVoltage();
            rig.Store.CutAfterBytes = 17;
            rig.Tick(6000000);
            rig.Tick(6000000);
            rig.Tick(6000000);
            Assert.AreEqual(2, rig.Store.WriteCount);
            JournalRig restarted = new JournalRig(rig.Store);
            Assert.IsTrue(restarted.Restore());
            int lost = rig.Inner.StateOfChargePpm - restarted.Inner.StateOfChargePpm;
            Assert.IsTrue(lost > 0 && lost <= restarted.Inner.ErrorPpm);
        }
    }
}
