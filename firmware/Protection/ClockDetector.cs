namespace Microbattery.Firmware.Protection
{
    /// <summary>Detects a stopped clock: counts samples in a row between which it did not advance.</summary>
    /// <remarks>Cannot see a clock that runs at a wrong rate: the board has no second clock to compare it with.</remarks>
    public sealed class ClockDetector
    {
        private int _stoppedSamples;

        /// <summary>Samples in a row between which the clock did not advance.</summary>
        public int StoppedSamples => _stoppedSamples;

        /// <summary>Updates the count with one sample.</summary>
        /// <param name="elapsedMilliseconds">Time since the previous sample by the clock, ms, 0 or more.</param>
        public void Update(long elapsedMilliseconds)
        {
            if (elapsedMilliseconds != 0)
            {
                _stoppedSamples = 0;
            }
            else if (_stoppedSamples < int.MaxValue)
            {
                _stoppedSamples++;
            }
        }
    }
}
