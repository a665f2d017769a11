using System;
using Microbattery.Firmware.Cells;

namespace Microbattery.Firmware.Configuration
{
    /// <summary>
    /// Refuses a configuration that is incomplete, out of range or contradicts itself: every figure against its row in the table of
    /// settings, then those whose range depends on others. The bench and the device use the same check.
    /// </summary>
    public static class ConfigurationCheck
    {
        /// <summary>Finds the first figure of a configuration that is out of its range.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="figures">The board.</param>
        /// <param name="settings">The settings of all parts.</param>
        /// <returns>The refused figure; null when the configuration is accepted.</returns>
        public static Refusal Check(CellProfile profile, BoardFigures figures, SupervisorSettings settings)
        {
            ArgumentNullException.ThrowIfNull(figures, nameof(figures));
            ArgumentNullException.ThrowIfNull(settings, nameof(settings));

            return Check(profile)
                ?? CheckRanges(figures)
                ?? CheckRanges(settings)
                ?? CheckRanges(settings.Protection)
                ?? CheckRanges(settings.Charging)
                ?? CheckRanges(settings.Gauge)
                ?? CheckRanges(settings.Journal)
                ?? CheckRanges(settings.Wake)
                ?? Range(settings.Charging, Setting.LongestProbeMilliseconds, settings.Charging.ProbeMilliseconds, long.MaxValue);
        }

        /// <summary>Finds the first figure of a profile that is out of its range.</summary>
        /// <param name="profile">The profile.</param>
        /// <returns>The refused figure; null when the profile is accepted.</returns>
        public static Refusal Check(CellProfile profile)
        {
            ArgumentNullException.ThrowIfNull(profile, nameof(profile));

            return CheckRanges(profile)
                ?? CheckLimits(profile)
                ?? CheckTables(profile)
                ?? CheckOpenCircuit(profile)
                ?? CheckSlow(profile)
                ?? CheckFalling(profile.RateCapacityPpm, Setting.RateCapacityPpm);
        }

        private static Refusal CheckRanges(SettingGroup group)
        {
            for (int i = 0; i < group.Count; i++)
            {
                Setting setting = group.First + i;
                SettingRow row = SettingTable.Row(setting);
                Refusal refusal = Range(group, setting, row.Least, row.Most);
                if (refusal != null)
                {
                    return refusal;
                }
            }

            return null;
        }

        /// <summary>Limits of the cell whose range depends on others.</summary>
        private static Refusal CheckLimits(CellProfile profile)
        {
            int charge = profile.ChargeVoltageMicrovolts;
            int cutoff = profile.CutoffVoltageMicrovolts;
            int most = profile.ChargeCurrentLimitNanoamps;
            return Range(profile, Setting.ChargeVoltageToleranceMicrovolts, 0, charge / 10)
                ?? Range(profile, Setting.CutoffVoltageMicrovolts, 1, charge - 1)
                ?? Range(profile, Setting.DischargePulseNanoamps, profile.DischargeCurrentLimitNanoamps, int.MaxValue)
                ?? Range(profile, Setting.TaperCurrentNanoamps, 1, most)
                ?? Range(profile, Setting.PrechargeBelowMicrovolts, 0, cutoff)
                ?? Range(profile, Setting.PrechargeNanoamps, profile.PrechargeBelowMicrovolts > 0 ? 1 : 0, most)
                ?? Range(profile, Setting.ChargeNotBelowMicrovolts, 0, profile.PrechargeBelowMicrovolts)
                ?? Range(profile, Setting.FormationNanoamps, 0, most)
                ?? Range(profile, Setting.ChargeMaximumMillicelsius, profile.ChargeMinimumMillicelsius + 1, int.MaxValue)
                ?? Range(profile, Setting.DischargeMaximumMillicelsius, profile.DischargeMinimumMillicelsius + 1, int.MaxValue);
        }

        /// <summary>Number of entries and range of each table.</summary>
        private static Refusal CheckTables(CellProfile profile)
        {
            for (Setting setting = CellProfile.FirstTable; setting <= CellProfile.LastTable; setting++)
            {
                SettingRow row = SettingTable.Row(setting);
                IntegerTable table = profile.Table(setting);
                int count = table == null ? 0 : table.Length;
                bool isLeftOut = table == null && row.IsOptional;
                if (!isLeftOut && (count < row.LeastEntries || count > row.MostEntries))
                {
                    return new Refusal(setting, Refusal.NoEntry, count, row.LeastEntries, row.MostEntries);
                }

                long most = setting == Setting.ChargeVoltageDropMicrovolts
                    ? profile.ChargeVoltageMicrovolts - profile.CutoffVoltageMicrovolts - 1
                    : row.Most;
                for (int i = 0; i < count; i++)
                {
                    if (table[i] < row.Least || table[i] > most)
                    {
                        return new Refusal(setting, i, table[i], row.Least, most);
                    }
                }
            }

            return null;
        }

        /// <summary>Strictly rising; a full cell above cut-off, and not above what the limits allow.</summary>
        private static Refusal CheckOpenCircuit(CellProfile profile)
        {
            ChargeTable table = profile.OpenCircuitMicrovolts;
            int last = table.Length - 1;
            long most = profile.ChargeVoltageMicrovolts + profile.ChargeVoltageToleranceMicrovolts;
            for (int i = 1; i <= last; i++)
            {
                if (table[i] <= table[i - 1])
                {
                    return new Refusal(Setting.OpenCircuitMicrovolts, i, table[i], (long)table[i - 1] + 1, most);
                }
            }

            return table[last] > most || table[last] <= profile.CutoffVoltageMicrovolts
                ? new Refusal(Setting.OpenCircuitMicrovolts, last, table[last], profile.CutoffVoltageMicrovolts + 1, most)
                : null;
        }

        /// <summary>Slow states of the cell: a time constant for each polarisation, and room in a record for all of them.</summary>
        private static Refusal CheckSlow(CellProfile profile)
        {
            bool hasDiffusion = profile.DiffusionMilliseconds != null;
            int most = hasDiffusion ? CellModel.MostSlow - CellModel.DiffusionCount : CellModel.MostSlow;
            return CheckCount(profile, Setting.RelaxationPpm, 1, most)
                ?? CheckCount(profile, Setting.RelaxationMilliseconds, profile.RelaxationPpm.Length, profile.RelaxationPpm.Length)
                ?? CheckCount(
                    profile,
                    Setting.DiffusionTemperatureThousandths,
                    hasDiffusion ? TemperatureTable.Count : 0,
                    hasDiffusion ? TemperatureTable.Count : 0);
        }

        private static Refusal CheckCount(CellProfile profile, Setting setting, int least, int most)
        {
            IntegerTable table = profile.Table(setting);
            int count = table == null ? 0 : table.Length;
            return count < least || count > most ? new Refusal(setting, Refusal.NoEntry, count, least, most) : null;
        }

        private static Refusal CheckFalling(IntegerTable table, Setting setting)
        {
            for (int i = 1; i < table.Length; i++)
            {
                if (table[i] > table[i - 1])
                {
                    return new Refusal(setting, i, table[i], 1, table[i - 1]);
                }
            }

            return null;
        }

        private static Refusal Range(SettingGroup group, Setting setting, long least, long most)
        {
            long value = group.Value(setting);
            if (value >= least && value <= most)
            {
                return null;
            }

            long rowMost = SettingTable.Row(setting).Most;
            return new Refusal(setting, Refusal.NoEntry, value, least, most > rowMost ? rowMost : most);
        }
    }
}
