using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;

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
        private readonly byte[] _trips = new byte[Capacity * TripLength]; // as they stand in a record
        private bool _isDirty;
        private bool _isTimed;
        private long _lastMilliseconds;
        private long _waitMilliseconds; // until all writes of the burst are there again
        private long _retryMilliseconds;
        private int _count;
        private bool _writeFailed;

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
        public int Count => _count;

        /// <summary>Whether the last write failed.</summary>
        public bool WriteFailed => _writeFailed;

        /// <summary>What tripped.</summary>
        /// <param name="index">0 for the newest, to <see cref="Count"/> - 1.</param>
        /// <returns>Faults that had not been there before.</returns>
        public Faults Tripped(int index) => (Faults)Decorrelate(index, 0);

        /// <summary>When.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>The board's date, ms.</returns>
        public long DateMilliseconds(int index) => LittleEndian.Get(_trips, (index * TripLength) + 4, 8);

        /// <summary>The cell voltage then.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>µV.</returns>
        public int VoltageMicrovolts(int index) => Decorrelate(index, 12);

        /// <summary>The cell current then, positive charges the cell.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>nA.</returns>
        public int CurrentNanoamps(int index) => Decorrelate(index, 16);

        /// <summary>The cell temperature then.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>m°C.</returns>
        public int TemperatureMillicelsius(int index) => Decorrelate(index, 20);

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
            _waitMilliseconds = IntegerMath.Clamp(LittleEndian.Get(buffer, WaitAt, 4), 0, int.MaxValue);
            if (isTimeKnown)
            {
                Pass(dateMilliseconds - LittleEndian.Get(buffer, RecordFrame.ContentAt, 8));
            }

            Array.Copy(buffer, TripsAt, _trips, 0, _trips.Length);
            _count = 0;
            while (_count < Capacity && Tripped(_count) != Faults.None)
            {
                _count++;
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

            // Backwards: the two overlap.
            for (int at = _trips.Length - 1; at >= TripLength; at--)
            {
                _trips[at] = _trips[at - TripLength];
            }

            LittleEndian.Put(_trips, 0, 4, (int)tripped);
            LittleEndian.Put(_trips, 4, 8, dateMilliseconds);
            LittleEndian.Put(_trips, 12, 4, voltageMicrovolts);
            LittleEndian.Put(_trips, 16, 4, currentNanoamps);
            LittleEndian.Put(_trips, 20, 4, temperatureMillicelsius);
            _count += _count < Capacity ? 1 : 0;
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

            _writeFailed = !TryWrite(dateMilliseconds, _waitMilliseconds + pause);
            if (_writeFailed)
            {
                _retryMilliseconds = _settings.RetryMilliseconds;
                return;
            }

            _waitMilliseconds += pause;
            _isDirty = false;
        }

        private int Decorrelate(int index, int at) => (int)LittleEndian.Get(_trips, (index * TripLength) + at, 4);

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
                LittleEndian.Put(buffer, RecordFrame.ContentAt, 8, dateMilliseconds);
                LittleEndian.Put(buffer, WaitAt, 4, IntegerMath.Saturate(waitMilliseconds));
                Array.Copy(_trips, 0, buffer, TripsAt, _trips.Length);
                return _ring.TryWrite();
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
