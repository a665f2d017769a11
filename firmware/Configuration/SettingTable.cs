using System;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>
    /// The table of settings: a row for each figure of the profile, the board and the parts. The check of a configuration,
    /// docs/reference/settings.md and the JSON schemas come from it. A row is made on request, so that the texts stay in flash.
    /// </summary>
    public static class SettingTable
    {
        /// <summary>The row of a setting.</summary>
        /// <param name="setting">Any setting but none.</param>
        /// <returns>A new row.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such setting.</exception>
        public static SettingRow Row(Setting setting) =>
            ProfileRows.Row(setting)
            ?? ProfileTableRows.Row(setting)
            ?? BoardRows.Row(setting)
            ?? ProtectionRows.Row(setting)
            ?? ChargingRows.Row(setting)
            ?? SupervisorRows.Row(setting)
            ?? throw new ArgumentOutOfRangeException(nameof(setting));
    }
}
