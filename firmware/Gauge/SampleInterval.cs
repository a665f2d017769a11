namespace Microbattery.Firmware.Gauge
{
    /// <summary>Current and charge between two samples, as <see cref="CoulombCounter.Count"/> gives it; the caller owns it.</summary>
    internal sealed class SampleInterval
    {
        /// <summary>Charge that flowed, with self-discharge, nA·ms; 0 when it was not counted.</summary>
        internal long CountedNanoampMilliseconds { get; set; }

        /// <summary>Current assumed where none was measured, nA.</summary>
        internal int AssumedNanoamps { get; set; }

        /// <summary>Current at its beginning, after switching, nA.</summary>
        internal int BeginNanoamps { get; set; }

        /// <summary>Current at its end as measured; as assumed when that failed, nA.</summary>
        internal int EndNanoamps { get; set; }

        /// <summary>Whether a switch changed right after the sample before.</summary>
        internal bool WasSwitched { get; set; }
    }
}
