using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>Collects what was counted, and updates displayed charge and run-time estimate with it every five seconds.</summary>
    internal sealed class DisplayUpdate
    {
        private const int PeriodMilliseconds = 5000; // a person reads it no more often, and an update costs as much as counting

        private readonly DisplayedCharge _displayed;
        private readonly RunTimeEstimate _runTime;
        private readonly int _longestIntervalMilliseconds;
        private bool _hasDisplayed;
        private long _milliseconds;
        private long _nanoampMilliseconds;

        internal DisplayUpdate(DisplayedCharge displayed, RunTimeEstimate runTime, int longestIntervalMilliseconds)
        {
            _displayed = displayed;
            _runTime = runTime;
            _longestIntervalMilliseconds = longestIntervalMilliseconds;
        }

        /// <summary>Adds what was counted.</summary>
        internal void Add(long nanoampMilliseconds, long elapsedMilliseconds)
        {
            _nanoampMilliseconds += nanoampMilliseconds;
            _milliseconds += elapsedMilliseconds;
        }

        /// <summary>Updates when it is time.</summary>
        /// <param name="lastNanoamps">Current at the last sample, nA.</param>
        /// <param name="isFull">Whether charging is done.</param>
        /// <param name="isConverging">Whether the gauge converges.</param>
        internal void Update(int lastNanoamps, bool isFull, bool isConverging)
        {
            bool isGap = _milliseconds > _longestIntervalMilliseconds;
            if (_milliseconds >= PeriodMilliseconds || !_hasDisplayed || isGap)
            {
                // The current at the end of a gap did not flow through it: the direction is that of what was counted for it.
                UpdateNow(isGap ? IntegerMath.Saturate(_nanoampMilliseconds / _milliseconds) : lastNanoamps, isFull, isConverging);
            }
        }

        /// <summary>Updates now, with all that the displayed charge has held back.</summary>
        internal void Flush(int lastNanoamps, bool isFull, bool isConverging)
        {
            UpdateNow(lastNanoamps, isFull, isConverging);
            _displayed.Flush(isFull);
        }

        private void UpdateNow(int nanoamps, bool isFull, bool isConverging)
        {
            _displayed.Update(_nanoampMilliseconds, nanoamps, _milliseconds, isFull, isConverging);
            _runTime.Update(_nanoampMilliseconds, _milliseconds);
            _hasDisplayed = true;
            _milliseconds = 0;
            _nanoampMilliseconds = 0;
        }
    }
}
