using System;
using System.Collections.Generic;
using System.Globalization;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Cells.Profiles
{
    /// <summary>
    /// Where each figure of a profile stands in its file, and by how much the firmware's integer is larger than the file's number.
    /// </summary>
    public static class ProfilePaths
    {
        private const double Micro = 1e6;
        private const double Nano = 1e9;
        private const double Milli = 1e3;

        private static readonly Dictionary<Setting, (string Path, double Scale, string Unit)> s_paths = new()
        {
            [Setting.ChargeVoltageMicrovolts] = ("limits.charge_voltage_v", Micro, "V"),
            [Setting.ChargeVoltageToleranceMicrovolts] = ("limits.charge_voltage_tolerance_v", Micro, "V"),
            [Setting.CutoffVoltageMicrovolts] = ("limits.cutoff_voltage_v", Micro, "V"),
            [Setting.CapacityNanoampSeconds] = ("capacity_ah", 3600e9, "A·h"),
            [Setting.CapacityErrorPpm] = ("capacity_ah.error_ratio", Micro, ""),
            [Setting.ChargeCurrentLimitNanoamps] = ("limits.charge_current_a", Nano, "A"),
            [Setting.DischargeCurrentLimitNanoamps] = ("limits.discharge_current_a", Nano, "A"),
            [Setting.DischargePulseNanoamps] = ("limits.pulse_current_a", Nano, "A"),
            [Setting.DischargePulseMilliseconds] = ("limits.pulse_current_a.duration_s", Milli, "s"),
            [Setting.TaperCurrentNanoamps] = ("limits.taper_current_a", Nano, "A"),
            [Setting.PrechargeBelowMicrovolts] = ("charging.precharge_below_v", Micro, "V"),
            [Setting.PrechargeNanoamps] = ("charging.precharge_current_a", Nano, "A"),
            [Setting.ChargeNotBelowMicrovolts] = ("charging.not_below_v", Micro, "V"),
            [Setting.FormationNanoamps] = ("formation.charge_current_a", Nano, "A"),
            [Setting.ConstantVoltageMilliseconds] = ("charging.constant_voltage_s", Milli, "s"),
            [Setting.TopOffMilliseconds] = ("charging.top_off_s", Milli, "s"),
            [Setting.MayFloat] = ("charging.float", 1, ""),
            [Setting.ChargeMinimumMillicelsius] = ("limits.charge_temperature_c", Milli, "°C"),
            [Setting.ChargeMaximumMillicelsius] = ("limits.charge_temperature_c", Milli, "°C"),
            [Setting.DischargeMinimumMillicelsius] = ("limits.discharge_temperature_c", Milli, "°C"),
            [Setting.DischargeMaximumMillicelsius] = ("limits.discharge_temperature_c", Milli, "°C"),
            [Setting.OpenCircuitErrorMicrovolts] = ("open_circuit_voltage_v.error_v", Micro, "V"),
            [Setting.OpenCircuitErrorSpanPpm] = ("open_circuit_voltage_v.error_span_ratio", Micro, ""),
            [Setting.ChargeTransferPpm] = ("resistance_ohm.face_ratio", Micro, ""),
            [Setting.ResistanceErrorPpm] = ("resistance_ohm.error_ratio", Micro, ""),
            [Setting.RelaxationErrorPpm] = ("relaxation.share.error_ratio", Micro, ""),
            [Setting.RateReferenceNanoamps] = ("rate_capacity.reference_current_a", Nano, "A"),
            [Setting.CurrentTemperaturePpm] = ("current_temperature", Micro, ""),
            [Setting.ChargeVoltageDropMicrovolts] = ("charging.charge_voltage_drop_v", Micro, "V"),
            [Setting.OpenCircuitMicrovolts] = ("open_circuit_voltage_v", Micro, "V"),
            [Setting.OpenCircuitErrorShapePpm] = ("open_circuit_error_shape", Micro, ""),
            [Setting.ResistanceMilliohms] = ("resistance_ohm", Milli, "ohm"),
            [Setting.ResistanceTemperatureThousandths] = ("resistance_temperature", Milli, ""),
            [Setting.RelaxationPpm] = ("relaxation.share", Micro, ""),
            [Setting.RelaxationMilliseconds] = ("relaxation.time_constant_s", Milli, "s"),
            [Setting.DiffusionMilliseconds] = ("diffusion.time_s", Milli, "s"),
            [Setting.DiffusionTemperatureThousandths] = ("diffusion.temperature", Milli, ""),
            [Setting.RateCapacityPpm] = ("rate_capacity", Micro, ""),
            [Setting.SelfDischargePicoamps] = ("self_discharge_a", 1e12, "A"),
        };

        /// <summary>Whether a figure stands in the file of a profile.</summary>
        /// <param name="setting">Any setting.</param>
        /// <returns>Whether it is one of a profile.</returns>
        public static bool Has(Setting setting) => s_paths.ContainsKey(setting);

        /// <summary>Where a figure stands.</summary>
        /// <param name="setting">A setting of the profile.</param>
        /// <returns>Names from the file's root, a dot between them; of the rate-capacity table its section.</returns>
        public static string Path(Setting setting) => s_paths[setting].Path;

        /// <summary>The firmware's integer over the file's number.</summary>
        /// <param name="setting">A setting of the profile.</param>
        /// <returns>1000 for a file in V and an integer in mV.</returns>
        public static double Scale(Setting setting) => s_paths[setting].Scale;

        /// <summary>An integer of the firmware in the file's unit.</summary>
        /// <param name="setting">A setting of the profile.</param>
        /// <param name="value">Its value.</param>
        /// <returns>The value, to 15 decimal places.</returns>
        public static decimal InFile(Setting setting, long value) => Math.Round(value / (decimal)Scale(setting), 15);

        /// <summary>An integer of the firmware as a person reads it.</summary>
        /// <param name="setting">A setting of the profile.</param>
        /// <param name="value">Its value.</param>
        /// <returns>"4.2 V"; without a unit for a ratio.</returns>
        public static string InWords(Setting setting, long value) => Number(setting, value) + Unit(setting);

        /// <summary>What is wrong with a figure, in the file's unit.</summary>
        /// <param name="refusal">A figure of a profile.</param>
        /// <returns>What was found, what may be, and why.</returns>
        public static string Text(Refusal refusal)
        {
            ArgumentNullException.ThrowIfNull(refusal);
            Setting setting = refusal.Setting;
            SettingRow row = SettingTable.Row(setting);
            if (row.IsTable && refusal.Entry == Refusal.NoEntry)
            {
                string count = refusal.Least == refusal.Most ? $"{refusal.Least}" : $"{refusal.Least} to {refusal.Most}";
                return $"{refusal.Value} entries, expected {count}. {row.Why}";
            }

            string found = Which(refusal) + InWords(setting, refusal.Value);
            return refusal.Least > refusal.Most
                ? $"{found}, expected less, and the other figures leave no value at all. {row.Why}"
                : $"{found} is not within {Number(setting, refusal.Least)} to {InWords(setting, refusal.Most)}. {row.Why}";
        }

        /// <summary>Which of the figures on one path.</summary>
        private static string Which(Refusal refusal) => refusal.Setting switch
        {
            Setting.ChargeMinimumMillicelsius or Setting.DischargeMinimumMillicelsius => "minimum ",
            Setting.ChargeMaximumMillicelsius or Setting.DischargeMaximumMillicelsius => "maximum ",
            _ => refusal.Entry == Refusal.NoEntry ? string.Empty : $"entry {refusal.Entry + 1}: ",
        };

        private static string Number(Setting setting, long value) =>
            InFile(setting, value).ToString("0.###############", CultureInfo.InvariantCulture);

        private static string Unit(Setting setting) => s_paths[setting].Unit is { Length: > 0 } unit ? " " + unit : string.Empty;
    }
}
