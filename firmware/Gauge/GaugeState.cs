using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// State block of the gauge, little endian: version (1), length of all of it (1), charge (7, nA·ms), throughput (6, ppm), displayed
    /// charge (7, nA·ms), states but the charge (4 times 4, in 1/256), deviations (5 times 4, in 1/256), correlations above the diagonal,
    /// row by row (10 times 2, in 1/32767), slow polarisations and diffusion (4 times 4, µV and ppm).
    /// </summary>
    /// <remarks>
    /// Later fields are only appended. A longer block of this version is read without the fields behind these; a block of another version,
    /// or one shorter than the first of this version, is refused whole.
    /// </remarks>
    internal sealed class GaugeState
    {
        /// <summary>Length of the block, bytes.</summary>
        internal const int Length = SlowAt + (SlowCount * 4);

        private const int Version = 1;
        private const int States = CovarianceMatrix.States;
        private const int SlowCount = 4; // as many as CellModel.SlowCount at most
        private const int ChargeAt = 2;
        private const int ChargeLength = 7; // a full cell is at most 3.6e16 nA·ms
        private const long MostCharge = (1L << 56) - 1;
        private const int ThroughputAt = ChargeAt + ChargeLength;
        private const int ThroughputLength = 6; // 2.8e14 ppm: 140 million full cycles
        private const long MostThroughput = (1L << 48) - 1;
        private const int DisplayedAt = ThroughputAt + ThroughputLength;
        private const int StatesAt = DisplayedAt + ChargeLength;
        private const int SlowAt = StatesAt + TailLength - (SlowCount * 4);

        // States, deviations, correlations and what is slow: the same bytes in the block and in records of version 5.
        private const int TailLength = (4 * 4) + (5 * 4) + (10 * 2) + (SlowCount * 4);

        // Records of version 5: charge (8), throughput (8), displayed charge (8), then the tail.
        private const int Record5TailAt = 24;

        private readonly StateEstimator _estimator;
        private readonly CellModel _model;
        private readonly DisplayedCharge _displayed;
        private readonly RunTimeEstimate _runTime;
        private readonly int[] _values = new int[States]; // scratch of one save or restore, as is the next
        private readonly int[] _covariances = new int[States * States];

        internal GaugeState(StateEstimator estimator, CellModel model, DisplayedCharge displayed, RunTimeEstimate runTime)
        {
            _estimator = estimator;
            _model = model;
            _displayed = displayed;
            _runTime = runTime;
        }

        /// <summary>Converts the gauge's part of a journal record of version 5 to a state block.</summary>
        /// <param name="record">The record.</param>
        /// <param name="recordAt">Where the gauge's part, 96 bytes, begins.</param>
        /// <param name="block">Filled.</param>
        /// <param name="blockAt">Where the block begins.</param>
        internal static void ConvertRecord5(byte[] record, int recordAt, byte[] block, int blockAt)
        {
            long charge = LittleEndian.Get(record, recordAt, 8);
            long throughput = LittleEndian.Get(record, recordAt + 8, 8);
            long displayed = LittleEndian.Get(record, recordAt + 16, 8);
            PutHead(block, blockAt, charge, throughput, displayed);
            for (int i = 0; i < TailLength; i++)
            {
                block[blockAt + StatesAt + i] = record[recordAt + Record5TailAt + i];
            }
        }

        /// <summary>Saves the state.</summary>
        /// <param name="buffer">Filled.</param>
        /// <param name="at">Where the block begins.</param>
        internal void Save(byte[] buffer, int at)
        {
            PutHead(buffer, at, _estimator.ChargeNanoampMilliseconds, _runTime.ThroughputPpm, _displayed.NanoampMilliseconds);
            _estimator.Save(_values, _covariances);
            int field = at + StatesAt;
            for (int i = 1; i < States; i++, field += 4)
            {
                LittleEndian.Put(buffer, field, 4, _values[i]);
            }

            for (int i = 0; i < States; i++, field += 4)
            {
                LittleEndian.Put(buffer, field, 4, _covariances[(States + 1) * i]);
            }

            for (int i = 0; i < States; i++)
            {
                for (int j = i + 1; j < States; j++, field += 2)
                {
                    LittleEndian.Put(buffer, field, 2, _covariances[(States * i) + j]);
                }
            }

            for (int i = 0; i < SlowCount; i++, field += 4)
            {
                LittleEndian.Put(buffer, field, 4, i < _model.SlowCount ? _model.Slow(i) : 0);
            }
        }

        /// <summary>Restores the state.</summary>
        /// <param name="buffer">Holds a block.</param>
        /// <param name="at">Where it begins.</param>
        /// <param name="isDated">Whether its age is known: only then what is slow in the cell is restored.</param>
        /// <returns>False when it is refused: everything then is as it was.</returns>
        internal bool TryRestore(byte[] buffer, int at, bool isDated)
        {
            if (at + Length > buffer.Length || buffer[at] != Version || buffer[at + 1] < Length)
            {
                return false;
            }

            int field = at + StatesAt;
            for (int i = 1; i < States; i++, field += 4)
            {
                _values[i] = (int)LittleEndian.Get(buffer, field, 4);
            }

            for (int i = 0; i < States; i++, field += 4)
            {
                _covariances[(States + 1) * i] = (int)LittleEndian.Get(buffer, field, 4);
            }

            for (int i = 0; i < States; i++)
            {
                for (int j = i + 1; j < States; j++, field += 2)
                {
                    _covariances[(States * i) + j] = (short)LittleEndian.Get(buffer, field, 2);
                }
            }

            _values[CovarianceMatrix.Charge] = 0;
            _estimator.Restore(LittleEndian.Get(buffer, at + ChargeAt, ChargeLength), _values, _covariances);
            _displayed.Restore(LittleEndian.Get(buffer, at + DisplayedAt, ChargeLength));
            _runTime.RestoreThroughput(LittleEndian.Get(buffer, at + ThroughputAt, ThroughputLength));
            _model.ResistanceScalePpm = _estimator.ResistancePpm;
            for (int i = 0; i < SlowCount && isDated; i++, field += 4)
            {
                _model.Restore(i, (int)LittleEndian.Get(buffer, field, 4));
            }

            return true;
        }

        private static void PutHead(byte[] block, int at, long charge, long throughput, long displayed)
        {
            block[at] = Version;
            block[at + 1] = Length;
            LittleEndian.Put(block, at + ChargeAt, ChargeLength, IntegerMath.Clamp(charge, 0, MostCharge));
            LittleEndian.Put(block, at + ThroughputAt, ThroughputLength, IntegerMath.Clamp(throughput, 0, MostThroughput));
            LittleEndian.Put(block, at + DisplayedAt, ChargeLength, IntegerMath.Clamp(displayed, 0, MostCharge));
        }
    }
}
