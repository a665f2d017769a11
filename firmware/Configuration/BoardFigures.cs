namespace Microbattery.Firmware.Configuration
{
    /// <summary>Figures of a board: the uncertainty of its readings after calibration, one sigma, and the currents it takes.</summary>
    /// <remarks>Set by the initialiser and immutable afterwards.</remarks>
    public sealed class BoardFigures : SettingGroup
    {
        /// <summary>Figures of the defaults, which the check refuses: a board must state its voltage error.</summary>
        public BoardFigures()
            : base(Setting.VoltageErrorMicrovolts, Setting.PeakLoadNanoamps)
        {
        }

        private BoardFigures(BoardFigures other)
            : base(other)
        {
        }

        /// <summary>Uncertainty of the cell voltage, one sigma, µV.</summary>
        public int VoltageErrorMicrovolts
        {
            get => Number(Setting.VoltageErrorMicrovolts);
            init => Set(Setting.VoltageErrorMicrovolts, value);
        }

        /// <summary>Uncertainty of the current at zero, one sigma, nA.</summary>
        public int CurrentOffsetErrorNanoamps
        {
            get => Number(Setting.CurrentOffsetErrorNanoamps);
            init => Set(Setting.CurrentOffsetErrorNanoamps, value);
        }

        /// <summary>Uncertainty of the current's gain, one sigma, ppm.</summary>
        public int CurrentGainErrorPpm { get => Number(Setting.CurrentGainErrorPpm); init => Set(Setting.CurrentGainErrorPpm, value); }

        /// <summary>Current that the board itself takes from the cell in deep sleep, nA.</summary>
        public int SleepCurrentNanoamps { get => Number(Setting.SleepCurrentNanoamps); init => Set(Setting.SleepCurrentNanoamps, value); }

        /// <summary>Uncertainty of <see cref="SleepCurrentNanoamps"/>, one sigma, nA.</summary>
        public int SleepCurrentErrorNanoamps
        {
            get => Number(Setting.SleepCurrentErrorNanoamps);
            init => Set(Setting.SleepCurrentErrorNanoamps, value);
        }

        /// <summary>Charge that the board takes from the cell at each start, before its first sample, nA·s; 0 where another supply feeds
        /// the MCU while it starts. An MCU that takes 40 mA for 0.7 s takes 28 000 000, 7.8 µA·h.</summary>
        public int StartNanoampSeconds { get => Number(Setting.StartNanoampSeconds); init => Set(Setting.StartNanoampSeconds, value); }

        /// <summary>Uncertainty of <see cref="StartNanoampSeconds"/>, one sigma, nA·s.</summary>
        public int StartErrorNanoampSeconds
        {
            get => Number(Setting.StartErrorNanoampSeconds);
            init => Set(Setting.StartErrorNanoampSeconds, value);
        }

        /// <summary>Charge that a sample takes from the cell in sleep, with waking and going back to sleep, nA·s; 0
        /// where another supply feeds the MCU. The time between samples in sleep follows from it and from the sample budget.</summary>
        public int SampleNanoampSeconds { get => Number(Setting.SampleNanoampSeconds); init => Set(Setting.SampleNanoampSeconds, value); }

        /// <summary>Current that the board takes through the sensor while it is awake and both switches are open, nA; 0 where another
        /// supply feeds the MCU.</summary>
        public int OpenCurrentNanoamps { get => Number(Setting.OpenCurrentNanoamps); init => Set(Setting.OpenCurrentNanoamps, value); }

        /// <summary>Uncertainty of <see cref="OpenCurrentNanoamps"/>, one sigma, nA; unknown by default. Where it is less than half
        /// of <see cref="CurrentOffsetErrorNanoamps"/> the gauge calibrates the sensor's offset whenever both switches are
        /// open.</summary>
        public int OpenCurrentErrorNanoamps
        {
            get => Number(Setting.OpenCurrentErrorNanoamps);
            init => Set(Setting.OpenCurrentErrorNanoamps, value);
        }

        /// <summary>Largest number of samples in a row with the same voltage; 0 for any number. A working converter has noise: with more
        /// the voltage counts as stuck.</summary>
        public int LongestSameVoltageSamples
        {
            get => Number(Setting.LongestSameVoltageSamples);
            init => Set(Setting.LongestSameVoltageSamples, value);
        }

        /// <summary>Largest number of samples in a row with the same voltage and the same current; 0 for any number.</summary>
        public int LongestSameSamples { get => Number(Setting.LongestSameSamples); init => Set(Setting.LongestSameSamples, value); }

        /// <summary>Largest current through the closed load switch, nA: it may flow while the current cannot be measured.</summary>
        public int PeakLoadNanoamps { get => Number(Setting.PeakLoadNanoamps); init => Set(Setting.PeakLoadNanoamps, value); }

        /// <summary>Copies the figures with one changed.</summary>
        /// <param name="setting">The figure.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>New figures, unchecked.</returns>
        public BoardFigures With(Setting setting, long value)
        {
            BoardFigures copy = new BoardFigures(this);
            copy.Set(setting, value);
            return copy;
        }
    }
}
