using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Cells.Profiles
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
                profileName.Split('-', '_', '.', ' ').Where(part => part.Length > 0)
                    .Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
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
                    /// <summary>Cell profile {{profile.Name}}.</summary>
                    /// <remarks>
                    /// Emitted from {{profile.Name}}.cell.json by "microbattery cells emit": change it there.
                {{FamilyRemark(document)}}    /// </remarks>
                    public static class {{ClassName(profile.Name)}}
                    {
                        /// <summary>The profile.</summary>
                        /// <returns>A new profile.</returns>
                        public static CellProfile Create() => new CellProfile
                        {
                            Name = "{{profile.Name}}",

                """);
            for (Setting setting = profile.First; setting < profile.First + profile.Count; setting++)
            {
                AppendFigure(code, setting, profile.Value(setting));
            }

            for (Setting setting = CellProfile.FirstTable; setting <= CellProfile.LastTable; setting++)
            {
                AppendTable(code, setting, profile.Table(setting));
            }

            code.Append("        };\n    }\n}\n");
            return code.ToString();
        }

        private static string FamilyRemark(CellDocument document)
        {
            CellSheet sheet = document.Sheet;
            return sheet.IsFamily
                ? $"    /// A family of cells, no maker published these limits: {sheet.Positive}, {sheet.Electrolyte}, {sheet.Negative}.\n"
                : string.Empty;
        }

        private static void AppendFigure(StringBuilder code, Setting setting, long value)
        {
            SettingRow row = SettingTable.Row(setting);
            string text = row.Unit.Length == 0
                ? (value != 0 ? "true" : "false")
                : value.ToString(CultureInfo.InvariantCulture) + (value > int.MaxValue ? "L" : string.Empty);
            string remark = row.Unit.Length == 0 ? string.Empty : " // " + ProfilePaths.InWords(setting, value);
            code.Append(CultureInfo.InvariantCulture, $"            {setting} = {text},{remark}\n");
        }

        private static void AppendTable(StringBuilder code, Setting setting, IntegerTable? table)
        {
            if (table is null)
            {
                return;
            }

            string axis = table switch
            {
                ChargeTable => ", even steps of state of charge from 0 to 1",
                TemperatureTable => ", from -40 to 80 °C in steps of 5 °C",
                _ => string.Empty,
            };
            code.Append(CultureInfo.InvariantCulture, $"            // {SettingTable.Row(setting).Unit}{axis}.\n");
            code.Append(CultureInfo.InvariantCulture, $"            {setting} = new {table.GetType().Name}(new int[]\n            {{\n");
            StringBuilder line = new("               ");
            foreach (int value in table.ToArray())
            {
                string entry = value.ToString(CultureInfo.InvariantCulture) + ",";
                if (line.Length + entry.Length + 1 > LineLength)
                {
                    code.Append(line).Append('\n');
                    line.Clear().Append("               ");
                }

                line.Append(' ').Append(entry);
            }

            code.Append(line).Append("\n            }),\n");
        }
    }
}
