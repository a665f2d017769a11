using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Gauge;
using Microbattery.Hal;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Keeps the gauge's state over power cuts: slots written in turn, so that a cut spoils the slot being written and no other; the
    /// newest whole record of this very profile is taken back.
    /// </summary>
    public sealed class GaugeJournal
    {
        private readonly IRecordStore _store;
        private readonly JournalSettings _settings;
        private readonly int _fingerprint;
        private readonly byte[] _buffer = new byte[RecordCodec.Length];
        private readonly JournalRecord _record = new JournalRecord();
        private int _nextSlot;
        private int _nextSequence;
        private int _writtenPpm = -1;
        private bool _writtenFull;
        private long _writtenMilliseconds;
        private long _attemptMilliseconds;

        /// <summary>A journal for one cell on one store.</summary>
        /// <param name="store">Where records are kept.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="settings">When to write.</param>
        public GaugeJournal(IRecordStore store, CellProfile profile, JournalSettings settings)
        {
            _store = store;
            _settings = settings;
            _fingerprint = ProfileFingerprint.Of(profile);
        }

        /// <summary>Whether the last write failed.</summary>
        public bool WriteFailed { get; private set; }

        /// <summary>Whether the record taken back says that charging was done.</summary>
        public bool WasFull { get; private set; }

        /// <summary>Hands the newest good record to a gauge.</summary>
        /// <param name="gauge">The gauge.</param>
        /// <param name="isTimeKnown">Whether the date went on while the board was off.</param>
        /// <param name="dateAheadMilliseconds">Date less the clock that the gauge is updated by, ms.</param>
        /// <returns>False when there is none.</returns>
        public bool TryRestore(FuelGauge gauge, bool isTimeKnown, long dateAheadMilliseconds)
        {
            int newestSlot = -1;
            int newest = 0;
            for (int slot = 0; slot < _store.SlotCount; slot++)
            {
                if (!TryReadSlot(slot))
                {
                    continue;
                }

                // By difference, so that a sequence that wrapped is still in order.
                if (newestSlot < 0 || _record.Sequence - newest > 0)
                {
                    newestSlot = slot;
                    newest = _record.Sequence;
                }
            }

            if (newestSlot < 0 || !TryReadSlot(newestSlot))
            {
                return false;
            }

            _nextSlot = (newestSlot + 1) % _store.SlotCount;
            _nextSequence = newest + 1;
            WasFull = _record.IsFull;

            // What flowed between the record and the cut is what would not yet have made the next record. One that was the last thing before
            // sleep misses nothing: the first tick after sleep writes another.
            int missed = _record.IsLast ? 0 : _settings.ChangePpm;
            gauge.Estimator.Restore(_record.ChargeNanoampMilliseconds, _record.Values, _record.Covariances);
            gauge.Shown.Restore(_record.ShownNanoampMilliseconds);
            gauge.Outlook.ThroughputPpm = _record.ThroughputPpm;
            gauge.Model.ResistanceScalePpm = gauge.Estimator.ResistancePpm;
            if (isTimeKnown)
            {
                for (int i = 0; i < _record.RelaxationMicrovolts.Length; i++)
                {
                    gauge.Model.Restore(i, _record.RelaxationMicrovolts[i]);
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
            int stateOfCharge = gauge.StateOfChargePpm;
            long age = dateMilliseconds - _writtenMilliseconds;
            bool isDue = _writtenPpm < 0
                || isFull != _writtenFull
                || IntegerMath.Abs(stateOfCharge - _writtenPpm) >= _settings.ChangePpm
                || age < 0
                || age >= _settings.LongestMilliseconds;
            long sinceAttempt = dateMilliseconds - _attemptMilliseconds;
            bool mayRetry = !WriteFailed || sinceAttempt < 0 || sinceAttempt >= _settings.RetryMilliseconds;
            if (!isDue || !mayRetry)
            {
                return;
            }

            Write(gauge, isFull, false, dateMilliseconds);
        }

        /// <summary>Writes a record, due or not; none while the gauge has not started.</summary>
        /// <param name="gauge">The gauge.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="isLast">Whether it is the last thing before deep sleep.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        public void Write(FuelGauge gauge, bool isFull, bool isLast, long dateMilliseconds)
        {
            if (!gauge.IsStarted)
            {
                // What is not known yet is not worth keeping over what was.
                return;
            }

            _attemptMilliseconds = dateMilliseconds;
            _record.IsFull = isFull;
            _record.IsLast = isLast;
            if (TryWrite(gauge, dateMilliseconds))
            {
                _writtenPpm = gauge.StateOfChargePpm;
                _writtenFull = isFull;
                _writtenMilliseconds = dateMilliseconds;
            }
        }

        /// <summary>Makes the next <see cref="Update"/> write a record: the last one says what is no longer so.</summary>
        public void Supersede() => _writtenPpm = -1;

        private bool TryReadSlot(int slot) =>
            _store.TryRead(slot, _buffer) && RecordCodec.TryDecode(_buffer, _record) && _record.ProfileFingerprint == _fingerprint;

        private bool TryWrite(FuelGauge gauge, long dateMilliseconds)
        {
            _record.Sequence = _nextSequence;
            _record.ProfileFingerprint = _fingerprint;
            _record.WrittenMilliseconds = dateMilliseconds;
            Take(gauge);
            RecordCodec.Encode(_record, _buffer);
            WriteFailed = true; // until it has not: a store may throw
            WriteFailed = !_store.TryWrite(_nextSlot, _buffer);
            if (!WriteFailed)
            {
                _nextSlot = (_nextSlot + 1) % _store.SlotCount;
                _nextSequence++;
            }

            return !WriteFailed;
        }

        private void Take(FuelGauge gauge)
        {
            StateEstimator estimator = gauge.Estimator;
            _record.ChargeNanoampMilliseconds = estimator.ChargeNanoampMilliseconds;
            _record.ShownNanoampMilliseconds = gauge.Shown.NanoampMilliseconds;
            _record.ThroughputPpm = gauge.Outlook.ThroughputPpm;
            estimator.Save(_record.Values, _record.Covariances);
            for (int i = 0; i < _record.RelaxationMicrovolts.Length; i++)
            {
                _record.RelaxationMicrovolts[i] = i < gauge.Model.RelaxationCount ? gauge.Model.RelaxationMicrovolts(i) : 0;
            }
        }
    }
}
