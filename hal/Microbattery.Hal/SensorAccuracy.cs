namespace Microbattery.Hal
{
    /// <summary>How far a board's readings may be off after calibration, one sigma, and what flows while nobody looks.</summary>
    public sealed class SensorAccuracy
    {
        /// <summary>Error of the cell voltage, µV.</summary>
        public int VoltageErrorMicrovolts;

        /// <summary>Error of the current at zero, nA.</summary>
        public int CurrentOffsetErrorNanoamps;

        /// <summary>Error of the current in proportion to it, ppm.</summary>
        public int CurrentGainErrorPpm;

        /// <summary>What the board itself takes from the cell in deep sleep, nA, 0 or more.</summary>
        public int SleepCurrentNanoamps;

        /// <summary>How far <see cref="SleepCurrentNanoamps"/> may be off, nA.</summary>
        public int SleepCurrentErrorNanoamps;

        /// <summary>The most the closed load switch lets out, nA: what may flow unseen while the current cannot be read.</summary>
        public int PeakLoadNanoamps;
    }
}
