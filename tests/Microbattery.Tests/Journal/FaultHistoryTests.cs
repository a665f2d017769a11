using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    [TestClass]
    public class FaultHistoryTests
    {
        private const int Version = 0x4802;
        private const int Pause = 3600000; // ms
        private const long LastDate = (1L << 47) - 1; // ms: the year 4461
        private const long FirstDate = -1L << 47;

        [TestMethod]
        public void The_newest_trip_comes_first_and_the_oldest_of_five_is_forgotten()
        {
            FaultHistory history = Create(null);
            Assert.AreEqual(0, history.Count);
            for (int i = 1; i <= 5; i++)
            {
                Trip(history, i);
                Assert.AreEqual(i < 4 ? i : 4, history.Count);
            }

            for (int index = 0; index < 4; index++)
            {
                AssertTrip(history, index, 5 - index);
            }
        }

        [TestMethod]
        public void Nothing_tripped_is_no_trip()
        {
            FaultHistory history = Create(new FaultyRecordStore(2));
            history.Add(Faults.None, 1, 2, 3, 4, 5, 6);
            Assert.AreEqual(0, history.Count);
        }

        [TestMethod]
        public void A_trip_is_restored_after_a_reset_with_all_that_was_measured()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            FaultHistory history = Create(store);
            Trip(history, 1);
            Trip(history, 2);
            history.Update(0);
            Assert.AreEqual(1, store.WriteCount);
            FaultHistory after = Create(store);
            Assert.IsTrue(after.TryRestore(true, 0));
            Assert.AreEqual(2, after.Count);
            AssertTrip(after, 0, 2);
            AssertTrip(after, 1, 1);
            after.Update(Pause * 10L);
            Assert.AreEqual(1, store.WriteCount, "there is nothing new to write");
        }

        [TestMethod]
        public void Extremes_are_kept_to_the_last_bit()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            FaultHistory history = Create(store);
            history.Add((Faults)int.MinValue, FirstDate, int.MinValue, int.MaxValue, -8388608, 65535, 255);
            history.Add((Faults)(-1), LastDate, int.MaxValue, int.MinValue, 8388607, 0, 0);
            history.Update(long.MaxValue);
            FaultHistory after = Create(store);
            Assert.IsTrue(after.TryRestore(true, long.MinValue));
            Assert.AreEqual(-1, (int)after.Tripped(0));
            Assert.AreEqual(LastDate, after.DateMilliseconds(0));
            Assert.AreEqual(int.MaxValue, after.VoltageMicrovolts(0));
            Assert.AreEqual(int.MinValue, after.CurrentNanoamps(0));
            Assert.AreEqual(8388607, after.TemperatureMillicelsius(0));
            Assert.AreEqual(0, after.FailureKind(0));
            Assert.AreEqual(int.MinValue, (int)after.Tripped(1));
            Assert.AreEqual(FirstDate, after.DateMilliseconds(1));
            Assert.AreEqual(int.MinValue, after.VoltageMicrovolts(1));
            Assert.AreEqual(int.MaxValue, after.CurrentNanoamps(1));
            Assert.AreEqual(-8388608, after.TemperatureMillicelsius(1));
            Assert.AreEqual(65535, after.FailureKind(1));
            Assert.AreEqual(255, after.FailurePlace(1));
        }

        [TestMethod]
        public void Values_that_no_board_has_saturate_and_do_not_wrap()
        {
            FaultHistory history = Create(null);
            history.Add(Faults.OverVoltage, long.MinValue, 0, 0, int.MinValue, -1, -1);
            history.Add(Faults.OverVoltage, long.MaxValue, 0, 0, int.MaxValue, int.MaxValue, int.MaxValue);
            Assert.AreEqual(LastDate, history.DateMilliseconds(0));
            Assert.AreEqual(8388607, history.TemperatureMillicelsius(0));
            Assert.AreEqual(65535, history.FailureKind(0));
            Assert.AreEqual(255, history.FailurePlace(0));
            Assert.AreEqual(FirstDate, history.DateMilliseconds(1));
            Assert.AreEqual(-8388608, history.TemperatureMillicelsius(1));
            Assert.AreEqual(0, history.FailureKind(1));
            Assert.AreEqual(0, history.FailurePlace(1));
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_write_cut_at_any_byte_leaves_the_history_before_it(bool keepsOldRest)
        {
            for (int count = 0; count < FaultHistory.RecordLength; count++)
            {
                FaultyRecordStore store = new FaultyRecordStore(2) { KeepsOldRest = keepsOldRest };
                FaultHistory history = Create(store);
                for (int i = 1; i <= 3; i++)
                {
                    store.CutAfterBytes = i == 3 ? count : -1;
                    Trip(history, i);
                    history.Update(0);
                }

                Assert.IsTrue(history.WriteFailed);
                FaultHistory after = Create(store);
                Assert.IsTrue(after.TryRestore(true, 0));
                Assert.AreEqual(2, after.Count);
                AssertTrip(after, 0, 2);
            }
        }

        [TestMethod]
        public void Another_profile_has_another_history()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            FaultHistory history = Create(store);
            Trip(history, 1);
            history.Update(0);
            CellProfile other = TestProfile.Create();
            other = other.With(Setting.CapacityNanoampSeconds, other.CapacityNanoampSeconds + 1000);
            FaultHistory after = new FaultHistory(store, other, new JournalSettings());
            Assert.IsFalse(after.TryRestore(true, 0));
            Assert.AreEqual(0, after.Count);
        }

        [TestMethod]
        public void A_record_of_the_gauge_is_no_history()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            JournalRig.PutRecord(store, 0, 7, 500000);
            Assert.IsFalse(Create(store).TryRestore(true, 0));
        }

        [TestMethod]
        public void The_first_four_are_written_at_once_and_then_one_an_hour()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            FaultHistory history = Create(store);
            for (int second = 0; second < 2 * 3600; second++)
            {
                Trip(history, 1);
                history.Update(1000L * second);
            }

            Assert.AreEqual(4 + 1, store.WriteCount);
            history.Update(2L * Pause);
            Assert.AreEqual(4 + 2, store.WriteCount);
        }

        [TestMethod]
        public void Trips_of_a_pause_are_written_after_it()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            FaultHistory history = Create(store);
            for (int i = 1; i <= 5; i++)
            {
                Trip(history, i);
                history.Update(0);
            }

            Assert.AreEqual(4, store.WriteCount);
            history.Update(Pause - 1);
            Assert.AreEqual(4, store.WriteCount);
            history.Update(Pause);
            Assert.AreEqual(5, store.WriteCount);
            FaultHistory after = Create(store);
            Assert.IsTrue(after.TryRestore(true, Pause));
            AssertTrip(after, 0, 5);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void Resets_earn_no_writes(bool isTimeKnown)
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            for (int reset = 0; reset < 60; reset++)
            {
                // A minute each.
                FaultHistory history = Create(store);
                history.TryRestore(isTimeKnown, 60000L * reset);
                Trip(history, 1);
                history.Update(60000L * reset);
            }

            Assert.AreEqual(4, store.WriteCount);
            FaultHistory later = Create(store);
            later.TryRestore(isTimeKnown, Pause);
            Trip(later, 1);
            later.Update(Pause);
            Assert.AreEqual(isTimeKnown ? 5 : 4, store.WriteCount, "the time it was off counts when it is known");
            later.Update(2L * Pause);
            Assert.AreEqual(5, store.WriteCount);
        }

        [TestMethod]
        public void A_date_that_steps_back_only_lengthens_the_pause()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            FaultHistory history = Create(store);
            for (int i = 0; i < 4; i++)
            {
                Trip(history, 1);
                history.Update(100L * Pause);
            }

            Trip(history, 2);
            history.Update(0);
            Assert.AreEqual(4, store.WriteCount);
            history.Update(Pause);
            Assert.AreEqual(5, store.WriteCount);
        }

        [TestMethod]
        public void A_failed_write_is_tried_again_after_ten_seconds_and_costs_no_other()
        {
            FaultyRecordStore store = new FaultyRecordStore(2) { RefusesWrites = true };
            FaultHistory history = Create(store);
            Trip(history, 1);
            history.Update(0);
            Assert.IsTrue(history.WriteFailed);
            history.Update(9999);
            Assert.AreEqual(1, store.WriteCount);
            store.RefusesWrites = false;
            history.Update(10000);
            Assert.AreEqual(2, store.WriteCount);
            Assert.IsFalse(history.WriteFailed);
            Assert.AreEqual(0, store.LastSlot);
        }

        [TestMethod]
        public void A_store_that_throws_is_a_failed_write_and_no_exception()
        {
            FaultyRecordStore store = new FaultyRecordStore(2) { ThrowsOnWrite = true, ThrowsOnRead = true };
            FaultHistory history = Create(store);
            Assert.IsFalse(history.TryRestore(true, 0));
            Trip(history, 1);
            history.Update(0);
            Assert.IsTrue(history.WriteFailed);
            Assert.AreEqual(1, history.Count);
        }

        [TestMethod]
        public void Without_a_store_it_lives_as_long_as_the_program()
        {
            FaultHistory history = Create(null);
            Assert.IsFalse(history.TryRestore(true, 0));
            Trip(history, 3);
            history.Update(0);
            Assert.IsFalse(history.WriteFailed);
            AssertTrip(history, 0, 3);
            Assert.IsFalse(Create(new FaultyRecordStore(0)).TryRestore(true, 0));
        }

        [TestMethod]
        public void A_quiet_year_earns_no_more_than_four_writes_at_once()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            FaultHistory history = Create(store);
            Trip(history, 1);
            history.Update(0);
            history.Update(365L * 24 * Pause);
            for (int i = 0; i < 10; i++)
            {
                Trip(history, 2);
                history.Update(365L * 24 * Pause);
            }

            Assert.AreEqual(1 + 4, store.WriteCount);
        }

        [TestMethod]
        public void A_record_of_this_version_that_is_too_short_is_no_history()
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            byte[] record = new byte[FaultHistory.RecordLength - 1];
            SealedRecord.Frame(record, Version, 5, ProfileFingerprint.Of(TestProfile.Create()));
            store.TryWrite(0, record);
            Assert.IsFalse(Create(store).TryRestore(true, 0));
        }

        private static FaultHistory Create(IRecordStore store) => new FaultHistory(store, TestProfile.Create(), new JournalSettings());

        private static void Trip(
            FaultHistory history, int i) => history.Add((Faults)(1 << i), 1000L * i, 4000000 + i, -i, 25000 + i, 100 + i, i);

        private static void AssertTrip(FaultHistory history, int index, int i)
        {
            Assert.AreEqual(1 << i, (int)history.Tripped(index));
            Assert.AreEqual(1000L * i, history.DateMilliseconds(index));
            Assert.AreEqual(4000000 + i, history.VoltageMicrovolts(index));
            Assert.AreEqual(-i, history.CurrentNanoamps(index));
            Assert.AreEqual(25000 + i, history.TemperatureMillicelsius(index));
            Assert.AreEqual(100 + i, history.FailureKind(index));
            Assert.AreEqual(i, history.FailurePlace(index));
        }
    }
}
