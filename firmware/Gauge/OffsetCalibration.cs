using System;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Measures the current sensor's offset while both switches are open: the board's own current is then known from its
    /// <see cref="BoardFigures"/>, and the rest of the reading is offset.
    /// </summary>
    /// <remarks>
    /// Nothing is subtracted here. The offset is a state of the estimator, saved with its variance: a measured offset is one more
    /// observation of it. So there is one offset, stored once, and it does not jump.
    /// </remarks>
    public sealed class OffsetCalibration
    {
        private const int SettlingSamples = 2; // after the switches opened, input filters settle within one sample
        private const int Samples = 8; // a choice: scatter falls by 2.8, in eight seconds
        private const int SpreadPerError = 8; // of 8 samples: the range is 2.85 deviations of one, 8.1 of their mean
        private const int GateSquare = 16; // four deviations: of normal errors one in 16 000 is further off
        private const long MostNanoamps = 1000000000; // 1 A: its square is below 2^60

        private readonly int _expectedNanoamps;
        private readonly int _expectedErrorNanoamps;
        private readonly int _priorErrorNanoamps;
        private int _samplesOpen;
        private long _sum;
        private int _lowest;
        private int _highest;
        private int _offsetNanoamps;
        private int _errorNanoamps;

        /// <summary>A calibration without an offset.</summary>
        /// <param name="accuracy">The board's own current while both switches are open, and the uncertainty of the offset.</param>
        public OffsetCalibration(BoardFigures accuracy)
        {
            if (accuracy == null)
            {
                throw new ArgumentNullException(nameof(accuracy));
            }

            _expectedNanoamps = -accuracy.OpenCurrentNanoamps;
            _expectedErrorNanoamps = accuracy.OpenCurrentErrorNanoamps;
            _priorErrorNanoamps = accuracy.CurrentOffsetErrorNanoamps;
        }

        /// <summary>Whether the board's own current is known at least twice as well as the offset: less would teach nothing.</summary>
        public bool IsPossible => _expectedErrorNanoamps < _priorErrorNanoamps / 2;

        /// <summary>The last measured offset: reading less current, nA; 0 before the first.</summary>
        public int OffsetNanoamps => _offsetNanoamps;

        /// <summary>Its uncertainty, one sigma, nA: the samples' scatter, and that of the board's own current.</summary>
        public int ErrorNanoamps => _errorNanoamps;

        /// <summary>Takes a sample. Of consecutive samples with both switches open the first two are dropped, and the mean of eight is an
        /// offset.</summary>
        /// <param name="current">The current, nA.</param>
        /// <param name="bothOpen">Whether both switches have been open since the sample before.</param>
        /// <returns>Whether there is a new <see cref="OffsetNanoamps"/>.</returns>
        public bool Update(Reading current, bool bothOpen)
        {
            if (!bothOpen || current.State != ReadingState.Valid)
            {
                _samplesOpen = 0;
                return false;
            }

            _samplesOpen++;
            if (_samplesOpen <= SettlingSamples)
            {
                _sum = 0;
                _lowest = int.MaxValue;
                _highest = int.MinValue;
                return false;
            }

            int value = current.Value;
            _sum += value;
            _lowest = value < _lowest ? value : _lowest;
            _highest = value > _highest ? value : _highest;
            if (_samplesOpen < SettlingSamples + Samples)
            {
                return false;
            }

            _samplesOpen = SettlingSamples - 1; // still open: one sample settles, and the next eight count
            return TryAccept(IntegerMath.DivideRounded(_sum, Samples) - _expectedNanoamps, ((long)_highest - _lowest) / SpreadPerError);
        }

        private bool TryAccept(long offset, long scatter)
        {
            long error = _expectedErrorNanoamps;
            long prior = _priorErrorNanoamps;
            long square = (scatter * scatter) + (error * error) + 1;
            long clamped = IntegerMath.Clamp(offset, -MostNanoamps, MostNanoamps);
            bool isAccepted = scatter <= prior / 2 && clamped * clamped / GateSquare <= square + (prior * prior);
            if (!isAccepted)
            {
                return false;
            }

            _offsetNanoamps = (int)offset;
            _errorNanoamps = (int)IntegerMath.SquareRoot(square, error + scatter + 1);
            return true;
        }
    }
}
