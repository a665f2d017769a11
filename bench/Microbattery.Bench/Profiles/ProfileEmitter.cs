using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Firmware.Cells;

namespace Microbattery.Bench.Profiles
{
    /// <summary>Writes a profile as C# for the device.</summary>
    public static class ProfileEmitter
    {
        private const int LineLength = 130;

        /// <summary>Class name of a profile: "enfilm-efl700a39" is EnfilmEfl700a39.</summary>
        /// <param name="profileName">The profile's name.</param>
        /// <returns>A C# identifier.</returns>
        public static string ClassName(string profileName)
        {
            ArgumentNullException.ThrowIfNull(profileName);
            string name = string.Concat(
                profileName.Split('-', '_', '.', ' ').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
            name = string.Concat(name.Where(char.IsAsciiLetterOrDigit));
            return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "Cell" + name;
        }

        /// <summary>The source file of a profile.</summary>
        /// <param name="document">The profile; one of a family is marked as such.</param>
        /// <param name="codeNamespace">Namespace of the class.</param>
        /// <returns>C# that compiles for nanoFramework.</returns>
        public static string Emit(CellDocument document, string codeNamespace)
        {
            ArgumentNullException.ThrowIfNull(document);
            CellProfile profile = document.Profile;
            StringBuilder code = new();
            code.Append($$"""
                using Microbattery.Firmware.Cells;

                namespace {{codeNamespace}}
                {
                    /// <summary>Cell profile {{profile.Name}}, emitted from {{profile.Name}}.cell.json by "microbattery cells emit": change it there.</summary>{{FamilyRemark(document)}}
                    public static class {{ClassName(profile.Name)}}
                    {

                """);
            AppendTable(code, "s_currentTemperaturePpm", profile.CurrentTemperaturePpm);
            AppendTable(code, "s_chargeVoltageDropMicrovolts", profile.ChargeVoltageDropMicrovolts);
            AppendTable(code, "s_openCircuitMicrovolts", profile.OpenCircuitMicrovolts);
            AppendTable(code, "s_openCircuitErrorShapePpm", profile.OpenCircuitErrorShapePpm);
            AppendTable(code, "s_resistanceMilliohms", profile.ResistanceMilliohms);
            AppendTable(code, "s_resistanceTemperatureThousandths", profile.ResistanceTemperatureThousandths);
            AppendTable(code, "s_relaxationPpm", profile.RelaxationPpm);
            AppendTable(code, "s_relaxationMilliseconds", profile.RelaxationMilliseconds);
            AppendTable(code, "s_diffusionMilliseconds", profile.DiffusionMilliseconds);
            AppendTable(code, "s_diffusionTemperatureThousandths", profile.DiffusionTemperatureThousandths);
            AppendTable(code, "s_rateCapacityPpm", profile.RateCapacityPpm);
            AppendTable(code, "s_selfDischargePicoamps", profile.SelfDischargePicoamps);
            code.Append(CultureInfo.InvariantCulture, $$"""
                        /// <summary>The profile.</summary>
                        /// <returns>A new profile; its tables are shared.</returns>
                        public static CellProfile Create() => new CellProfile
                        {
                            Name = "{{profile.Name}}",
                            ChargeVoltageMicrovolts = {{profile.ChargeVoltageMicrovolts}},
                            ChargeVoltageToleranceMicrovolts = {{profile.ChargeVoltageToleranceMicrovolts}},
                            CutoffVoltageMicrovolts = {{profile.CutoffVoltageMicrovolts}},
                            CapacityNanoampSeconds = {{profile.CapacityNanoampSeconds}}L,
                            CapacityErrorPpm = {{profile.CapacityErrorPpm}},
                            ChargeCurrentLimitNanoamps = {{profile.ChargeCurrentLimitNanoamps}},
                            DischargeCurrentLimitNanoamps = {{profile.DischargeCurrentLimitNanoamps}},
                            DischargePulseNanoamps = {{profile.DischargePulseNanoamps}},
                            DischargePulseMilliseconds = {{profile.DischargePulseMilliseconds}},
                            CurrentTemperaturePpm = s_currentTemperaturePpm,
                            PrechargeBelowMicrovolts = {{profile.PrechargeBelowMicrovolts}},
                            PrechargeNanoamps = {{profile.PrechargeNanoamps}},
                            ChargeNotBelowMicrovolts = {{profile.ChargeNotBelowMicrovolts}},
                            FormationNanoamps = {{profile.FormationNanoamps}},
                            ChargeVoltageDropMicrovolts = {{NameOf(profile.ChargeVoltageDropMicrovolts, "s_chargeVoltageDropMicrovolts")}},
                            ConstantVoltageMilliseconds = {{profile.ConstantVoltageMilliseconds}},
                            TopOffMilliseconds = {{profile.TopOffMilliseconds}},
                            MayFloat = {{(profile.MayFloat ? "true" : "false")}},
                            TaperCurrentNanoamps = {{profile.TaperCurrentNanoamps}},
                            ChargeMinimumMillicelsius = {{profile.ChargeMinimumMillicelsius}},
                            ChargeMaximumMillicelsius = {{profile.ChargeMaximumMillicelsius}},
                            DischargeMinimumMillicelsius = {{profile.DischargeMinimumMillicelsius}},
                            DischargeMaximumMillicelsius = {{profile.DischargeMaximumMillicelsius}},
                            OpenCircuitMicrovolts = s_openCircuitMicrovolts,
                            OpenCircuitErrorMicrovolts = {{profile.OpenCircuitErrorMicrovolts}},
                            OpenCircuitErrorSpanPpm = {{profile.OpenCircuitErrorSpanPpm}},
                            OpenCircuitErrorShapePpm = {{NameOf(profile.OpenCircuitErrorShapePpm, "s_openCircuitErrorShapePpm")}},
                            ResistanceMilliohms = s_resistanceMilliohms,
                            ChargeTransferPpm = {{profile.ChargeTransferPpm}},
                            ResistanceTemperatureThousandths = s_resistanceTemperatureThousandths,
                            ResistanceErrorPpm = {{profile.ResistanceErrorPpm}},
                            RelaxationPpm = s_relaxationPpm,
                            RelaxationMilliseconds = s_relaxationMilliseconds,
                            RelaxationErrorPpm = {{profile.RelaxationErrorPpm}},
                            DiffusionMilliseconds = {{NameOf(profile.DiffusionMilliseconds, "s_diffusionMilliseconds")}},
                            DiffusionTemperatureThousandths = {{NameOf(profile.DiffusionTemperatureThousandths, "s_diffusionTemperatureThousandths")}},
                            RateReferenceNanoamps = {{profile.RateReferenceNanoamps}},
                            RateCapacityPpm = s_rateCapacityPpm,
                            SelfDischargePicoamps = s_selfDischargePicoamps,
                        };
                    }
                }

                """);
            return code.ToString();
        }

        private static string FamilyRemark(CellDocument document) => document.Sheet.IsFamily
            ? $"\n    /// <remarks>A family of cells ({document.Sheet.Positive}, {document.Sheet.Electrolyte}, {document.Sheet.Negative}): no maker published these limits.</remarks>"
            : string.Empty;

        private static string NameOf(int[]? values, string name) => values is null ? "null" : name;

        private static void AppendTable(StringBuilder code, string name, int[]? values)
        {
            if (values is null)
            {
                return;
            }

            code.Append(CultureInfo.InvariantCulture, $"        private static readonly int[] {name} =\n        {{\n");
            StringBuilder line = new("           ");
            foreach (int value in values)
            {
                string entry = value.ToString(CultureInfo.InvariantCulture) + ",";
                if (line.Length + entry.Length + 1 > LineLength)
                {
                    code.Append(line).Append('\n');
                    line.Clear().Append("           ");
                }

                line.Append(' ').Append(entry);
            }

            code.Append(line).Append("\n        };\n\n");
        }
    }
}
