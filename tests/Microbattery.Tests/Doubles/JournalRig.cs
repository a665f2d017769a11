using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;

namespace Microbattery.Tests.Doubles
{
    /// <summary>A journal of the test profile over a store that can fail, and a gauge to keep.</summary>
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

        /// <summary>A journal with empty slots.</summary>
        public static JournalRig Create() => new JournalRig(new FaultyRecordStore(2));

        /// <summary>Puts a record into a slot, past the journal.</summary>
        public static void PutRecord(FaultyRecordStore store, int slot, int sequence, int stateOfChargePpm)
        {
            JournalRecord record = new JournalRecord
            {
                WrittenMilliseconds = 4000000,
                ChargeNanoampMilliseconds = stateOfChargePpm * TestProfile.NanoampMillisecondsPerPpm,
            };
            record.Covariances[0] = 1000 * 256;
            record.Slow[0] = 123;
            store.TryWrite(slot, SealedRecord.Of(record, sequence, ProfileFingerprint.Of(TestProfile.Create())));
        }

        /// <summary>State of charge a new gauge gets from a store; -1 when it gets none.</summary>
        public static int Restored(FaultyRecordStore store)
        {
            JournalRig rig = new JournalRig(store);
            return rig.Restore() ? rig.Gauge.Gauge.StateOfChargePpm : -1;
        }

        /// <summary>Restores the gauge over a clock that went on.</summary>
        public bool Restore() => Journal.TryRestore(Gauge.Gauge, true, 0);

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
        public void Update() => Journal.Update(Gauge.Gauge, IsFull, Gauge.Now);

        /// <summary>Whether charging is done, as the journal is told.</summary>
        public bool IsFull { get; set; }

        /// <summary>The sensor-less gauge of the test: only counts.</summary>
        public FuelGauge Inner => Gauge.Gauge;
    }
}
