namespace Microbattery.Firmware.Configuration
{
    /// <summary>Rows of the gates' settings.</summary>
    internal static class ChargingRows
    {
        /// <summary>The row of a setting.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>A new row; null when it is of another group.</returns>
        internal static SettingRow Row(Setting setting)
        {
            switch (setting)
            {
                case Setting.HysteresisMicrovolts:
                    return new SettingRow("Charging.HysteresisMicrovolts", "µV", 0, 200000, 4000,
                        "A ripple of more than 0.2 V is no constant voltage.");
                case Setting.FullBandMicrovolts:
                    return new SettingRow("Charging.FullBandMicrovolts", "µV", 1000, 200000, 20000,
                        "Five times the hysteresis: a gate that holds the switch open against overshoot measures little current too.");
                case Setting.ProbeMilliseconds:
                    return new SettingRow("Charging.ProbeMilliseconds", "ms", 1000, 86400000, 900000,
                        "Sunlight changes in a quarter of an hour; a try every second is no wait.");
                case Setting.LongestProbeMilliseconds:
                    return new SettingRow("Charging.LongestProbeMilliseconds", "ms", 1000, 604800000, 14400000,
                        "Not below the first wait; a cell without a try for a week stays empty.");
                case Setting.TaperMilliseconds:
                    return new SettingRow("Charging.TaperMilliseconds", "ms", 0, 3600000, 60000,
                        "Longer than the ripple of gating; an hour is longer than a taper.");
                case Setting.ShortestConstantVoltageMilliseconds:
                    return new SettingRow("Charging.ShortestConstantVoltageMilliseconds", "ms", 0, 86400000, 180000,
                        "Three time constants of the mean.");
                case Setting.WeakSourceMilliseconds:
                    return new SettingRow("Charging.WeakSourceMilliseconds", "ms", 1000, 3600000, 60000,
                        "Longer than a cloud; an hour would keep the phase through an evening.");
                case Setting.RechargePpm:
                    return new SettingRow("Charging.RechargePpm", "ppm", 0, 999999, 950000,
                        "Below full, or the cell would be recharged without end.");
                case Setting.RechargeVoltagePpm:
                    return new SettingRow("Charging.RechargeVoltagePpm", "ppm", 0, 1000000, 900000, "A state of charge.");
                case Setting.RechargeMilliseconds:
                    return new SettingRow("Charging.RechargeMilliseconds", "ms", 0, 3600000, 30000, "Longer than a load pulse.");
                case Setting.PrechargeHysteresisMicrovolts:
                    return new SettingRow("Charging.PrechargeHysteresisMicrovolts", "µV", 0, 500000, 50000,
                        "More than the step of the pre-charge current.");
                case Setting.CutoffMilliseconds:
                    return new SettingRow("Charging.CutoffMilliseconds", "ms", 0, 60000, 2000,
                        "Longer than a load pulse; a minute below cut-off harms the cell.");
                case Setting.CutoffHysteresisMicrovolts:
                    return new SettingRow("Charging.CutoffHysteresisMicrovolts", "µV", 0, 2000000, 300000,
                        "More than an unloaded cell rises by.");
                case Setting.ShortestOpenMilliseconds:
                    return new SettingRow("Charging.ShortestOpenMilliseconds", "ms", 0, 86400000, 900000,
                        "A load that pulled the cell down once will do so again.");
                case Setting.LoadReturnPpm:
                    return new SettingRow("Charging.LoadReturnPpm", "ppm", 0, 500000, 30000,
                        "A threshold above one half would keep the load off a half full cell.");
                default:
                    return null;
            }
        }
    }
}
