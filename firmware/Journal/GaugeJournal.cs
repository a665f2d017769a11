using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Journal of the gauge: keeps its state, the formation of the cell and latched faults over power cuts. Slots are written in turn, so
    /// that a cut spoils the slot being written and no other; the newest whole record of this very profile is restored.
    /// </summary>
    /// <remarks>
    /// A gauge that has not started has nothing to save, and leaves what was saved. Formation and latched faults are written all the same
    /// when they change: beside the gauge's state as it was restored, or alone. A record of a newer version is refused and kept:
    /// <see cref="HasNewerVersion"/>.
    /// </remarks>
    public sealed class GaugeJournal
    {
        private readonly JournalSettings _settings;
        private readonly RecordRing _ring;
        private readonly byte[] _buffer = new byte[RecordCodec.Length];
        private readonly JournalRecord _record = new JournalRecord { IsGaugeUnknown = true }; // the last one written, or tried to be
        private bool _isGaugeKept;
        private int _writtenPpm = -1;
        private long _attemptMilliseconds;
        private bool _writeFailed;

        /// <summary>A journal for one cell on one store.</summary>
        /// <param name="store">Where records are kept; with one slot a cut during a write leaves none.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="settings">When to write.</param>
        public GaugeJournal(IRecordStore store, CellProfile profile, JournalSettings settings)
        {
            if (store == null)
            {
                throw new ArgumentNullException(nameof(store));
            }

            if (profile == null)
            {
                throw new ArgumentNullException(nameof(profile));
            }

            _settings = settings ?? throw new ArgumentNullException(nameof(settings));
            _ring = new RecordRing(
                store, RecordCodec.Version, RecordCodec.Length, RecordCodec.LengthBefore, ProfileFingerprint.Of(profile));
        }

        /// <summary>Whether the last write failed.</summary>
        public bool WriteFailed => _writeFailed;

        /// <summary>Whether the store holds a record of a newer version, which is neither read nor overwritten; with one slot nothing can
        /// then be written.</summary>
        public bool HasNewerVersion => _ring.HasNewerVersion;

        /// <summary>Whether charging was done by the record that was restored.</summary>
        public bool WasFull { get; private set; }

        /// <summary>Whether the first charge of a lithium-free cell was done by the record that was restored; false without one.</summary>
        public bool IsFormed { get; private set; }

        /// <summary>Latched faults by the record that was restored, a mask of Faults; 0 without one.</summary>
        public int LatchedFaults { get; private set; }

        /// <summary>Restores the newest whole record: the gauge's state into a gauge, the rest into <see cref="WasFull"/>,
        /// <see cref="IsFormed"/> and
        /// <see cref="LatchedFaults"/>.</summary>
        /// <param name="gauge">The gauge.</param>
        /// <param name="isTimeKnown">Whether the date went on while the board was off.</param>
        /// <param name="dateAheadMilliseconds">Date less the clock that the gauge is updated by, ms.</param>
        /// <returns>False when there is none, or none with a state that the gauge accepts.</returns>
        public bool TryRestore(FuelGauge gauge, bool isTimeKnown, long dateAheadMilliseconds)
        {
            byte[] newest = _ring.ReadNewest();
            if (newest == null || !RecordCodec.TryDecode(newest, _record))
            {
                return false;
            }

            IsFormed = _record.IsFormed;
            LatchedFaults = _record.LatchedFaults;

            // Charge between the record and the cut is less than what makes the next record due. After a record that was the last thing
            // before sleep there is none: the first tick after sleep writes another.
            int missed = _record.IsLast ? 0 : _settings.ChangePpm;
            long saved = _record.WrittenMilliseconds - dateAheadMilliseconds;
            _isGaugeKept = !_record.IsGaugeUnknown && gauge.RestoreState(_record.GaugeState, 0, missed, isTimeKnown, saved);
            WasFull = _isGaugeKept && _record.IsFull;
            return _isGaugeKept;
        }

        /// <summary>Writes a record when one is due.</summary>
        /// <param name="gauge">The gauge.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="isFormed">Whether the first charge of a lithium-free cell was done.</param>
        /// <param name="latchedFaults">Faults that stay until they are acknowledged, a mask of Faults.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        public void Update(FuelGauge gauge, bool isFull, bool isFormed, int latchedFaults, long dateMilliseconds)
        {
            bool isDue = IsNews(isFormed, latchedFaults) || (gauge.IsStarted && IsGaugeDue(gauge, isFull, dateMilliseconds));
            long sinceAttempt = dateMilliseconds - _attemptMilliseconds;
            bool mayRetry = !_writeFailed || sinceAttempt < 0 || sinceAttempt >= _settings.RetryMilliseconds;
            if (isDue && mayRetry)
            {
                Write(gauge, isFull, isFormed, latchedFaults, false, dateMilliseconds);
            }
        }

        /// <summary>Writes a record, due or not; while the gauge has not started only when the rest has changed.</summary>
        /// <param name="gauge">The gauge.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="isFormed">Whether the first charge of a lithium-free cell was done.</param>
        /// <param name="latchedFaults">Faults that stay until they are acknowledged, a mask of Faults.</param>
        /// <param name="isLast">Whether it is the last thing before deep sleep.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        public void Write(FuelGauge gauge, bool isFull, bool isFormed, int latchedFaults, bool isLast, long dateMilliseconds)
        {
            if (!gauge.IsStarted && !IsNews(isFormed, latchedFaults))
            {
                // The record that was restored is worth more than none.
                return;
            }

            _attemptMilliseconds = dateMilliseconds;
            _writeFailed = true; // until the write has succeeded: a store may throw
            if (gauge.IsStarted)
            {
                gauge.SaveState(_record.GaugeState, 0);
                _record.IsFull = isFull;
                _record.IsLast = isLast;
                _record.WrittenMilliseconds = dateMilliseconds;
            }
            else
            {
                // The gauge's state is as old as it was; the board has been awake since.
                _record.IsLast = false;
            }

            _record.IsGaugeUnknown = !gauge.IsStarted && !_isGaugeKept;
            _record.IsFormed = isFormed;
            _record.LatchedFaults = latchedFaults;
            RecordCodec.Encode(_record, _buffer);
            _writeFailed = !_ring.TryWrite(_buffer);
            if (!_writeFailed && gauge.IsStarted)
            {
                _isGaugeKept = true;
                _writtenPpm = gauge.StateOfChargePpm;
            }
        }

        /// <summary>Makes the next <see cref="Update"/> write a record: what the last one says is no longer so.</summary>
        internal void Supersede() => _writtenPpm = -1;

        private bool IsNews(bool isFormed, int latchedFaults) =>
            _writeFailed || isFormed != _record.IsFormed || latchedFaults != _record.LatchedFaults;

        private bool IsGaugeDue(FuelGauge gauge, bool isFull, long dateMilliseconds)
        {
            long age = dateMilliseconds - _record.WrittenMilliseconds;
            return _writtenPpm < 0
                || isFull != _record.IsFull
                || IntegerMath.Abs(gauge.StateOfChargePpm - _writtenPpm) >= _settings.ChangePpm
                || age < 0
                || age >= _settings.LongestMilliseconds;
        }
    }
}
