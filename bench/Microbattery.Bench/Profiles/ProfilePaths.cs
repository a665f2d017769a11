using System;
using System.Collections.Generic;
using System.Globalization;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Bench.Profiles
{
    /// <summary>Where each figure of a profile stands in its file, and by how much the firmware's integer is larger than the file's number.</summary>
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
            [Setting.RelaxationErrorPpm] = ("relaxation.error_ratio", Micro, ""),
            [Setting.RateReferenceNanoamps] = ("rate_capacity", Nano, "A"),
            [Setting.CurrentTemperaturePpm] = ("current_temperature", Micro, ""),
            [Setting.ChargeVoltageDropMicrovolts] = ("charging.charge_voltage_drop_v", Micro, "V"),
            [Setting.OpenCircuitMicrovolts] = ("open_circuit_voltage_v", Micro, "V"),
            [Setting.OpenCircuitErrorShapePpm] = ("open_circuit_error_shape", Micro, ""),
            [Setting.ResistanceMilliohms] = ("resistance_ohm", Milli, "ohm"),
            [Setting.ResistanceTemperatureThousandths] = ("resistance_temperature", Milli, ""),
            [Setting.RelaxationPpm] = ("relaxation", Micro, ""),
            [Setting.RelaxationMilliseconds] = ("relaxation", Milli, "s"),
            [Setting.DiffusionMilliseconds] = ("diffusion.time_s", Milli, "s"),
            [Setting.DiffusionTemperatureThousandths] = ("diffusion.temperature", Milli, ""),
            [Setting.RateCapacityPpm] = ("rate_capacity", Micro, ""),
            [Setting.SelfDischargePicoamps] = ("self_discharge_a", 1e12, "A"),
        };

        /// <summary>Where a figure stands.</summary>
        /// <param name="setting">A setting of the profile.</param>
        /// <returns>Names from the file's root, a dot between them.</returns>
        public static string Path(Setting setting) => s_paths[setting].Path;

        /// <summary>The firmware's integer over the file's number.</summary>
        /// <param name="setting">A setting of the profile.</param>
        /// <returns>1000 for a file in V and an integer in mV.</returns>
        public static double Scale(Setting setting) => s_paths[setting].Scale;

        /// <summary>What is wrong with a figure, in the file's unit.</summary>
        /// <param name="refusal">A figure of a profile.</param>
        /// <returns>What was found, and what may be.</returns>
        public static string Text(Refusal refusal)
        {
            ArgumentNullException.ThrowIfNull(refusal);
            (_, double scale, string unit) = s_paths[refusal.Setting];
            SettingRow row = SettingTable.Row(refusal.Setting);
            if (row.IsTable && refusal.Entry == Refusal.NoEntry)
            {
                string range = refusal.Least == refusal.Most ? $"{refusal.Least}" : $"{refusal.Least} to {refusal.Most}";
                return $"{refusal.Value} entries, expected {range}: {row.Why}";
            }

            string entry = refusal.Entry == Refusal.NoEntry ? string.Empty : $"entry {refusal.Entry + 1}: ";
            string found = entry + Number(refusal.Value, scale, unit);
            return refusal.Least > refusal.Most
                ? $"{found}, which the other figures do not allow: {row.Why}"
                : $"{found} is not within {Number(refusal.Least, scale, unit)} to {Number(refusal.Most, scale, unit)}: {row.Why}";
        }

        private static string Number(long value, double scale, string unit) =>
            (value / scale).ToString("G7", CultureInfo.InvariantCulture) + (unit.Length > 0 ? " " + unit : string.Empty);
    }
}
