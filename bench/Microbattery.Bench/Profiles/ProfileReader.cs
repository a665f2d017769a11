using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microbattery.Firmware.Cells;

namespace Microbattery.Bench.Profiles
{
    /// <summary>Reads NAME.cell.json into what the firmware uses, and refuses what is missing or contradicts itself.</summary>
    public static class ProfileReader
    {
        /// <summary>The format this reader knows.</summary>
        public const string Format = "microbattery cell profile 2";

        private const string ErrorSpan = "open_circuit_voltage_v.error_span_ratio";
        private const double Micro = 1e6;
        private const double Nano = 1e9;
        private const double Milli = 1e3;
        private const string ChargeTransferRatio = "resistance_ohm.face_ratio";
        private const double NanoampSecondsPerAmpHour = 3600e9;

        private static readonly Dictionary<ProfileFault, (string Path, string What)> s_faults = new()
        {
            [ProfileFault.ChargeVoltage] = ("limits.charge_voltage_v", "not between 0.5 and 6 V"),
            [ProfileFault.ChargeVoltageTolerance] = ("limits.charge_voltage_tolerance_v", "not between 0 and 10 % of the charge voltage"),
            [ProfileFault.CutoffVoltage] = ("limits.cutoff_voltage_v", "not above 0 V"),
            [ProfileFault.CutoffAboveChargeVoltage] = ("limits.cutoff_voltage_v", "at or above the charge voltage"),
            [ProfileFault.Capacity] = ("capacity_ah", "not between 1 µA·h and 10 A·h"),
            [ProfileFault.ChargeCurrentLimit] = ("limits.charge_current_a", "not above 0 A"),
            [ProfileFault.DischargeCurrentLimit] = ("limits.discharge_current_a", "not above 0 A"),
            [ProfileFault.TaperCurrent] = ("limits.taper_current_a", "not between 0 A and the charge current"),
            [ProfileFault.ChargeTemperature] = ("limits.charge_temperature_c", "no window within -60 to 200 °C"),
            [ProfileFault.DischargeTemperature] = ("limits.discharge_temperature_c", "no window within -60 to 200 °C"),
            [ProfileFault.OpenCircuitTable] = ("open_circuit_voltage_v", "not 2 to 1001 entries"),
            [ProfileFault.OpenCircuitNotMonotone] = ("open_circuit_voltage_v", "not strictly rising with state of charge"),
            [ProfileFault.OpenCircuitOutsideLimits] =
                ("open_circuit_voltage_v", "full cell above charge voltage and tolerance, or not above cut-off"),
            [ProfileFault.Resistance] = ("resistance_ohm", "not 2 to 1001 entries above 0, or its face_ratio not between 0 and 1"),
            [ProfileFault.ResistanceTemperature] = ("resistance_temperature", "not 25 entries above 0, -40 to 80 °C"),
            [ProfileFault.Relaxation] = ("relaxation", "not one to four shares between 0 and 10, each with a time constant above 0, and an error of 0 to 2"),
            [ProfileFault.Diffusion] = ("diffusion", "not 2 to 1001 times from 1 ms to 1e6 s with 25 ratios above 0, -40 to 80 °C, or beside more than two shares of relaxation"),
            [ProfileFault.RateCapacity] = ("rate_capacity", "no capacity that falls with current"),
            [ProfileFault.CapacityError] = ("capacity_ah.error_ratio", "not between 0 and 1"),
            [ProfileFault.OpenCircuitError] = ("open_circuit_voltage_v.error_v", "not between 0 and 1 V, its error_span_ratio not between 0.001 and 20, or open_circuit_error_shape not 2 to 1001 values from -2 to 2"),
            [ProfileFault.ResistanceError] = ("resistance_ohm.error_ratio", "not between 0 and 1"),
            [ProfileFault.DischargePulse] = ("limits.pulse_current_a", "below the discharge current, or of no duration"),
            [ProfileFault.CurrentTemperature] = ("current_temperature", "not 25 shares from 0 to 1, -40 to 80 °C"),
            [ProfileFault.Precharge] =
                ("charging.precharge_below_v", "above cut-off, without a current up to the charge current, or below what is never charged"),
            [ProfileFault.Formation] = ("formation.charge_current_a", "not above 0 A and at most the charge current"),
            [ProfileFault.ChargeVoltageTemperature] =
                ("charging.charge_voltage_drop_v", "not 25 entries from 0 V to what is between cut-off and charge voltage, -40 to 80 °C"),
            [ProfileFault.ConstantVoltageTime] = ("charging.constant_voltage_s", "below 0 s, or that of top_off_s is"),
            [ProfileFault.SelfDischarge] = ("self_discharge_a", "not 25 entries of 0 or more, -40 to 80 °C"),
        };

