namespace Microbattery.Firmware.Protection
{
    /// <summary>Does the clock go on? Counts samples in a row between which it did not.</summary>
    /// <remarks>Cannot see a clock that runs at the wrong rate: nothing on the board tells what the right one is.</remarks>
    public sealed class ClockDetector
    {
        private int _stoppedSamples;

        /// <summary>Samples in a row between which the clock did not go on.</summary>
        public int StoppedSamples => _stoppedSamples;

        /// <summary>Takes one sample.</summary>
        /// <param name="elapsedMilliseconds">Since the sample before by the clock, ms, 0 or more.</param>
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
