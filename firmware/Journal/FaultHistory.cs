using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Protection;
using Microbattery.Hal;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// The last trips of protection, newest first, kept over resets: what tripped, when, and what was measured. Never throws; without storage
    /// it lives as long as the program.
    /// </summary>
    /// <remarks>
    /// When it writes: a trip is written by the next <see cref="Update"/>, the first <see cref="JournalSettings.FaultBurst"/> of them at once;
    /// every <see cref="JournalSettings.FaultPauseMilliseconds"/> earns one more write, up to that burst again. So a fault that comes and goes
    /// for ever costs a write a pause, what came in between is written with the next, and a reset earns nothing: what writes were left is in
    /// the record. What has not been written when the power is cut is lost.
    /// </remarks>
    public sealed class FaultHistory
    {
        /// <summary>Trips remembered.</summary>
        public const int Capacity = 4;

        /// <summary>Length of a record, bytes: written (8), wait (4), and of each trip, newest first, faults (4; 0: none), date (8), voltage
        /// (4), current (4), temperature (4), framed as every record.</summary>
        public const int RecordLength = RecordFrame.Overhead + 12 + (Capacity * TripLength);

        private const int Version = 0x4801;
        private const int TripLength = 24;
        private const int WaitAt = RecordFrame.ContentAt + 8;
        private const int TripsAt = WaitAt + 4;

        private readonly JournalSettings _settings;
        private readonly RecordRing _ring;
        private readonly int[] _faults = new int[Capacity];
        private readonly long[] _dateMilliseconds = new long[Capacity];
        private readonly int[] _voltageMicrovolts = new int[Capacity];
        private readonly int[] _currentNanoamps = new int[Capacity];
        private readonly int[] _temperatureMillicelsius = new int[Capacity];
        private bool _isDirty;
        private bool _isTimed;
        private long _lastMilliseconds;
        private long _waitMilliseconds; // until all writes of the burst are there again
        private long _retryMilliseconds;

        /// <summary>An empty history.</summary>
        /// <param name="store">Where it is kept, of 2 slots or more so that a cut leaves the one before; null or without slots for nowhere.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="settings">When to write.</param>
        public FaultHistory(IRecordStore store, CellProfile profile, JournalSettings settings)
        {
            _settings = settings;
            if (store != null && store.SlotCount > 0)
            {
                _ring = new RecordRing(store, Version, RecordLength, ProfileFingerprint.Of(profile));
            }
        }

        /// <summary>Trips there are, 0 to <see cref="Capacity"/>.</summary>
        public int Count { get; private set; }

        /// <summary>Whether the last write failed.</summary>
        public bool WriteFailed { get; private set; }

        /// <summary>What tripped.</summary>
        /// <param name="index">0 for the newest, to <see cref="Count"/> - 1.</param>
        /// <returns>Faults that had not been there before.</returns>
        public Faults Tripped(int index) => (Faults)_faults[index];

        /// <summary>When.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>The board's date, ms.</returns>
        public long DateMilliseconds(int index) => _dateMilliseconds[index];

        /// <summary>The cell voltage then.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>µV.</returns>
        public int VoltageMicrovolts(int index) => _voltageMicrovolts[index];

        /// <summary>The cell current then, positive charges the cell.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>nA.</returns>
        public int CurrentNanoamps(int index) => _currentNanoamps[index];

        /// <summary>The cell temperature then.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>m°C.</returns>
        public int TemperatureMillicelsius(int index) => _temperatureMillicelsius[index];

        /// <summary>Takes back the newest whole record of this profile. Once, before the first <see cref="Add"/>.</summary>
        /// <param name="isTimeKnown">Whether the date went on while the board was off.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        /// <returns>False when there is none.</returns>
        public bool TryRestore(bool isTimeKnown, long dateMilliseconds)
        {
            try
            {
                if (_ring == null || !_ring.TryReadNewest())
                {
                    return false;
                }
            }
            catch (Exception)
            {
                return false;
            }

            byte[] buffer = _ring.Buffer;
            _waitMilliseconds = IntegerMath.Clamp(RecordFrame.Get(buffer, WaitAt, 4), 0, int.MaxValue);
            if (isTimeKnown)
            {
                Pass(dateMilliseconds - RecordFrame.Get(buffer, RecordFrame.ContentAt, 8));
            }

            Count = 0;
            for (int i = 0; i < Capacity; i++)
            {
                int at = TripsAt + (i * TripLength);
                _faults[i] = (int)RecordFrame.Get(buffer, at, 4);
                _dateMilliseconds[i] = RecordFrame.Get(buffer, at + 4, 8);
                _voltageMicrovolts[i] = (int)RecordFrame.Get(buffer, at + 12, 4);
                _currentNanoamps[i] = (int)RecordFrame.Get(buffer, at + 16, 4);
                _temperatureMillicelsius[i] = (int)RecordFrame.Get(buffer, at + 20, 4);
                Count += _faults[i] != 0 ? 1 : 0;
            }

            return true;
        }

        /// <summary>Remembers a trip, the oldest of four others goes.</summary>
        /// <param name="tripped">Faults that were not there before; none is no trip.</param>
        /// <param name="dateMilliseconds">The board's date, ms.</param>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="currentNanoamps">Cell current, nA.</param>
        /// <param name="temperatureMillicelsius">Cell temperature, m°C.</param>
        public void Add(Faults tripped, long dateMilliseconds, int voltageMicrovolts, int currentNanoamps, int temperatureMillicelsius)
        {
            if (tripped == Faults.None)
            {
                return;
            }

            for (int i = Capacity - 1; i > 0; i--)
            {
                _faults[i] = _faults[i - 1];
                _dateMilliseconds[i] = _dateMilliseconds[i - 1];
                _voltageMicrovolts[i] = _voltageMicrovolts[i - 1];
                _currentNanoamps[i] = _currentNanoamps[i - 1];
                _temperatureMillicelsius[i] = _temperatureMillicelsius[i - 1];
            }

            _faults[0] = (int)tripped;
            _dateMilliseconds[0] = dateMilliseconds;
            _voltageMicrovolts[0] = voltageMicrovolts;
            _currentNanoamps[0] = currentNanoamps;
            _temperatureMillicelsius[0] = temperatureMillicelsius;
            Count += Count < Capacity ? 1 : 0;
            _isDirty = true;
        }

        /// <summary>Writes what is new, when it may. Every tick, and before deep sleep.</summary>
        /// <param name="dateMilliseconds">The date, ms.</param>
        public void Update(long dateMilliseconds)
        {
            // A date that was set counts as no time when it went back, and at worst as a pause too short when it went ahead.
            Pass(_isTimed ? dateMilliseconds - _lastMilliseconds : 0);
            _lastMilliseconds = dateMilliseconds;
            _isTimed = true;
            long pause = _settings.FaultPauseMilliseconds;
            if (!_isDirty || _ring == null || _retryMilliseconds > 0 || _waitMilliseconds > (_settings.FaultBurst - 1) * pause)
            {
                return;
            }

            WriteFailed = !TryWrite(dateMilliseconds, _waitMilliseconds + pause);
            if (WriteFailed)
            {
                _retryMilliseconds = _settings.RetryMilliseconds;
                return;
            }

            _waitMilliseconds += pause;
            _isDirty = false;
        }

        private void Pass(long elapsedMilliseconds)
        {
            if (elapsedMilliseconds > 0)
            {
                _waitMilliseconds = elapsedMilliseconds < _waitMilliseconds ? _waitMilliseconds - elapsedMilliseconds : 0;
                _retryMilliseconds = elapsedMilliseconds < _retryMilliseconds ? _retryMilliseconds - elapsedMilliseconds : 0;
            }
        }

        private bool TryWrite(long dateMilliseconds, long waitMilliseconds)
        {
            try
            {
                _ring.Place();
                byte[] buffer = _ring.Buffer;
                RecordFrame.Put(buffer, RecordFrame.ContentAt, 8, dateMilliseconds);
                RecordFrame.Put(buffer, WaitAt, 4, IntegerMath.Saturate(waitMilliseconds));
                for (int i = 0; i < Capacity; i++)
                {
                    int at = TripsAt + (i * TripLength);
                    RecordFrame.Put(buffer, at, 4, _faults[i]);
                    RecordFrame.Put(buffer, at + 4, 8, _dateMilliseconds[i]);
                    RecordFrame.Put(buffer, at + 12, 4, _voltageMicrovolts[i]);
                    RecordFrame.Put(buffer, at + 16, 4, _currentNanoamps[i]);
                    RecordFrame.Put(buffer, at + 20, 4, _temperatureMillicelsius[i]);
                }

                return _ring.TryWrite();
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
