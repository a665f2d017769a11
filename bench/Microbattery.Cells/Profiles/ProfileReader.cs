using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;

namespace Microbattery.Cells.Profiles
{
    /// <summary>Reads NAME.cell.json into what the firmware uses, and refuses what is missing or contradicts itself.</summary>
    public static class ProfileReader
    {
        private const double Micro = 1e6;
        private const double Nano = 1e9;
        private const double Milli = 1e3;

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
            ReadOnlyMemory<byte> text =
                json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json.AsMemory(Encoding.UTF8.Preamble.Length) : json;
            try
            {
                using JsonDocument document = JsonDocument.Parse(text);
                JsonFigures figures = new(name, document.RootElement, new JsonLines(text.Span));
                string ignored = CheckMembers(name, figures, document.RootElement);
                return Build(figures, text) with { Ignored = ignored };
            }
            catch (JsonException exception)
            {
                string what = exception.Message.Split(". Path")[0].Split(" LineNumber")[0];
                throw new InputException(name, (int)(exception.LineNumber ?? 0) + 1, "not JSON: " + what);
            }
            catch (InvalidOperationException)
            {
                throw new InputException(name, null, "not text: it holds half a character pair");
            }
        }

        /// <summary>Refuses a format that cannot be read, and members that it does not have.</summary>
        /// <returns>A line that names what a newer minor has beyond that; empty for nothing.</returns>
        private static string CheckMembers(string name, JsonFigures figures, JsonElement root)
        {
            string format = figures.Text("format");
            if (ProfileFormat.Refuse(format, out bool isNewer) is string wrong)
            {
                throw figures.Wrong("format", wrong);
            }

            foreach (string path in ProfileMembers.Repeated(root))
            {
                throw figures.Wrong(path, "stands twice, expected once");
            }

            (string Path, string[] Known)[] unknown = [.. ProfileMembers.Unknown(root)];
            if (unknown.Length == 0)
            {
                return string.Empty;
            }

            if (!isNewer)
            {
                throw figures.Wrong(unknown[0].Path, "unknown, expected one of " + string.Join(", ", unknown[0].Known));
            }

            return $"{name}: {format} is newer than {ProfileFormat.Text}, which this version knows: ignored "
                + string.Join(", ", unknown.Select(member => member.Path));
        }

        private static CellDocument Build(JsonFigures figures, ReadOnlyMemory<byte> json)
        {
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
                ChargeVoltageMicrovolts = figures.Integer(Setting.ChargeVoltageMicrovolts),
                ChargeVoltageToleranceMicrovolts = figures.Integer(Setting.ChargeVoltageToleranceMicrovolts),
                CutoffVoltageMicrovolts = figures.Integer(Setting.CutoffVoltageMicrovolts),
                ChargeCurrentLimitNanoamps = figures.Integer(Setting.ChargeCurrentLimitNanoamps),
                DischargeCurrentLimitNanoamps = figures.Integer(Setting.DischargeCurrentLimitNanoamps),
                DischargePulseNanoamps = figures.Integer(Setting.DischargePulseNanoamps),
                DischargePulseMilliseconds = figures.Beside(Setting.DischargePulseMilliseconds),
                CurrentTemperaturePpm = new TemperatureTable(figures.Table(Setting.CurrentTemperaturePpm)),
                PrechargeBelowMicrovolts = figures.OrDefault(Setting.PrechargeBelowMicrovolts),
                PrechargeNanoamps = figures.OrDefault(Setting.PrechargeNanoamps),
                ChargeNotBelowMicrovolts = figures.OrDefault(Setting.ChargeNotBelowMicrovolts),
                FormationNanoamps = figures.OrDefault(Setting.FormationNanoamps),
                ChargeVoltageDropMicrovolts = TemperatureTable.FromOptional(figures.OrNone(Setting.ChargeVoltageDropMicrovolts)),
                ConstantVoltageMilliseconds = figures.OrDefault(Setting.ConstantVoltageMilliseconds),
                TopOffMilliseconds = figures.OrDefault(Setting.TopOffMilliseconds),
                MayFloat = figures.Has("charging.float") && figures.Flag("charging.float"),
                TaperCurrentNanoamps = figures.Integer(Setting.TaperCurrentNanoamps),
                ChargeMinimumMillicelsius = chargeWindow[0],
                ChargeMaximumMillicelsius = chargeWindow[1],
                DischargeMinimumMillicelsius = dischargeWindow[0],
                DischargeMaximumMillicelsius = dischargeWindow[1],
                CapacityNanoampSeconds = figures.Long(Setting.CapacityNanoampSeconds),
                CapacityErrorPpm = figures.Beside(Setting.CapacityErrorPpm),
                OpenCircuitMicrovolts = new ChargeTable(figures.Table(Setting.OpenCircuitMicrovolts)),
                OpenCircuitErrorMicrovolts = figures.Beside(Setting.OpenCircuitErrorMicrovolts),
                OpenCircuitErrorSpanPpm = figures.BesideOrDefault(Setting.OpenCircuitErrorSpanPpm),
                OpenCircuitErrorShapePpm = ChargeTable.FromOptional(figures.OrNone(Setting.OpenCircuitErrorShapePpm)),
                ResistanceMilliohms = new ChargeTable(figures.Table(Setting.ResistanceMilliohms)),
                ChargeTransferPpm = figures.BesideOrDefault(Setting.ChargeTransferPpm),
                ResistanceErrorPpm = figures.Beside(Setting.ResistanceErrorPpm),
                ResistanceTemperatureThousandths = new TemperatureTable(figures.Table(Setting.ResistanceTemperatureThousandths)),
                RelaxationPpm = new IntegerTable(figures.Table(Setting.RelaxationPpm)),
                RelaxationMilliseconds = new IntegerTable(figures.Table(Setting.RelaxationMilliseconds)),
                RelaxationErrorPpm = (int)Math.Round(Micro * sheet.RelaxationErrorRatio),
                DiffusionMilliseconds = ChargeTable.FromOptional(figures.OrNone(Setting.DiffusionMilliseconds, "diffusion")),
                DiffusionTemperatureThousandths =
                    TemperatureTable.FromOptional(figures.OrNone(Setting.DiffusionTemperatureThousandths, "diffusion")),
                RateReferenceNanoamps = (int)Math.Round(Math.Clamp(sheet.RateCapacity.ReferenceAmps * Nano, 1, int.MaxValue)),
                RateCapacityPpm = new IntegerTable(sheet.RateCapacity.Octaves(figures.Number("limits.discharge_current_a"))),
                SelfDischargePicoamps = new TemperatureTable(figures.Table(Setting.SelfDischargePicoamps)),
            };

            Refusal? refusal = ConfigurationCheck.Check(profile);
            if (refusal is not null)
            {
                throw figures.Wrong(ProfilePaths.Path(refusal.Setting), ProfilePaths.Text(refusal));
            }

            return new CellDocument(profile, sheet, json);
        }

        private static int[] Window(JsonFigures figures, string path)
        {
            int[] window = figures.Integers(path, Milli);
            return window.Length == 2 ? window : throw figures.Wrong(path, "expected [minimum, maximum]");
        }
    }
}
