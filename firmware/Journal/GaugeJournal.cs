using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Keeps the gauge's state, and what else must never be forgotten, over power cuts: slots written in turn, so that a cut spoils the slot
    /// being written and no other; the newest whole record of this very profile is taken back.
    /// </summary>
    /// <remarks>
    /// A gauge that has not started has nothing to keep, and does not touch what was kept. <see cref="IsFormed"/> and
    /// <see cref="LatchedFaults"/> are written all the same when they change: beside the gauge's state as it was taken back, or alone.
    /// </remarks>
    public sealed class GaugeJournal
    {
        /// <summary>Whether the first charge of a lithium-free cell was done. Set it before <see cref="Update"/>, which writes a record when it
        /// changed; <see cref="TryRestore"/> sets it to what the newest record says, and leaves it false without one.</summary>
        public bool IsFormed;

        /// <summary>Faults that stay until somebody clears them, a mask of Faults; 0 for none. Set and kept as <see cref="IsFormed"/> is.</summary>
        public int LatchedFaults;

        private readonly JournalSettings _settings;
        private readonly RecordRing _ring;
        private readonly JournalRecord _record = new JournalRecord { IsGaugeUnknown = true };
        private bool _isGaugeKept;
        private int _writtenPpm = -1;
        private long _attemptMilliseconds;
        private bool _writeFailed;
        private bool _wasFull;

        /// <summary>A journal for one cell on one store.</summary>
        /// <param name="store">Where records are kept; with one slot a cut during a write leaves none.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="settings">When to write.</param>
        public GaugeJournal(IRecordStore store, CellProfile profile, JournalSettings settings)
        {
            _settings = settings;
            _ring = new RecordRing(store, RecordCodec.Version, RecordCodec.Length, ProfileFingerprint.Of(profile));
        }

        /// <summary>Whether the last write failed.</summary>
        public bool WriteFailed => _writeFailed;

        /// <summary>Whether the record taken back says that charging was done.</summary>
        public bool WasFull => _wasFull;

        /// <summary>Hands the newest good record to a gauge, and takes back <see cref="IsFormed"/> and <see cref="LatchedFaults"/>.</summary>
        /// <param name="gauge">The gauge.</param>
        /// <param name="isTimeKnown">Whether the date went on while the board was off.</param>
        /// <param name="dateAheadMilliseconds">Date less the clock that the gauge is updated by, ms.</param>
        /// <returns>False when there is none, or it knows nothing of the gauge.</returns>
        public bool TryRestore(FuelGauge gauge, bool isTimeKnown, long dateAheadMilliseconds)
        {
            if (!_ring.TryReadNewest() || !RecordCodec.TryDecode(_ring.Buffer, _record))
            {
                return false;
            }

            IsFormed = _record.IsFormed;
            LatchedFaults = _record.LatchedFaults;
            _isGaugeKept = !_record.IsGaugeUnknown;
            if (!_isGaugeKept)
            {
                return false;
            }

            _wasFull = _record.IsFull;

            // What flowed between the record and the cut is what would not yet have made the next record. One that was the last thing before
            // sleep misses nothing: the first tick after sleep writes another.
            int missed = _record.IsLast ? 0 : JournalSettings.ChangePpm;
            gauge.Estimator.Restore(_record.ChargeNanoampMilliseconds, _record.Values, _record.Covariances);
            gauge.Displayed.Restore(_record.DisplayedNanoampMilliseconds);
            gauge.RunTime.RestoreThroughput(_record.ThroughputPpm);
            gauge.Model.ResistanceScalePpm = gauge.Estimator.ResistancePpm;
            if (isTimeKnown)
            {
                for (int i = 0; i < _record.Slow.Length; i++)
                {
                    gauge.Model.Restore(i, _record.Slow[i]);
                }

                gauge.Resume(missed, _record.WrittenMilliseconds - dateAheadMilliseconds);
            }
            else
            {
                gauge.ResumeUndated(missed);
            }

            return true;
        }

        /// <summary>Writes a record when one is due.</summary>
        /// <param name="gauge">The gauge.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        public void Update(FuelGauge gauge, bool isFull, long dateMilliseconds)
        {
            bool isDue = HasNews || (gauge.IsStarted && IsGaugeDue(gauge, isFull, dateMilliseconds));
            long sinceAttempt = dateMilliseconds - _attemptMilliseconds;
            bool mayRetry = !_writeFailed || sinceAttempt < 0 || sinceAttempt >= JournalSettings.RetryMilliseconds;
            if (!isDue || !mayRetry)
            {
                return;
            }

            Write(gauge, isFull, false, dateMilliseconds);
        }

        /// <summary>Writes a record, due or not; while the gauge has not started only what changed beside it.</summary>
        /// <param name="gauge">The gauge.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="isLast">Whether it is the last thing before deep sleep.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        public void Write(FuelGauge gauge, bool isFull, bool isLast, long dateMilliseconds)
        {
            if (!gauge.IsStarted && !HasNews)
            {
                // What is not known yet is not worth keeping over what was.
                return;
            }

            _attemptMilliseconds = dateMilliseconds;
            _writeFailed = true; // until it has not: a store may throw
            _ring.Place();
            if (gauge.IsStarted)
            {
                Take(gauge);
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
            _record.IsFormed = IsFormed;
            _record.LatchedFaults = LatchedFaults;
            RecordCodec.Encode(_record, _ring.Buffer);
            _writeFailed = !_ring.TryWrite();
            if (_writeFailed)
            {
                return;
            }

            if (gauge.IsStarted)
            {
                _isGaugeKept = true;
                _writtenPpm = gauge.StateOfChargePpm;
            }
        }

        /// <summary>Makes the next <see cref="Update"/> write a record: the last one says what is no longer so.</summary>
        internal void Supersede() => _writtenPpm = -1;

        // The record is the one last written, or tried to be.
        private bool HasNews => _writeFailed || IsFormed != _record.IsFormed || LatchedFaults != _record.LatchedFaults;

        private bool IsGaugeDue(FuelGauge gauge, bool isFull, long dateMilliseconds)
        {
            long age = dateMilliseconds - _record.WrittenMilliseconds;
            return _writtenPpm < 0
                || isFull != _record.IsFull
                || IntegerMath.Abs(gauge.StateOfChargePpm - _writtenPpm) >= JournalSettings.ChangePpm
                || age < 0
                || age >= _settings.LongestMilliseconds;
        }

        private void Take(FuelGauge gauge)
        {
            StateEstimator estimator = gauge.Estimator;
            _record.ChargeNanoampMilliseconds = estimator.ChargeNanoampMilliseconds;
            _record.DisplayedNanoampMilliseconds = gauge.Displayed.NanoampMilliseconds;
            _record.ThroughputPpm = gauge.RunTime.ThroughputPpm;
            estimator.Save(_record.Values, _record.Covariances);
            for (int i = 0; i < _record.Slow.Length; i++)
            {
                _record.Slow[i] = i < gauge.Model.SlowCount ? gauge.Model.Slow(i) : 0;
            }
        }
    }
}
