using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Measures the current sensor's offset while both switches are open: what flows then is known, as far as the board's
    /// <see cref="BoardFigures"/> says it is, and the rest of the reading is offset.
    /// </summary>
    /// <remarks>
    /// Nothing is subtracted here. The gauge has the offset among what it estimates, with how far it may be off, and stores that in its
    /// journal: a zero is one more observation of it. So the two cannot fight, nothing else has to be stored, and nothing jumps.
    /// </remarks>
    public sealed class OffsetCalibration
    {
        private const int SettlingSamples = 2;
        private const int Samples = 8;
        private const int SpreadPerError = 8; // of 8 looks: the range is 2.85 deviations of one, 8.1 of their mean
        private const int GateSquare = 16; // four deviations

        private readonly int _expectedNanoamps;
        private readonly int _expectedErrorNanoamps;
        private readonly int _priorErrorNanoamps;
        private int _samplesOpen;
        private long _sum;
        private int _lowest;
        private int _highest;
        private int _offsetNanoamps;
        private int _errorNanoamps;

        /// <summary>Knows no offset yet.</summary>
        /// <param name="accuracy">What flows while both switches are open, and how far the offset may be off.</param>
        public OffsetCalibration(BoardFigures accuracy)
        {
            _expectedNanoamps = -accuracy.OpenCurrentNanoamps;
            _expectedErrorNanoamps = accuracy.OpenCurrentErrorNanoamps;
            _priorErrorNanoamps = accuracy.CurrentOffsetErrorNanoamps;
        }

        /// <summary>Whether what flows is known well enough to say more than nothing: twice as well as the offset.</summary>
        public bool IsPossible => _expectedErrorNanoamps < _priorErrorNanoamps / 2;

        /// <summary>The last offset, nA: what the sensor reads too much. Means nothing before the first.</summary>
        public int OffsetNanoamps => _offsetNanoamps;

        /// <summary>How far it may be off, one sigma, nA: the looks' scatter, and what flows.</summary>
        public int ErrorNanoamps => _errorNanoamps;

        /// <summary>Takes one look in. Looks in a row with both switches open make a zero: the first two settle, eight are averaged.</summary>
        /// <param name="current">The current, nA.</param>
        /// <param name="bothOpen">Whether both switches have been open since the look before.</param>
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

            _samplesOpen = SettlingSamples - 1; // open as it is: one settling look, and the next
            return Take(IntegerMath.DivideRounded(_sum, Samples) - _expectedNanoamps, ((long)_highest - _lowest) / SpreadPerError);
        }

        private bool Take(long offset, long scatter)
        {
            // Below 2^30 squared each, twice.
            long error = _expectedErrorNanoamps;
            long prior = _priorErrorNanoamps;
            long square = (scatter * scatter) + (error * error) + 1;
            long held = IntegerMath.Clamp(offset, -1000000000, 1000000000);
            bool isAccepted = scatter <= prior / 2 && held * held / GateSquare <= square + (prior * prior);
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
