using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;

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
                CurrentTemperaturePpm = new TemperatureTable(figures.Integers("current_temperature", Micro)),
                PrechargeBelowMicrovolts = Optional(figures, "charging.precharge_below_v", Micro),
                PrechargeNanoamps = Optional(figures, "charging.precharge_current_a", Nano),
                ChargeNotBelowMicrovolts = Optional(figures, "charging.not_below_v", Micro),
                FormationNanoamps = Optional(figures, "formation.charge_current_a", Nano),
                ChargeVoltageDropMicrovolts = TemperatureTable.FromOptional(Optional(figures, "charging.charge_voltage_drop_v", "charging.charge_voltage_drop_v", Micro)),
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
                OpenCircuitMicrovolts = new ChargeTable(figures.Integers("open_circuit_voltage_v", Micro)),
                OpenCircuitErrorMicrovolts = figures.Beside("open_circuit_voltage_v.error_v", Micro),
                OpenCircuitErrorSpanPpm = figures.Has(ErrorSpan) ? figures.Beside(ErrorSpan, Micro) : new CellProfile().OpenCircuitErrorSpanPpm,
                OpenCircuitErrorShapePpm = ChargeTable.FromOptional(Optional(figures, "open_circuit_error_shape", "open_circuit_error_shape", Micro)),
                ResistanceMilliohms = new ChargeTable(figures.Integers("resistance_ohm", Milli)),
                ChargeTransferPpm = figures.Has(ChargeTransferRatio) ? figures.Beside(ChargeTransferRatio, Micro) : 0,
                ResistanceErrorPpm = figures.Beside("resistance_ohm.error_ratio", Micro),
                ResistanceTemperatureThousandths = new TemperatureTable(figures.Integers("resistance_temperature", Milli)),
                RelaxationPpm = new IntegerTable(sheet.RelaxationShares.Select(share => (int)Math.Round(Math.Min(share, 1000) * Micro)).ToArray()),
                RelaxationMilliseconds = new IntegerTable(sheet.RelaxationSeconds.Select(seconds => (int)Math.Round(Math.Min(seconds, 1e6) * Milli)).ToArray()),
                RelaxationErrorPpm = (int)Math.Round(Micro * sheet.RelaxationErrorRatio),
                DiffusionMilliseconds = ChargeTable.FromOptional(Optional(figures, "diffusion", "diffusion.time_s", Milli)),
                DiffusionTemperatureThousandths = TemperatureTable.FromOptional(Optional(figures, "diffusion", "diffusion.temperature", Milli)),
                RateReferenceNanoamps = (int)Math.Round(Math.Clamp(sheet.RateCapacity.ReferenceAmps * Nano, 1, int.MaxValue)),
                RateCapacityPpm = new IntegerTable(sheet.RateCapacity.Octaves(figures.Integer("limits.discharge_current_a", Nano) / Nano)),
                SelfDischargePicoamps = new TemperatureTable(figures.Integers("self_discharge_a", 1e12)),
            };

            Refusal? refusal = ConfigurationCheck.Check(profile);
            if (refusal is not null)
            {
                throw figures.Wrong(ProfilePaths.Path(refusal.Setting), ProfilePaths.Text(refusal));
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
