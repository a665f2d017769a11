namespace Microbattery.Firmware.Gauge
{
    /// <summary>How the gauge weighs what it is told.</summary>
    public sealed class GaugeSettings
    {
        /// <summary>Between looks further apart than this the current is not taken to have changed evenly: it is a gap, ms.</summary>
        public int LongestIntervalMilliseconds = 60000;

        /// <summary>Time between two looks at what the voltage says, ms.</summary>
        public int CorrectionPeriodMilliseconds = 10000;

        /// <summary>Time constant with which a voltage that knows better moves the estimate, ms.</summary>
        public int CorrectionMilliseconds = 120000;

        /// <summary>How far relaxation of unknown history may be from done at the first look, µV.</summary>
        public int UnknownRelaxationMicrovolts = 15000;

        /// <summary>How far "full by taper" may be off, ppm.</summary>
        public int FullErrorPpm = 5000;

        /// <summary>Added to the error of a start from a voltage that no state of charge has, ppm.</summary>
        public int OutsideTableErrorPpm = 50000;

        /// <summary>A step of the clock that cannot be believed costs this much certainty, ppm.</summary>
        public int ClockStepErrorPpm = 20000;
    }
}
