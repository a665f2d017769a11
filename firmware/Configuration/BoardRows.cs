namespace Microbattery.Firmware.Configuration
{
    /// <summary>Rows of the board's figures.</summary>
    internal static class BoardRows
    {
        /// <summary>The row of a setting.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>A new row; null when it is of another group.</returns>
        internal static SettingRow Row(Setting setting)
        {
            switch (setting)
            {
                case Setting.VoltageErrorMicrovolts:
                    return new SettingRow("Board.VoltageErrorMicrovolts", "µV", 1, 100000, 0,
                        "0 is no sensor; with more than 100 mV no limit protects the cell.");
                case Setting.CurrentOffsetErrorNanoamps:
                    return new SettingRow("Board.CurrentOffsetErrorNanoamps", "nA", 0, 1000000000, 0, "One sigma; up to 1 A.");
                case Setting.CurrentGainErrorPpm:
                    return new SettingRow("Board.CurrentGainErrorPpm", "ppm", 0, 1000000, 0, "One sigma as a share.");
                case Setting.SleepCurrentNanoamps:
                    return new SettingRow("Board.SleepCurrentNanoamps", "nA", 0, 1000000000, 0, "Up to 1 A.");
                case Setting.SleepCurrentErrorNanoamps:
                    return new SettingRow("Board.SleepCurrentErrorNanoamps", "nA", 0, 1000000000, 0, "Up to 1 A.");
                case Setting.StartNanoampSeconds:
                    return new SettingRow("Board.StartNanoampSeconds", "nA·s", 0, int.MaxValue, 0, "Up to 0.6 mA·h a start.");
                case Setting.StartErrorNanoampSeconds:
                    return new SettingRow("Board.StartErrorNanoampSeconds", "nA·s", 0, int.MaxValue, 0, "Up to 0.6 mA·h a start.");
                case Setting.SampleNanoampSeconds:
                    return new SettingRow("Board.SampleNanoampSeconds", "nA·s", 0, int.MaxValue, 0, "Up to 0.6 mA·h a sample.");
                case Setting.OpenCurrentNanoamps:
                    return new SettingRow("Board.OpenCurrentNanoamps", "nA", 0, 1000000000, 0, "Up to 1 A.");
                case Setting.OpenCurrentErrorNanoamps:
                    return new SettingRow("Board.OpenCurrentErrorNanoamps", "nA", 0, int.MaxValue, int.MaxValue,
                        "The largest value means unknown.");
                case Setting.LongestSameVoltageSamples:
                    return new SettingRow("Board.LongestSameVoltageSamples", "samples", 0, 100000, 0,
                        "0 for a coarse converter: a resting cell may read the same for hours.");
                case Setting.LongestSameSamples:
                    return new SettingRow("Board.LongestSameSamples", "samples", 0, 100000, 0,
                        "0 for a coarse converter: a resting cell may read the same for hours.");
                case Setting.PeakLoadNanoamps:
                    return new SettingRow("Board.PeakLoadNanoamps", "nA", 0, int.MaxValue, 0, "0 or more.");
                default:
                    return null;
            }
        }
    }
}
