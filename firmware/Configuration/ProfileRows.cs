namespace Microbattery.Firmware.Configuration
{
    /// <summary>Rows of the single figures of a cell profile.</summary>
    internal static class ProfileRows
    {
        /// <summary>The row of a setting.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>A new row; null when it is of another group.</returns>
        internal static SettingRow Row(Setting setting)
        {
            switch (setting)
            {
                case Setting.ChargeVoltageMicrovolts:
                    return new SettingRow("Profile.ChargeVoltageMicrovolts", "µV", 500000, 6000000, 0,
                        "Cells of the known chemistries end their charge between 1.5 and 5 V.");
                case Setting.ChargeVoltageToleranceMicrovolts:
                    return new SettingRow("Profile.ChargeVoltageToleranceMicrovolts", "µV", 0, 600000, 0,
                        "At most a tenth of the charge voltage: more is no tolerance.");
                case Setting.CutoffVoltageMicrovolts:
                    return new SettingRow("Profile.CutoffVoltageMicrovolts", "µV", 1, 5999999, 0,
                        "Below the charge voltage; 0 V is a short circuit, no empty cell.");
                case Setting.CapacityNanoampSeconds:
                    return new SettingRow("Profile.CapacityNanoampSeconds", "nA·s", 3600000, 36000000000000L, 0,
                        "1 µA·h to 10 A·h: the range in which all products of the gauge stay below 2^63.");
                case Setting.CapacityErrorPpm:
                    return new SettingRow("Profile.CapacityErrorPpm", "ppm", 0, 1000000, 0, "One sigma as a share of the capacity.");
                case Setting.ChargeCurrentLimitNanoamps:
                    return new SettingRow("Profile.ChargeCurrentLimitNanoamps", "nA", 1, 2000000000, 0,
                        "Up to 2 A: the range the integers are tested in.");
                case Setting.DischargeCurrentLimitNanoamps:
                    return new SettingRow("Profile.DischargeCurrentLimitNanoamps", "nA", 1, 2000000000, 0,
                        "Up to 2 A: the range the integers are tested in.");
                case Setting.DischargePulseNanoamps:
                    return new SettingRow("Profile.DischargePulseNanoamps", "nA", 1, int.MaxValue, 0,
                        "Not below the discharge current limit.");
                case Setting.DischargePulseMilliseconds:
                    return new SettingRow("Profile.DischargePulseMilliseconds", "ms", 0, 3600000, 0,
                        "A pulse of more than an hour is a continuous current.");
                case Setting.TaperCurrentNanoamps:
                    return new SettingRow("Profile.TaperCurrentNanoamps", "nA", 1, 2000000000, 0,
                        "Above 0, or charging never ends; at most the charge current limit.");
                case Setting.PrechargeBelowMicrovolts:
                    return new SettingRow("Profile.PrechargeBelowMicrovolts", "µV", 0, 6000000, 0,
                        "At most the cut-off; 0 for a cell that is never pre-charged.");
                case Setting.PrechargeNanoamps:
                    return new SettingRow("Profile.PrechargeNanoamps", "nA", 0, 2000000000, 0,
                        "Above 0 where there is a pre-charge voltage; at most the charge current limit.");
                case Setting.ChargeNotBelowMicrovolts:
                    return new SettingRow("Profile.ChargeNotBelowMicrovolts", "µV", 0, 6000000, 0,
                        "At most the pre-charge voltage; 0 for a cell that may be charged from 0 V.");
                case Setting.FormationNanoamps:
                    return new SettingRow("Profile.FormationNanoamps", "nA", 0, 2000000000, 0,
                        "At most the charge current limit; 0 for a cell that needs no formation.");
                case Setting.ConstantVoltageMilliseconds:
                    return new SettingRow("Profile.ConstantVoltageMilliseconds", "ms", 0, 604800000, 0,
                        "Up to a week; 0 ends charging by the current alone.");
                case Setting.TopOffMilliseconds:
                    return new SettingRow("Profile.TopOffMilliseconds", "ms", 0, 604800000, 0, "Up to a week.");
                case Setting.MayFloat:
                    return new SettingRow("Profile.MayFloat", "", 0, 1, 0, "No or yes.");
                case Setting.ChargeMinimumMillicelsius:
                    return new SettingRow("Profile.ChargeMinimumMillicelsius", "m°C", -60000, 199999, 0,
                        "The sensors measure down to -60 °C; below the upper end of the window.");
                case Setting.ChargeMaximumMillicelsius:
                    return new SettingRow("Profile.ChargeMaximumMillicelsius", "m°C", -59999, 200000, 0,
                        "Lithium melts at 180 °C; above the lower end of the window.");
                case Setting.DischargeMinimumMillicelsius:
                    return new SettingRow("Profile.DischargeMinimumMillicelsius", "m°C", -60000, 199999, 0,
                        "The sensors measure down to -60 °C; below the upper end of the window.");
                case Setting.DischargeMaximumMillicelsius:
                    return new SettingRow("Profile.DischargeMaximumMillicelsius", "m°C", -59999, 200000, 0,
                        "Lithium melts at 180 °C; above the lower end of the window.");
                case Setting.OpenCircuitErrorMicrovolts:
                    return new SettingRow("Profile.OpenCircuitErrorMicrovolts", "µV", 0, 1000000, 0,
                        "One sigma; with 1 V the voltage tells nothing.");
                case Setting.OpenCircuitErrorSpanPpm:
                    return new SettingRow("Profile.OpenCircuitErrorSpanPpm", "ppm", 1000, 20000000, 100000,
                        "From 0.1 % of the charge to 20 capacities.");
                case Setting.ChargeTransferPpm:
                    return new SettingRow("Profile.ChargeTransferPpm", "ppm", 0, 1000000, 0, "A share.");
                case Setting.ResistanceErrorPpm:
                    return new SettingRow("Profile.ResistanceErrorPpm", "ppm", 0, 1000000, 0, "One sigma as a share of the resistance.");
                case Setting.RelaxationErrorPpm:
                    return new SettingRow("Profile.RelaxationErrorPpm", "ppm", 0, 2000000, 0,
                        "One sigma as a share; with twice the value nothing is known of it.");
                case Setting.RateReferenceNanoamps:
                    return new SettingRow("Profile.RateReferenceNanoamps", "nA", 1, int.MaxValue, 0,
                        "Above 0: each entry of the rate table is at twice the current before.");
                default:
                    return null;
            }
        }
    }
}
