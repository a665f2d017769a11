namespace Microbattery.Firmware.Configuration
{
    /// <summary>The board's figures: how far its readings may be off after calibration, one sigma, and what it draws. Set by the initialiser and
    /// never after.</summary>
    public sealed class BoardFigures : SettingGroup
    {
        /// <summary>A board of which nothing is said yet.</summary>
        public BoardFigures()
            : base(Setting.VoltageErrorMicrovolts, Setting.PeakLoadNanoamps)
        {
        }

        private BoardFigures(BoardFigures other)
            : base(other)
        {
        }

        /// <summary>Error of the cell voltage, one sigma, µV.</summary>
        public int VoltageErrorMicrovolts
        {
            get => Number(Setting.VoltageErrorMicrovolts);
            init => Set(Setting.VoltageErrorMicrovolts, value);
        }

        /// <summary>Error of the current at zero, one sigma, nA.</summary>
        public int CurrentOffsetErrorNanoamps
        {
            get => Number(Setting.CurrentOffsetErrorNanoamps);
            init => Set(Setting.CurrentOffsetErrorNanoamps, value);
        }

        /// <summary>Error of the current in proportion to it, one sigma, ppm.</summary>
        public int CurrentGainErrorPpm { get => Number(Setting.CurrentGainErrorPpm); init => Set(Setting.CurrentGainErrorPpm, value); }

        /// <summary>What the board itself takes from the cell in deep sleep, nA.</summary>
        public int SleepCurrentNanoamps { get => Number(Setting.SleepCurrentNanoamps); init => Set(Setting.SleepCurrentNanoamps, value); }

        /// <summary>How far <see cref="SleepCurrentNanoamps"/> may be off, nA.</summary>
        public int SleepCurrentErrorNanoamps
        {
            get => Number(Setting.SleepCurrentErrorNanoamps);
            init => Set(Setting.SleepCurrentErrorNanoamps, value);
        }

        /// <summary>What the board takes from the cell each time it starts, before its first sample; 0 where something else feeds the MCU
        /// while it starts. An MCU that takes 40 mA for 0.7 s takes 28 000 000, 7.8 µA·h.</summary>
        public int StartNanoampSeconds { get => Number(Setting.StartNanoampSeconds); init => Set(Setting.StartNanoampSeconds, value); }

        /// <summary>How far <see cref="StartNanoampSeconds"/> may be off, nA·s.</summary>
        public int StartErrorNanoampSeconds
        {
            get => Number(Setting.StartErrorNanoampSeconds);
            init => Set(Setting.StartErrorNanoampSeconds, value);
        }

        /// <summary>What a sample takes from the cell when nothing else is to be done, with waking for it and going back to sleep; 0
        /// where something else feeds the MCU. Samples in sleep are as far apart as this and the cell's budget ask for.</summary>
        public int SampleNanoampSeconds { get => Number(Setting.SampleNanoampSeconds); init => Set(Setting.SampleNanoampSeconds, value); }

        /// <summary>What the board takes through the current sensor while it is awake and both switches are open; 0 where something else
        /// feeds the MCU.</summary>
        public int OpenCurrentNanoamps { get => Number(Setting.OpenCurrentNanoamps); init => Set(Setting.OpenCurrentNanoamps, value); }

        /// <summary>How far <see cref="OpenCurrentNanoamps"/> may be off, one sigma; not known to begin with. Where it is less than half
        /// of <see cref="CurrentOffsetErrorNanoamps"/> the gauge calibrates the sensor's offset whenever both switches are
        /// open.</summary>
        public int OpenCurrentErrorNanoamps
        {
            get => Number(Setting.OpenCurrentErrorNanoamps);
            init => Set(Setting.OpenCurrentErrorNanoamps, value);
        }

        /// <summary>A converter that works has some noise: after more samples in a row than this with a voltage that is the same to the
        /// last digit it is taken to be stuck; 0 for never.</summary>
        public int LongestSameVoltageSamples
        {
            get => Number(Setting.LongestSameVoltageSamples);
            init => Set(Setting.LongestSameVoltageSamples, value);
        }

        /// <summary>The same, of voltage and current together.</summary>
        public int LongestSameSamples { get => Number(Setting.LongestSameSamples); init => Set(Setting.LongestSameSamples, value); }

        /// <summary>The most the closed load switch lets out: what may flow unmeasured while the current cannot be read, nA.</summary>
        public int PeakLoadNanoamps { get => Number(Setting.PeakLoadNanoamps); init => Set(Setting.PeakLoadNanoamps, value); }

        /// <summary>A copy with one figure changed.</summary>
        /// <param name="setting">Which.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>Figures of their own, unchecked.</returns>
        public BoardFigures With(Setting setting, long value)
        {
            BoardFigures copy = new BoardFigures(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
