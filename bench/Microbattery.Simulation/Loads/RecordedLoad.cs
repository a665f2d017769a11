using System;
using Microbattery.Records.Loads;

namespace Microbattery.Simulation.Loads
{
    /// <summary>A load as a current logger recorded it, again and again: each row's current holds until the next row's time.</summary>
    public sealed class RecordedLoad : ILoad
    {
        private readonly LoadRecord _record;
        private int _row;

        /// <summary>A load.</summary>
        /// <param name="record">The record; it begins anew when it has ended.</param>
        public RecordedLoad(LoadRecord record)
        {
            ArgumentNullException.ThrowIfNull(record);
            _record = record;
        }

        /// <inheritdoc/>
        public double CurrentAmps(double seconds) => _record.Amps[Row(seconds % _record.PeriodSeconds)];

        /// <inheritdoc/>
        public double NextChangeSeconds(double seconds)
        {
            double phase = seconds % _record.PeriodSeconds;
            int row = Row(phase);
            double end = row + 1 < _record.Seconds.Count ? _record.Seconds[row + 1] : _record.PeriodSeconds;
            return seconds + Math.Max(end - phase, 1e-6);
        }

        private int Row(double phase)
        {
            // Time goes on, and rarely by more than a row.
            if (_record.Seconds[_row] > phase)
            {
                _row = 0;
            }

            while (_row + 1 < _record.Seconds.Count && _record.Seconds[_row + 1] <= phase)
            {
                _row++;
            }

            return _row;
        }
    }
}
