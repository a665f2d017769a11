namespace Microbattery.Firmware.Gauge
{
    /// <summary>Time from one sample to the next, by a clock that may step.</summary>
    internal sealed class SampleClock
    {
        private const long LongestPlausibleMilliseconds = 400L * 86400000L; // a year in a drawer is plausible; longer is a step

        private bool _hasLast;
        private long _lastMilliseconds;

        /// <summary>Sets the time of the last sample.</summary>
        internal void Set(long milliseconds)
        {
            _hasLast = true;
            _lastMilliseconds = milliseconds;
        }

        /// <summary>Takes the time of a sample.</summary>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="elapsedMilliseconds">Time since the last sample, ms; 0 before the second and when the clock stepped.</param>
        /// <returns>False when the clock stepped: it ran back, or further ahead than 400 days.</returns>
        internal bool TryElapse(long nowMilliseconds, out long elapsedMilliseconds)
        {
            long elapsed = _hasLast ? nowMilliseconds - _lastMilliseconds : 0;
            bool isPlausible = elapsed >= 0 && elapsed <= LongestPlausibleMilliseconds;
            _hasLast = true;
            _lastMilliseconds = nowMilliseconds;
            elapsedMilliseconds = isPlausible ? elapsed : 0;
            return isPlausible;
        }
    }
}