        /// <summary>Reads a profile from a file.</summary>
        /// <param name="path">The file.</param>
        /// <returns>The profile, checked, and what else its file says.</returns>
        /// <exception cref="InputException">It cannot be read or used.</exception>
        public static CellDocument ReadFile(string path)
        {
            try
            {
                return Read(path, File.ReadAllBytes(path));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new InputException(path, null, exception is FileNotFoundException ? "no such file" : exception.Message);
            }
        }

        /// <summary>Reads a profile from the bytes of its file.</summary>
        /// <param name="name">Name to blame.</param>
        /// <param name="json">The bytes, UTF-8.</param>
        /// <returns>The profile, checked, and what else its file says.</returns>
        /// <exception cref="InputException">It cannot be used.</exception>
        public static CellDocument Read(string name, byte[] json)
        {
            ArgumentNullException.ThrowIfNull(json);
            ReadOnlyMemory<byte> text = json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json.AsMemory(Encoding.UTF8.Preamble.Length) : json;
            try
            {
                using JsonDocument document = JsonDocument.Parse(text);
                return Build(new JsonFigures(name, document.RootElement, new JsonLines(text.Span)), text);
            }
            catch (JsonException exception)
            {
                throw new InputException(name, (int)(exception.LineNumber ?? 0) + 1, "not JSON: " + exception.Message.Split(". Path")[0]);
            }
            catch (InvalidOperationException)
            {
                throw new InputException(name, null, "not text: it holds half a character pair");
            }
        }

        private static CellDocument Build(JsonFigures figures, ReadOnlyMemory<byte> json)
        {
            string format = figures.Text("format");
            if (format != Format)
            {
                throw figures.Wrong("format", $"'{format}' is not '{Format}'");
            }

            string profileName = figures.Text("name");
            if (profileName.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"-_.".Contains(letter, StringComparison.Ordinal)))
            {
                throw figures.Wrong("name", "only letters, digits, '-', '_' and '.'");
            }

