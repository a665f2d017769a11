using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;

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
            code.Append("        /// <summary>The profile.</summary>\n        /// <returns>A new profile.</returns>\n");
            code.Append(CultureInfo.InvariantCulture, $"        public static CellProfile Create() => new CellProfile\n        {{\n            Name = \"{profile.Name}\",\n");
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

        private static string FamilyRemark(CellDocument document) => document.Sheet.IsFamily
            ? $"\n    /// <remarks>A family of cells ({document.Sheet.Positive}, {document.Sheet.Electrolyte}, {document.Sheet.Negative}): no maker published these limits.</remarks>"
            : string.Empty;

        private static void AppendFigure(StringBuilder code, Setting setting, long value)
        {
            SettingRow row = SettingTable.Row(setting);
            string text = row.Unit.Length == 0
                ? (value != 0 ? "true" : "false")
                : value.ToString(CultureInfo.InvariantCulture) + (value > int.MaxValue ? "L" : string.Empty);
            code.Append(CultureInfo.InvariantCulture, $"            {setting} = {text},\n");
        }

        private static void AppendTable(StringBuilder code, Setting setting, IntegerTable? table)
        {
            if (table is null)
            {
                return;
            }

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
