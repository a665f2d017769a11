namespace Microbattery.Firmware.Configuration
{
    /// <summary>How far a board's readings may be off after calibration, one sigma, and what flows while nobody looks.</summary>
    public sealed class BoardFigures
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

        /// <summary>What the board takes from the cell each time it starts, before its first look, nA·s, 0 or more; 0 where something else
        /// feeds the MCU while it starts. An MCU that takes 40 mA for 0.7 s takes 28 000 000, 7.8 µA·h.</summary>
        public int StartNanoampSeconds;

        /// <summary>How far <see cref="StartNanoampSeconds"/> may be off, nA·s.</summary>
        public int StartErrorNanoampSeconds;

        /// <summary>What a look takes from the cell when nothing else is to be done, with waking for it and going back to sleep, nA·s, 0 or more;
        /// 0 where something else feeds the MCU. Looks in sleep are as far apart as this and the cell's budget ask for.</summary>
        public int SampleNanoampSeconds;

        /// <summary>What the board takes through the current sensor while it is awake and both switches are open, nA, 0 or more; 0 where something
        /// else feeds the MCU.</summary>
        public int OpenCurrentNanoamps;

        /// <summary>How far <see cref="OpenCurrentNanoamps"/> may be off, one sigma, nA; not known to begin with. Where it is less than half of
        /// <see cref="CurrentOffsetErrorNanoamps"/> the gauge takes the sensor's offset whenever both switches are open.</summary>
        public int OpenCurrentErrorNanoamps = int.MaxValue;

        /// <summary>A converter that works has some noise: after more looks in a row than this with a voltage that is the same to the last digit
        /// it is taken to be stuck; 0 where a resting cell may well read the same for hours.</summary>
        public int LongestSameVoltageSamples;

        /// <summary>The same, of voltage and current together.</summary>
        public int LongestSameSamples;

        /// <summary>The most the closed load switch lets out, nA: what may flow unseen while the current cannot be read.</summary>
        public int PeakLoadNanoamps;
    }
}
