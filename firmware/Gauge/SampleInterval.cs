namespace Microbattery.Firmware.Gauge
{
    /// <summary>Current and charge between two samples, as <see cref="CoulombCounter.Count"/> gives it; the caller owns it.</summary>
    internal sealed class SampleInterval
    {
        private long _counted;
        private int _assumed;
        private int _begin;
        private int _end;
        private bool _wasSwitched;

        /// <summary>Charge that flowed, with self-discharge, nA·ms; 0 when it was not counted.</summary>
        internal long CountedNanoampMilliseconds => _counted;

        /// <summary>Current assumed where none was measured, nA.</summary>
        internal int AssumedNanoamps => _assumed;

        /// <summary>Current at its beginning, after switching, nA.</summary>
        internal int BeginNanoamps => _begin;

        /// <summary>Current at its end as measured; as assumed when that failed, nA.</summary>
        internal int EndNanoamps => _end;

        /// <summary>Whether a switch changed right after the sample before.</summary>
        internal bool WasSwitched => _wasSwitched;

        /// <summary>Fills it; its only writer is the counter.</summary>
        internal void Set(long countedNanoampMilliseconds, int assumedNanoamps, int beginNanoamps, int endNanoamps, bool wasSwitched)
        {
            _counted = countedNanoampMilliseconds;
            _assumed = assumedNanoamps;
            _begin = beginNanoamps;
            _end = endNanoamps;
            _wasSwitched = wasSwitched;
        }
    }
}
