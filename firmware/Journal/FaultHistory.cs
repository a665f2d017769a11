using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;

namespace Microbattery.Firmware.Journal
{
    /// <summary>
    /// Fault history: the last trips of protection, newest first, kept over resets, with what was measured and, for a tick that failed, its
    /// cause. It never throws; without storage it lives as long as the program.
    /// </summary>
    /// <remarks>
    /// When it writes: a trip is written by the next <see cref="Update"/>, the first <see cref="JournalSettings.FaultBurst"/> of them at
    /// once; every <see cref="JournalSettings.FaultPauseMilliseconds"/> earns one more write, up to that burst again. So a fault that comes
    /// and goes for ever costs a write a pause, what came in between is written with the next, and a reset earns nothing: the writes that
    /// are left are in the record. A trip that is not written when the power is cut is lost.
    /// A record, within the frame of every record, little endian: written (8), wait (4), and of each trip, newest first, faults (4; 0:
    /// none), date (6), voltage (4), current (4), temperature (3), kind of the failure (2), its place (1). Later fields stand behind the
    /// last trip.
    /// </remarks>
    public sealed class FaultHistory
    {
        /// <summary>Trips remembered.</summary>
        public const int Capacity = 4;

        /// <summary>Length of a record, bytes.</summary>
        public const int RecordLength = RecordFrame.Overhead + 12 + (Capacity * TripLength);

        private const int Version = 0x4802;
        private const int WaitAt = RecordFrame.ContentAt + 8;
        private const int TripsAt = WaitAt + 4;
        private const int TripLength = 24;
        private const int DateAt = 4;
        private const int DateLength = 6;
        private const int VoltageAt = DateAt + DateLength;
        private const int CurrentAt = VoltageAt + 4;
        private const int TemperatureAt = CurrentAt + 4;
        private const int TemperatureLength = 3;
        private const int FailureKindAt = TemperatureAt + TemperatureLength;
        private const int FailurePlaceAt = FailureKindAt + 2;

        // Records of version 1: written (8), wait (4), and of each trip faults (4), date (8), voltage (4), current (4), temperature (4).
        private const int Version1 = Version - 1;
        private const int LengthBefore = RecordFrame.ContentWithoutLengthAt + 12 + (Capacity * TripLength) + RecordFrame.ChecksumLength;

        private readonly JournalSettings _settings;
        private readonly RecordRing _ring;
        private readonly byte[] _buffer = new byte[RecordLength];
        private readonly byte[] _trips = new byte[Capacity * TripLength]; // as they stand in a record
        private bool _isDirty;
        private bool _isTimed;
        private long _lastMilliseconds;
        private long _waitMilliseconds; // until all writes of the burst are there again
        private long _retryMilliseconds;
        private int _count;
        private bool _writeFailed;

        /// <summary>An empty history.</summary>
        /// <param name="store">Where it is kept, of 2 slots or more so that a cut leaves the one before; null or without slots for
        /// nowhere.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="settings">When to write.</param>
        public FaultHistory(IRecordStore store, CellProfile profile, JournalSettings settings)
        {
            if (profile == null)
            {
                throw new ArgumentNullException(nameof(profile));
            }

            _settings = settings ?? throw new ArgumentNullException(nameof(settings));
            if (store != null && store.SlotCount > 0)
            {
                _ring = new RecordRing(store, Version, RecordLength, LengthBefore, ProfileFingerprint.Of(profile));
            }
        }

        /// <summary>Trips there are, 0 to <see cref="Capacity"/>.</summary>
        public int Count => _count;

        /// <summary>Whether the last write failed.</summary>
        public bool WriteFailed => _writeFailed;

        /// <summary>Whether the store holds a record of a newer version, which is neither read nor overwritten; with one slot nothing can
        /// then be written.</summary>
        public bool HasNewerVersion => _ring != null && _ring.HasNewerVersion;

        /// <summary>Faults that tripped.</summary>
        /// <param name="index">0 for the newest, to <see cref="Count"/> - 1.</param>
        /// <returns>Faults that had not been there before.</returns>
        public Faults Tripped(int index) => (Faults)(int)Field(index, 0, 4);

        /// <summary>Date of a trip.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>The board's date, ms; saturated at 2^47, the year 4461.</returns>
        public long DateMilliseconds(int index) => Field(index, DateAt, DateLength);

        /// <summary>Cell voltage at a trip.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>µV.</returns>
        public int VoltageMicrovolts(int index) => (int)Field(index, VoltageAt, 4);

        /// <summary>Cell current at a trip, positive charges the cell.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>nA.</returns>
        public int CurrentNanoamps(int index) => (int)Field(index, CurrentAt, 4);

        /// <summary>Cell temperature at a trip.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>m°C; saturated at 2^23, 8388 °C.</returns>
        public int TemperatureMillicelsius(int index) => (int)Field(index, TemperatureAt, TemperatureLength);

        /// <summary>Kind of the exception that failed a tick.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>Its code, 0 for none, to 65 535.</returns>
        public int FailureKind(int index) => (int)Field(index, FailureKindAt, 2) & 0xFFFF;

        /// <summary>Part of the pass in which a tick failed.</summary>
        /// <param name="index">0 for the newest.</param>
        /// <returns>Its code, 0 for none, to 255.</returns>
        public int FailurePlace(int index) => _trips[(index * TripLength) + FailurePlaceAt];

