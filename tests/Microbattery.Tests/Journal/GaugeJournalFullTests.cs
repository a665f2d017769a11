using System;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class GaugeJournalFullTests
    {
        [TestMethod]
        public void A_requested_record_is_written_though_none_is_due()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Update();
            rig.Gauge.Sample(1);
            rig.Update();
            Assert.AreEqual(1, rig.Store.WriteCount);
            Assert.AreEqual(0, rig.Store.LastSlot);
            rig.Write(false, false);
            Assert.AreEqual(2, rig.Store.WriteCount);
            Assert.AreEqual(1, rig.Store.LastSlot);
            rig.Write(false, false);
            Assert.AreEqual(0, rig.Store.LastSlot);
        }

        [TestMethod]
        public void That_charging_is_done_and_that_it_is_no_more_are_written_at_once()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Update();
            rig.IsFull = true;
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            rig.IsFull = false;
            rig.Update();
            Assert.AreEqual(3, rig.Store.WriteCount);
        }

        [TestMethod]
        public void The_last_record_written_is_the_one_that_comes_back()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Update();
            rig.Gauge.LoseVoltage();
            rig.Gauge.SetCurrent(-2520000);
            rig.Gauge.SampleSeconds(2);
            rig.Write(false, false);
            Assert.AreEqual(rig.Inner.StateOfChargePpm, JournalRig.Restored(rig.Store));
            Assert.IsTrue(rig.Inner.StateOfChargePpm < 499000);
        }

        [TestMethod]
        public void After_a_requested_record_the_next_is_due_an_hour_or_half_a_per_cent_later()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Update();
            rig.Gauge.Sample(3599999);
            rig.Write(false, false);
            rig.Gauge.Sample(1);
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            rig.Gauge.Sample(3600000);
            rig.Update();
            Assert.AreEqual(3, rig.Store.WriteCount);
        }

        [TestMethod]
        public void A_record_refused_is_no_record_and_is_tried_again_after_a_while()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Update();
            rig.Store.RefusesWrites = true;
            rig.Gauge.Sample(3599000);
            rig.Write(false, false);
            Assert.IsTrue(rig.Journal.WriteFailed);
            rig.Store.RefusesWrites = false;
            rig.Gauge.Sample(9999);
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            rig.Gauge.Sample(1);
            rig.Update();
            Assert.AreEqual(3, rig.Store.WriteCount);
            Assert.AreEqual(1, rig.Store.LastSlot);
            Assert.IsFalse(rig.Journal.WriteFailed);
        }

        [TestMethod]
        public void A_store_that_throws_counts_as_one_that_refused()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.Store.ThrowsOnWrite = true;
            bool threw = false;
            try
            {
                rig.Write(false, false);
            }
            catch (InvalidOperationException)
            {
                threw = true;
            }

            Assert.IsTrue(threw);
            Assert.IsTrue(rig.Journal.WriteFailed);
            rig.Store.ThrowsOnWrite = false;
            rig.Write(false, false);
            Assert.IsFalse(rig.Journal.WriteFailed);
            Assert.AreEqual(0, rig.Store.LastSlot);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void That_charging_was_done_is_known_after_a_restart(bool isFull)
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(500000);
            rig.IsFull = !isFull;
            rig.Update();
            rig.Write(isFull, false);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsFalse(after.Journal.WasFull);
            Assert.IsTrue(after.Restore());
            Assert.IsTrue(isFull == after.Journal.WasFull);
        }

        [TestMethod]
        public void A_record_that_was_due_says_so_too()
        {
            JournalRig rig = JournalRig.Create();
            rig.IsFull = true;
            rig.Start(500000);
            rig.Update();
            JournalRig after = new JournalRig(rig.Store);
            after.Restore();
            Assert.IsTrue(after.Journal.WasFull);
        }

        [TestMethod]
        public void Without_a_record_nothing_was_done()
        {
            JournalRig rig = JournalRig.Create();
            Assert.IsFalse(rig.Restore());
            Assert.IsFalse(rig.Journal.WasFull);
        }

        [TestMethod]
        public void That_charging_was_done_makes_a_record_due()
        {
            JournalRig rig = JournalRig.Create();
            rig.Start(999999);
            rig.Update();
            rig.IsFull = true;
            rig.Gauge.Sample(1000);
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            rig.Gauge.Sample(1000);
            rig.Update();
            Assert.AreEqual(2, rig.Store.WriteCount);
            JournalRig after = new JournalRig(rig.Store);
            Assert.IsTrue(after.Restore() && after.Journal.WasFull);
        }

        [TestMethod]
        public void A_gauge_that_has_not_started_has_nothing_to_save()
        {
            JournalRig rig = JournalRig.Create();
            rig.Write(false, true);
            Assert.AreEqual(0, rig.Store.WriteCount);
        }
    }
}
