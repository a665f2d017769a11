using System;
using System.Linq;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Hal.Storage;
using Microbattery.Tests.Doubles;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Journal
{
    /// <summary>
    /// Half a minute of a board that keeps a gauge journal, a fault history and two records of another kind in one store, until power is
    /// cut; then what the next start finds.
    /// </summary>
    internal sealed class CutLife
    {
        private const int FlatMicrovolts = 3886000; // between 40 and 60 % the voltage says little
        private const int OtherLength = 40;

        private readonly CutMedium _medium;
        private readonly WitnessedStore _witness;
        private readonly GaugeRig _rig = new(FlatMicrovolts);
        private readonly GaugeJournal _journal;
        private readonly FaultHistory _history;
        private readonly RecordStoreSection _other;
        private bool _isFormed;
        private int _latchedFaults;

        public CutLife(CutMedium medium, long nowMilliseconds)
        {
            _medium = medium;
            _witness = new WitnessedStore(medium.Open());
            _rig.Now = nowMilliseconds;
            _rig.Set(FlatMicrovolts, 0, 25000);
            _journal = new GaugeJournal(new RecordStoreSection(_witness, 0, 2), TestProfile.Create(), new JournalSettings());
            _history = new FaultHistory(
                new RecordStoreSection(_witness, 2, 2), TestProfile.Create(), new JournalSettings { FaultPauseMilliseconds = 1000 });
            _other = new RecordStoreSection(_witness, 4, 2);
        }

        public long NowMilliseconds => _rig.Now;

        public int WriteCount => _witness.WriteCount;

        /// <summary>Lives until power is cut, or to the end.</summary>
        public void Run()
        {
            bool isResumed = _journal.TryRestore(_rig.Gauge, true, 0);
            _isFormed = _journal.IsFormed;
            _latchedFaults = _journal.LatchedFaults;
            _history.TryRestore(true, _rig.Now);
            if (!isResumed)
            {
                _rig.Restore(500000, 3000);
            }

            // A fault latched before the gauge has started.
            _latchedFaults ^= (int)Faults.ChargeSwitchStuck;
            _journal.Update(_rig.Gauge, false, _isFormed, _latchedFaults, _rig.Now);
            _rig.Sample(0);
            _rig.LoseVoltage();
            for (int second = 0; second < 24 && !_medium.IsOff; second++)
            {
                _rig.SetCurrent(second < 12 ? -6000000 : 6000000);
                _rig.Sample(1000);
                Step(second);
            }
        }

        /// <summary>Checks that a start after the cut finds whole records, and that the gauge's uncertainty covers what was lost.</summary>
        public void Check()
        {
            _medium.Restart();
            CheckSlots();
            CheckJournal();
            CheckHistory();
        }

        private void CheckJournal()
        {
            GaugeRig after = new(FlatMicrovolts) { Now = _rig.Now + 1000 };
            GaugeJournal journal = new(new RecordStoreSection(_medium.Open(), 0, 2), TestProfile.Create(), new JournalSettings());
            bool isRestored = journal.TryRestore(after.Gauge, true, 0);
            byte[]? newest = CheckNewest(0);
            if (newest is null)
            {
                Assert.IsFalse(isRestored || journal.IsFormed || journal.LatchedFaults != 0);
                return;
            }

            JournalRecord found = new();
            Assert.IsTrue(RecordCodec.TryDecode(newest, found));
            Assert.AreEqual(!found.IsGaugeUnknown, isRestored);
            Assert.AreEqual(found.IsFormed, journal.IsFormed);
            Assert.AreEqual(found.LatchedFaults, journal.LatchedFaults);
            if (isRestored)
            {
                double lost = Math.Abs(_rig.Gauge.StateOfChargePpm - after.Gauge.StateOfChargePpm);
                Assert.IsLessThanOrEqualTo(after.Gauge.ErrorPpm, lost, "the uncertainty covers what was lost");
                Assert.IsLessThan(5000 + 2382 + 10, lost, "half a per cent, and what a second moves");
            }
        }

        private void CheckHistory()
        {
            FaultHistory history = new(new RecordStoreSection(_medium.Open(), 2, 2), TestProfile.Create(), new JournalSettings());
            bool isRestored = history.TryRestore(true, _rig.Now);
            byte[]? newest = CheckNewest(2);
            Assert.AreEqual(newest is not null, isRestored);
            Assert.AreEqual(isRestored ? Date(newest!) : 0, isRestored ? history.DateMilliseconds(0) : 0);
            for (int i = 0; i < history.Count; i++)
            {
                // As Step made it: whole, not of two trips.
                Assert.AreEqual(4000000 + (int)(history.DateMilliseconds(i) / 1000 % 1000), history.VoltageMicrovolts(i));
                Assert.AreEqual(-history.VoltageMicrovolts(i), history.CurrentNanoamps(i));
                Assert.AreEqual((int)Faults.OverVoltage, (int)history.Tripped(i));
                Assert.AreEqual(300, history.FailureKind(i));
                Assert.AreEqual(7, history.FailurePlace(i));
            }
        }

        /// <summary>The newest whole record of two slots as they are now: the newest that was written, or the one whose write was
        /// cut.</summary>
        private byte[]? CheckNewest(int firstSlot)
        {
            byte[]? found = Newest(Found[firstSlot], Found[firstSlot + 1]);
            byte[]? first = _witness.Written[firstSlot] ?? Earlier?[firstSlot];
            byte[]? second = _witness.Written[firstSlot + 1] ?? Earlier?[firstSlot + 1];
            byte[]? written = Newest(first, second);
            bool mayBeCut = _witness.CutSlot == firstSlot || _witness.CutSlot == firstSlot + 1;
            Assert.IsTrue(written is null || found is not null, "what was written is there");
            Assert.IsTrue(
                found is null || (written is not null && found.SequenceEqual(written)) || (mayBeCut && found.SequenceEqual(_witness.Cut!)),
                "the newest is the last that was written, or the one being written");
            return found;
        }

        private void CheckSlots()
        {
            IRecordStore store = _medium.Open();
            for (int slot = 0; slot < CutMedium.SlotCount; slot++)
            {
                int length = slot < 2 ? RecordCodec.Length : slot < 4 ? FaultHistory.RecordLength : OtherLength;
                byte[] read = new byte[length];
                bool canRead = store.TryRead(slot, read) && !read.All(value => value == 0xFF) && !read.All(value => value == 0);
                byte[]? written = _witness.Written[slot] ?? Earlier?[slot];
                if (slot != _witness.CutSlot)
                {
                    Assert.AreEqual(written is not null, canRead, $"slot {slot}");
                    CollectionAssert.AreEqual(written, canRead ? read : null, $"slot {slot}");
                }
                else if (canRead && (_medium.IsAtomic || IsWhole(read)))
                {
                    Assert.IsTrue(
                        read.SequenceEqual(_witness.Cut!) || (written is not null && read.SequenceEqual(written)),
                        $"slot {slot}: a mixture");
                }
                else
                {
                    Assert.IsTrue(!_medium.IsAtomic || written is null, $"slot {slot}: what was there is lost");
                }

                Found[slot] = canRead ? read : null;
            }
        }

        /// <summary>What was in the slots before this life; null for nothing.</summary>
        public byte[]?[]? Earlier { get; init; }

        /// <summary>What is in them after it.</summary>
        public byte[]?[] Found { get; } = new byte[CutMedium.SlotCount][];

        private void Step(int second)
        {
            _isFormed |= second >= 5;
            _latchedFaults = second % 9 == 8 ? _latchedFaults ^ (int)Faults.ShortCircuit : _latchedFaults;
            _journal.Update(_rig.Gauge, second == 14, _isFormed, _latchedFaults, _rig.Now);
            if (second % 8 == 3)
            {
                int voltage = 4000000 + (int)(_rig.Now / 1000 % 1000);
                _history.Add(Faults.OverVoltage, _rig.Now, voltage, -voltage, 25000, 300, 7);
            }

            _history.Update(_rig.Now);
            if (second % 10 == 6 && !_medium.IsOff)
            {
                byte[] record = Enumerable.Range(0, OtherLength).Select(i => (byte)(_rig.Now / 1000 + i + 1)).ToArray();
                SealedRecord.Seal(record);
                _other.TryWrite(second / 10, record);
            }
        }

        private static byte[]? Newest(params byte[]?[] slots) =>
            slots.Where(slot => slot is not null && IsWhole(slot)).MaxBy(slot => BitConverter.ToInt32(slot!, 2));

        /// <summary>Date of the newest trip in a record of the fault history.</summary>
        private static long Date(byte[] record) => BitConverter.ToInt64(record, 28) << 16 >> 16;

        private static bool IsWhole(
            byte[] buffer) => BitConverter.ToUInt16(buffer, buffer.Length - 2) == Crc16.Of(buffer, buffer.Length - 2);
    }
}