        /// <summary>Restores the newest whole record of this profile. Once, before the first <see cref="Add"/>.</summary>
        /// <param name="isTimeKnown">Whether the date went on while the board was off.</param>
        /// <param name="dateMilliseconds">The date, ms.</param>
        /// <returns>False when there is none.</returns>
        public bool TryRestore(bool isTimeKnown, long dateMilliseconds)
        {
            byte[] newest;
            try
            {
                newest = _ring?.ReadNewest();
            }
            catch (Exception)
            {
                // A store that throws is a store without records.
                return false;
            }

            if (newest == null || newest.Length < LengthBefore)
            {
                return false;
            }

            bool isVersion1 = RecordFrame.Version(newest) == Version1;
            if (!isVersion1 && newest.Length < RecordLength)
            {
                return false;
            }

            int at = isVersion1 ? RecordFrame.ContentWithoutLengthAt : RecordFrame.ContentAt;
            _waitMilliseconds = IntegerMath.Clamp(LittleEndian.Get(newest, at + 8, 4), 0, int.MaxValue);
            if (isTimeKnown)
            {
                Pass(dateMilliseconds - LittleEndian.Get(newest, at, 8));
            }

            if (isVersion1)
            {
                ConvertTrips1(newest, at + 12);
            }
            else
            {
                Array.Copy(newest, TripsAt, _trips, 0, _trips.Length);
            }

            _count = 0;
            while (_count < Capacity && Tripped(_count) != Faults.None)
            {
                _count++;
            }

            return true;
        }

        /// <summary>Adds a trip; the oldest of four others is dropped.</summary>
        /// <param name="tripped">Faults that were not there before; none is no trip.</param>
        /// <param name="dateMilliseconds">The board's date, ms.</param>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="currentNanoamps">Cell current, nA.</param>
        /// <param name="temperatureMillicelsius">Cell temperature, m°C.</param>
        /// <param name="failureKind">Kind of the exception that failed the tick, 0 for none, to 65 535.</param>
        /// <param name="failurePlace">Part of the pass in which it was thrown, 0 for none, to 255.</param>
        public void Add(
            Faults tripped,
            long dateMilliseconds,
            int voltageMicrovolts,
            int currentNanoamps,
            int temperatureMillicelsius,
            int failureKind,
            int failurePlace)
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

            PutTrip(0, tripped, dateMilliseconds, voltageMicrovolts, currentNanoamps, temperatureMillicelsius);
            LittleEndian.Put(_trips, FailureKindAt, 2, IntegerMath.Clamp(failureKind, 0, 0xFFFF));
            LittleEndian.Put(_trips, FailurePlaceAt, 1, IntegerMath.Clamp(failurePlace, 0, 0xFF));
            _count += _count < Capacity ? 1 : 0;
            _isDirty = true;
        }

        /// <summary>Writes new trips, when the pause allows it. Every tick, and before deep sleep.</summary>
        /// <param name="dateMilliseconds">The date, ms.</param>
        public void Update(long dateMilliseconds)
        {
            // A date that was set back counts as no time; one that was set ahead at worst makes a pause too short.
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

        /// <summary>Field of a trip, with its sign.</summary>
        private long Field(int index, int at, int count)
        {
            int unused = 64 - (8 * count);
            return LittleEndian.Get(_trips, (index * TripLength) + at, count) << unused >> unused;
        }

        private void PutTrip(int at, Faults tripped, long date, int voltage, int current, int temperature)
        {
            const long MostDate = (1L << 47) - 1;
            const int MostTemperature = (1 << 23) - 1;
            LittleEndian.Put(_trips, at, 4, (int)tripped);
            LittleEndian.Put(_trips, at + DateAt, DateLength, IntegerMath.Clamp(date, -MostDate - 1, MostDate));
            LittleEndian.Put(_trips, at + VoltageAt, 4, voltage);
            LittleEndian.Put(_trips, at + CurrentAt, 4, current);
            long clamped = IntegerMath.Clamp(temperature, -MostTemperature - 1, MostTemperature);
            LittleEndian.Put(_trips, at + TemperatureAt, TemperatureLength, clamped);
        }

        private void ConvertTrips1(byte[] record, int recordAt)
        {
            for (int at = 0; at < _trips.Length; at += TripLength)
            {
                int from = recordAt + at;
                PutTrip(
                    at,
                    (Faults)(int)LittleEndian.Get(record, from, 4),
                    LittleEndian.Get(record, from + 4, 8),
                    (int)LittleEndian.Get(record, from + 12, 4),
                    (int)LittleEndian.Get(record, from + 16, 4),
                    (int)LittleEndian.Get(record, from + 20, 4));
                LittleEndian.Put(_trips, at + FailureKindAt, 3, 0);
            }
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
                LittleEndian.Put(_buffer, RecordFrame.ContentAt, 8, dateMilliseconds);
                LittleEndian.Put(_buffer, WaitAt, 4, IntegerMath.Saturate(waitMilliseconds));
                Array.Copy(_trips, 0, _buffer, TripsAt, _trips.Length);
                return _ring.TryWrite(_buffer);
            }
            catch (Exception)
            {
                // A store that throws has not written.
                return false;
            }
        }
    }
}