            int[] chargeWindow = Window(figures, "limits.charge_temperature_c");
            int[] dischargeWindow = Window(figures, "limits.discharge_temperature_c");
            CellSheet sheet = SheetReader.Read(figures);
            CellProfile profile = new()
            {
                Name = profileName,
                ChargeVoltageMicrovolts = figures.Integer("limits.charge_voltage_v", Micro),
                ChargeVoltageToleranceMicrovolts = figures.Integer("limits.charge_voltage_tolerance_v", Micro),
                CutoffVoltageMicrovolts = figures.Integer("limits.cutoff_voltage_v", Micro),
                ChargeCurrentLimitNanoamps = figures.Integer("limits.charge_current_a", Nano),
                DischargeCurrentLimitNanoamps = figures.Integer("limits.discharge_current_a", Nano),
                DischargePulseNanoamps = figures.Integer("limits.pulse_current_a", Nano),
                DischargePulseMilliseconds = figures.Beside("limits.pulse_current_a.duration_s", Milli),
                CurrentTemperaturePpm = figures.Integers("current_temperature", Micro),
                PrechargeBelowMicrovolts = Optional(figures, "charging.precharge_below_v", Micro),
                PrechargeNanoamps = Optional(figures, "charging.precharge_current_a", Nano),
                ChargeNotBelowMicrovolts = Optional(figures, "charging.not_below_v", Micro),
                FormationNanoamps = Optional(figures, "formation.charge_current_a", Nano),
                ChargeVoltageDropMicrovolts = Optional(figures, "charging.charge_voltage_drop_v", "charging.charge_voltage_drop_v", Micro),
                ConstantVoltageMilliseconds = Optional(figures, "charging.constant_voltage_s", Milli),
                TopOffMilliseconds = Optional(figures, "charging.top_off_s", Milli),
                MayFloat = figures.Has("charging.float") && figures.Flag("charging.float"),
                TaperCurrentNanoamps = figures.Integer("limits.taper_current_a", Nano),
                ChargeMinimumMillicelsius = chargeWindow[0],
                ChargeMaximumMillicelsius = chargeWindow[1],
                DischargeMinimumMillicelsius = dischargeWindow[0],
                DischargeMaximumMillicelsius = dischargeWindow[1],
                CapacityNanoampSeconds = figures.LongInteger("capacity_ah", NanoampSecondsPerAmpHour),
                CapacityErrorPpm = figures.Beside("capacity_ah.error_ratio", Micro),
                OpenCircuitMicrovolts = figures.Integers("open_circuit_voltage_v", Micro),
                OpenCircuitErrorMicrovolts = figures.Beside("open_circuit_voltage_v.error_v", Micro),
                OpenCircuitErrorSpanPpm = figures.Has(ErrorSpan) ? figures.Beside(ErrorSpan, Micro) : new CellProfile().OpenCircuitErrorSpanPpm,
                OpenCircuitErrorShapePpm = Optional(figures, "open_circuit_error_shape", "open_circuit_error_shape", Micro),
                ResistanceMilliohms = figures.Integers("resistance_ohm", Milli),
                ChargeTransferPpm = figures.Has(ChargeTransferRatio) ? figures.Beside(ChargeTransferRatio, Micro) : 0,
                ResistanceErrorPpm = figures.Beside("resistance_ohm.error_ratio", Micro),
                ResistanceTemperatureThousandths = figures.Integers("resistance_temperature", Milli),
                RelaxationPpm = sheet.RelaxationShares.Select(share => (int)Math.Round(Math.Min(share, 1000) * Micro)).ToArray(),
                RelaxationMilliseconds = sheet.RelaxationSeconds.Select(seconds => (int)Math.Round(Math.Min(seconds, 1e6) * Milli)).ToArray(),
                RelaxationErrorPpm = (int)Math.Round(Micro * sheet.RelaxationErrorRatio),
                DiffusionMilliseconds = Optional(figures, "diffusion", "diffusion.time_s", Milli),
                DiffusionTemperatureThousandths = Optional(figures, "diffusion", "diffusion.temperature", Milli),
                RateReferenceNanoamps = (int)Math.Round(Math.Clamp(sheet.RateCapacity.ReferenceAmps * Nano, 1, int.MaxValue)),
                RateCapacityPpm = sheet.RateCapacity.Octaves(figures.Integer("limits.discharge_current_a", Nano) / Nano),
                SelfDischargePicoamps = figures.Integers("self_discharge_a", 1e12),
            };

            ProfileFault fault = ProfileCheck.Check(profile);
            if (fault != ProfileFault.None)
            {
                (string path, string what) = s_faults[fault];
                throw figures.Wrong(path, what);
            }

            return new CellDocument(profile, sheet, json);
        }

        private static int Optional(JsonFigures figures, string path, double scale) => figures.Has(path) ? figures.Integer(path, scale) : 0;

        private static int[]? Optional(JsonFigures figures, string section, string path, double scale) => figures.Has(section) ? figures.Integers(path, scale) : null;

        private static int[] Window(JsonFigures figures, string path)
        {
            int[] window = figures.Integers(path, Milli);
            return window.Length == 2 ? window : throw figures.Wrong(path, "expected [minimum, maximum]");
        }
    }
}
