namespace Microbattery.Firmware.Configuration
{
    /// <summary>Rows of the tables of a cell profile.</summary>
    internal static class ProfileTableRows
    {
        /// <summary>The row of a setting.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>A new row; null when it is of another group.</returns>
        internal static SettingRow Row(Setting setting)
        {
            switch (setting)
            {
                case Setting.CurrentTemperaturePpm:
                    return new SettingRow("Profile.CurrentTemperaturePpm", "ppm", 0, 1000000, 25, 25, false,
                        "Shares of the current limits.");
                case Setting.ChargeVoltageDropMicrovolts:
                    return new SettingRow("Profile.ChargeVoltageDropMicrovolts", "µV", 0, 5999998, 25, 25, true,
                        "The remaining charge voltage must be above cut-off.");
                case Setting.OpenCircuitMicrovolts:
                    return new SettingRow("Profile.OpenCircuitMicrovolts", "µV", 0, 6600000, 2, 1001, false,
                        "Strictly rising; the last entry above cut-off, and not above charge voltage and tolerance.");
                case Setting.OpenCircuitErrorShapePpm:
                    return new SettingRow("Profile.OpenCircuitErrorShapePpm", "ppm", -2000000, 2000000, 2, 1001, true,
                        "At most twice the error either way.");
                case Setting.ResistanceMilliohms:
                    return new SettingRow("Profile.ResistanceMilliohms", "mohm", 1, int.MaxValue, 2, 1001, false, "Above 0.");
                case Setting.ResistanceTemperatureThousandths:
                    return new SettingRow("Profile.ResistanceTemperatureThousandths", "thousandths", 1, int.MaxValue, 25, 25, false,
                        "Above 0.");
                case Setting.RelaxationPpm:
                    return new SettingRow("Profile.RelaxationPpm", "ppm", 0, 10000000, 1, 4, false,
                        "One to four: a journal's record has room for four; two with diffusion.");
                case Setting.RelaxationMilliseconds:
                    return new SettingRow("Profile.RelaxationMilliseconds", "ms", 1, int.MaxValue, 1, 4, false,
                        "As many as there are polarisations.");
                case Setting.DiffusionMilliseconds:
                    return new SettingRow("Profile.DiffusionMilliseconds", "ms", 1, 1000000000, 2, 1001, true,
                        "Up to 12 days; null where diffusion is part of the resistance: a film that is thin, or little known.");
                case Setting.DiffusionTemperatureThousandths:
                    return new SettingRow("Profile.DiffusionTemperatureThousandths", "thousandths", 1, int.MaxValue, 25, 25, true,
                        "Given if and only if the diffusion times are.");
                case Setting.RateCapacityPpm:
                    return new SettingRow("Profile.RateCapacityPpm", "ppm", 1, 1000000, 1, 31, false,
                        "Never rising with current; 31 doublings are the range of an integer.");
                case Setting.SelfDischargePicoamps:
                    return new SettingRow("Profile.SelfDischargePicoamps", "pA", 0, int.MaxValue, 25, 25, false, "0 or more.");
                default:
                    return null;
            }
        }
    }
}
