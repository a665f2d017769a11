using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A journal of the test profile over a store that can fail, a gauge to save, and what the rest of the board says.</summary>
    public sealed class JournalRig
    {
        public readonly FaultyRecordStore Store;
        public readonly GaugeRig Gauge = new GaugeRig(3886000);
        public readonly GaugeJournal Journal;

        public JournalRig(FaultyRecordStore store)
        {
            Store = store;
            Journal = new GaugeJournal(store, TestProfile.Create(), new JournalSettings());
        }

        /// <summary>Whether charging is done.</summary>
        public bool IsFull { get; set; }

        /// <summary>Whether the cell was formed.</summary>
        public bool IsFormed { get; set; }

        /// <summary>Latched faults.</summary>
        public int LatchedFaults { get; set; }

        /// <summary>The gauge without its rig.</summary>
        public FuelGauge Inner => Gauge.Gauge;

        /// <summary>A journal with empty slots.</summary>
        public static JournalRig Create() => new JournalRig(new FaultyRecordStore(2));

        /// <summary>Puts a record into a slot, past the journal: 0.1 % uncertain, 123 µV of polarisation.</summary>
        public static void PutRecord(FaultyRecordStore store, int slot, int sequence, int stateOfChargePpm) =>
            store.TryWrite(slot, SealedRecord.Of(Record(stateOfChargePpm), sequence, ProfileFingerprint.Of(TestProfile.Create())));

        /// <summary>The content of such a record.</summary>
        public static JournalRecord Record(int stateOfChargePpm)
        {
            FuelGauge gauge = new GaugeRig(3886000).Gauge;
            int[] covariances = new int[25];
            covariances[0] = 1000 * 256;
            gauge.Estimator.Restore(stateOfChargePpm * TestProfile.NanoampMillisecondsPerPpm, new int[5], covariances);
            gauge.Model.Restore(0, 123);
            JournalRecord record = new JournalRecord { WrittenMilliseconds = 4000000 };
            gauge.SaveState(record.GaugeState, 0);
            return record;
        }

        /// <summary>State of charge a new gauge gets from a store; -1 when it gets none.</summary>
        public static int Restored(FaultyRecordStore store)
        {
            JournalRig rig = new JournalRig(store);
            return rig.Restore() ? rig.Gauge.Gauge.StateOfChargePpm : -1;
        }

        /// <summary>Restores the gauge over a clock that went on, and the rest of the board.</summary>
        public bool Restore()
        {
            bool isRestored = Journal.TryRestore(Gauge.Gauge, true, 0);
            IsFormed = Journal.IsFormed;
            LatchedFaults = Journal.LatchedFaults;
            return isRestored;
        }

        /// <summary>Starts the gauge at a state of charge.</summary>
        public void Start(int stateOfChargePpm)
        {
            Gauge.Restore(stateOfChargePpm, 3000);
            Gauge.Sample(0);
        }

        /// <summary>A second of this current with both switches open, and the journal after it.</summary>
        public void Tick(int currentNanoamps)
        {
            Gauge.SetCurrent(currentNanoamps);
            Gauge.Sample(1000);
            Update();
        }

        /// <summary>The journal, now.</summary>
        public void Update() => Journal.Update(Gauge.Gauge, IsFull, IsFormed, LatchedFaults, Gauge.Now);

        /// <summary>A record, due or not.</summary>
        public void Write(bool isFull, bool isLast) => Journal.Write(Gauge.Gauge, isFull, IsFormed, LatchedFaults, isLast, Gauge.Now);
    }
}
