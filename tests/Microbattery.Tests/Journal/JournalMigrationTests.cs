using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Journal
{
    /// <summary>A board whose firmware is updated keeps what firmware before formats with a length had recorded.</summary>
    [TestClass]
    public class JournalMigrationTests
    {
        private const int LatchedFaults = 32768 + 262144; // of OldRecords.LastBeforeSleep

        [TestMethod]
        public void The_record_before_sleep_gives_back_all_that_it_gave_before()
        {
            FuelGauge gauge = Gauge();
            GaugeJournal journal = Journal(Store(OldRecords.LastBeforeSleep, null));
            Assert.IsTrue(journal.TryRestore(gauge, true, 0));
            Assert.IsTrue(journal.WasFull);
            Assert.IsTrue(journal.IsFormed);
            Assert.AreEqual(LatchedFaults, journal.LatchedFaults);
            Assert.IsFalse(journal.HasNewerVersion);
            AssertLearned(gauge);
            Assert.AreEqual(25656, gauge.ErrorPpm);
            Assert.AreEqual(25165, gauge.Estimator.DeviationPpm);
            Assert.AreEqual(8125, gauge.Model.PolarizationMicrovolts);
            Assert.AreEqual(150233, gauge.Model.SurfaceOffsetPpm);
            int[] covariances = new int[25];
            gauge.Estimator.Save(new int[5], covariances);
            AssertNumbers(
                new int[]
                {
                    6442310, -16, 5241, -3075, -15136,
                    0, 877568, 0, 0, 6,
                    0, 0, 19169180, 2298, -1841,
                    0, 0, 0, 7591604, 1167,
                    0, 0, 0, 0, 12544446,
                },
                covariances);
        }

        [TestMethod]
        [DataRow(true, 8125, 150233)]
        [DataRow(false, 0, 0)]
        public void The_newest_of_two_counts_with_what_a_cut_may_have_cost(bool isDated, int polarizationMicrovolts, int surfaceOffsetPpm)
        {
            FuelGauge gauge = Gauge();
            GaugeJournal journal = Journal(Store(OldRecords.LastBeforeSleep, OldRecords.Awake));
            Assert.IsTrue(journal.TryRestore(gauge, isDated, 0));
            Assert.IsFalse(journal.WasFull);
            Assert.IsTrue(journal.IsFormed);
            Assert.AreEqual(0, journal.LatchedFaults);
            AssertLearned(gauge);
            Assert.AreEqual(30165, gauge.Estimator.DeviationPpm);
            Assert.AreEqual(polarizationMicrovolts, gauge.Model.PolarizationMicrovolts);
            Assert.AreEqual(surfaceOffsetPpm, gauge.Model.SurfaceOffsetPpm);
        }

        [TestMethod]
        public void A_record_without_a_gauge_gives_back_formation_and_faults_alone()
        {
            FuelGauge gauge = Gauge();
            GaugeJournal journal = Journal(Store(OldRecords.WithoutGauge, null));
            Assert.IsFalse(journal.TryRestore(gauge, true, 0));
            Assert.IsTrue(journal.IsFormed);
            Assert.AreEqual(32768, journal.LatchedFaults);
            Assert.AreEqual(1000000, gauge.ErrorPpm);
        }

        [TestMethod]
        public void The_next_record_is_the_newer_one_in_the_other_slot_and_of_the_new_version()
        {
            FaultyRecordStore store = Store(OldRecords.LastBeforeSleep, null);
            GaugeJournal journal = Journal(store);
            GaugeRig rig = Started(journal);
            journal.Write(rig.Gauge, false, true, 0, false, rig.Now);
            Assert.AreEqual(1, store.LastSlot);
            byte[] written = new byte[RecordCodec.Length];
            Assert.IsTrue(store.TryRead(1, written));
            Assert.AreEqual(0x06, (int)written[0]);
            Assert.AreEqual(1, SealedRecord.Sequence(written));
            FuelGauge after = Gauge();
            Assert.IsTrue(Journal(store).TryRestore(after, true, 0));
            Assert.AreEqual(rig.Gauge.StateOfChargePpm, after.StateOfChargePpm);
            Assert.AreEqual(rig.Gauge.Estimator.ResistancePpm, after.Estimator.ResistancePpm);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_first_write_cut_at_any_byte_leaves_the_old_record(bool keepsOldRest)
        {
            for (int count = 0; count < RecordCodec.Length; count++)
            {
                FaultyRecordStore store = Store(OldRecords.LastBeforeSleep, OldRecords.Awake);
                store.KeepsOldRest = keepsOldRest;
                GaugeJournal journal = Journal(store);
                GaugeRig rig = Started(journal);
                store.CutAfterBytes = count;
                journal.Write(rig.Gauge, false, false, 7, false, rig.Now);
                Assert.AreEqual(0, store.LastSlot);
                FuelGauge after = Gauge();
                GaugeJournal restarted = Journal(store);
                Assert.IsTrue(restarted.TryRestore(after, true, 0), count.ToString());
                Assert.IsTrue(restarted.IsFormed, count.ToString());
                AssertLearned(after);
            }
        }

        [TestMethod]
        public void Before_the_gauge_has_started_its_old_state_is_written_anew_as_it_was()
        {
            FaultyRecordStore store = Store(OldRecords.LastBeforeSleep, null);
            for (int reset = 1; reset <= 3; reset++)
            {
                GaugeJournal journal = Journal(store);
                FuelGauge gauge = Gauge();
                Assert.IsTrue(journal.TryRestore(gauge, true, 0));
                journal.Update(gauge, true, true, reset, OldRecords.DateMilliseconds);
            }

            FuelGauge after = Gauge();
            GaugeJournal last = Journal(store);
            Assert.IsTrue(last.TryRestore(after, true, 0));
            Assert.AreEqual(3, last.LatchedFaults);
            Assert.IsTrue(last.WasFull);
            AssertLearned(after);
            Assert.AreEqual(25165 + new JournalSettings().ChangePpm, after.Estimator.DeviationPpm);
            Assert.AreEqual(8125, after.Model.PolarizationMicrovolts);
        }

        [TestMethod]
        public void Every_flipped_bit_of_an_old_record_is_refused()
        {
            byte[] record = SealedRecord.FromHex(OldRecords.Awake);
            for (int bit = 0; bit < record.Length * 8; bit++)
            {
                record[bit >> 3] ^= (byte)(1 << (bit & 7));
                FaultyRecordStore store = new FaultyRecordStore(2);
                store.TryWrite(0, record);
                Assert.IsFalse(Journal(store).TryRestore(Gauge(), true, 0), bit.ToString());
                record[bit >> 3] ^= (byte)(1 << (bit & 7));
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(9)]
        [DataRow(12)]
        [DataRow(121)]
        public void A_truncated_old_record_is_refused(int length)
        {
            byte[] whole = SealedRecord.FromHex(OldRecords.Awake);
            FaultyRecordStore store = new FaultyRecordStore(2) { CutAfterBytes = length };
            store.TryWrite(0, whole);
            Assert.IsFalse(Journal(store).TryRestore(Gauge(), true, 0));
        }

        [TestMethod]
        public void An_old_fault_history_gives_back_its_trips_and_its_pause()
        {
            FaultyRecordStore store = Store(OldRecords.FourFaults, null);
            FaultHistory history = History(store);
            Assert.IsTrue(history.TryRestore(true, 63900000000010L));
            Assert.AreEqual(4, history.Count);
            AssertTrip(history, 0, Faults.TickFailed, 63900000000009L, 4100000, 5, 25000);
            AssertTrip(history, 1, (Faults)32, 63900000000003L, 4260003, -7100003, -12003);
            AssertTrip(history, 2, (Faults)16, 63900000000002L, 4260002, -7100002, -12002);
            AssertTrip(history, 3, Faults.OverVoltage, 63900000000001L, 4260001, -7100001, -12001);

            // One write of the burst was used: three are left.
            for (int i = 0; i < 10; i++)
            {
                history.Add(Faults.OverVoltage, 63900000000011L, 1, 2, 3, 4, 5);
                history.Update(63900000000011L);
            }

            Assert.AreEqual(1 + 3, store.WriteCount);
            FaultHistory after = History(store);
            Assert.IsTrue(after.TryRestore(true, 63900000000012L));
            AssertTrip(after, 0, Faults.OverVoltage, 63900000000011L, 1, 2, 3);
            Assert.AreEqual(4, after.FailureKind(0));
            Assert.AreEqual(5, after.FailurePlace(0));
        }

        [TestMethod]
        public void Values_of_an_old_fault_history_that_no_board_has_saturate()
        {
            FaultHistory history = History(Store(OldRecords.FourFaults, OldRecords.Extremes));
            Assert.IsTrue(history.TryRestore(false, 0));
            AssertTrip(history, 0, Faults.OverVoltage, -1L << 47, int.MaxValue, int.MinValue, 8388607);
            AssertTrip(history, 1, Faults.TickFailed, 63900000000009L, 4100000, 5, 25000);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_first_write_of_the_history_cut_at_any_byte_leaves_the_old_one(bool keepsOldRest)
        {
            for (int count = 0; count < FaultHistory.RecordLength; count++)
            {
                FaultyRecordStore store = Store(OldRecords.FourFaults, null);
                store.KeepsOldRest = keepsOldRest;
                FaultHistory history = History(store);
                history.TryRestore(true, 63900000000010L);
                history.Add(Faults.OverVoltage, 63900000000011L, 1, 2, 3, 0, 0);
                store.CutAfterBytes = count;
                history.Update(63900000000011L);
                FaultHistory after = History(store);
                Assert.IsTrue(after.TryRestore(true, 63900000000012L), count.ToString());
                AssertTrip(after, 0, Faults.TickFailed, 63900000000009L, 4100000, 5, 25000);
            }
        }

        private static FaultyRecordStore Store(string first, string second)
        {
            FaultyRecordStore store = new FaultyRecordStore(2);
            store.TryWrite(0, SealedRecord.FromHex(first));
            if (second != null)
            {
                store.TryWrite(1, SealedRecord.FromHex(second));
            }

            store.WriteCount = 1;
            return store;
        }

        private static GaugeJournal Journal(IRecordStore store) =>
            new GaugeJournal(store, TestProfile.WithDiffusion(), new JournalSettings());

        private static FaultHistory History(IRecordStore store) =>
            new FaultHistory(store, TestProfile.WithDiffusion(), new JournalSettings());

        private static FuelGauge Gauge() => new GaugeRig(4010000, TestProfile.WithDiffusion()).Gauge;

        /// <summary>A gauge that has started from what a journal restored.</summary>
        private static GaugeRig Started(GaugeJournal journal)
        {
            GaugeRig rig = new GaugeRig(4010000, TestProfile.WithDiffusion());
            rig.Now = OldRecords.DateMilliseconds;
            Assert.IsTrue(journal.TryRestore(rig.Gauge, true, 0));
            rig.Sample(1000);
            Assert.IsTrue(rig.Gauge.IsStarted);
            return rig;
        }

        /// <summary>What the gauge that wrote the old records had learned.</summary>
        private static void AssertLearned(FuelGauge gauge)
        {
            Assert.AreEqual(2092704801646L, gauge.Estimator.ChargeNanoampMilliseconds);
            Assert.AreEqual(995886, gauge.Estimator.CapacityPpm);
            Assert.AreEqual(74879, gauge.Estimator.CapacityDeviationPpm);
            Assert.AreEqual(1094869, gauge.Estimator.ResistancePpm);
            Assert.AreEqual(29654, gauge.Estimator.ResistanceDeviationPpm);
            Assert.AreEqual(1094869, gauge.Model.ResistanceScalePpm);
            Assert.AreEqual(99, gauge.Estimator.OffsetDeviationNanoamps);
            Assert.AreEqual(-101744, gauge.Estimator.BiasMicrovolts);
            Assert.AreEqual(842877, gauge.Displayed.StateOfChargePpm);
            Assert.AreEqual(71347L, gauge.RunTime.ThroughputPpm);
        }

        private static void AssertTrip(
            FaultHistory history,
            int index,
            Faults faults,
            long dateMilliseconds,
            int voltageMicrovolts,
            int currentNanoamps,
            int millicelsius)
        {
            Assert.AreEqual((int)faults, (int)history.Tripped(index));
            Assert.AreEqual(dateMilliseconds, history.DateMilliseconds(index));
            Assert.AreEqual(voltageMicrovolts, history.VoltageMicrovolts(index));
            Assert.AreEqual(currentNanoamps, history.CurrentNanoamps(index));
            Assert.AreEqual(millicelsius, history.TemperatureMillicelsius(index));
        }

        private static void AssertNumbers(int[] expected, int[] actual)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], actual[i], i.ToString());
            }
        }
    }
}
