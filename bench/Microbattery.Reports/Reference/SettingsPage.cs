using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Reports.Reference
{
    /// <summary>The printed parts of docs/reference/settings.md: the table of settings, a block for each group.</summary>
    public static class SettingsPage
    {
        private const string ProfileGroup = "Profile";
        private const string SupervisorGroup = "supervisor";

        /// <summary>Every setting, in the order of its number.</summary>
        public static IReadOnlyList<Setting> Settings { get; } = [.. Enum.GetValues<Setting>().Where(setting => setting != Setting.None)];

        /// <summary>The blocks, in the order of the page.</summary>
        /// <returns>Names and tables in Markdown.</returns>
        public static IEnumerable<(string Name, string Text)> Blocks()
        {
            ApiSummaries summaries = ApiSummaries.Read();
            return Settings.GroupBy(Group).Select(group => (group.Key, Table(group, summaries)));
        }

        /// <summary>What a figure is and why its range is that, as the page and the schema say it.</summary>
        internal static string What(SettingRow row, string summary, string emphasis = "")
        {
            string unit = ", " + row.Unit + ".";
            string what = row.Unit.Length > 0 && summary.EndsWith(unit, StringComparison.Ordinal) ? summary[..^unit.Length] + "." : summary;
            return $"{what} {emphasis}Range:{emphasis} {row.Why}";
        }

        /// <summary>Whether a figure has a value where nothing is said.</summary>
        internal static bool HasDefault(SettingRow row) => !row.IsTable && row.Default >= row.Least && row.Default <= row.Most;

        private static string Group(Setting setting)
        {
            SettingRow row = SettingTable.Row(setting);
            string[] names = row.Name.Split('.');
            return names.Length == 1 ? SupervisorGroup
                : row.IsTable ? "tables"
                : names[0].ToLowerInvariant();
        }

        private static string Table(IEnumerable<Setting> settings, ApiSummaries summaries)
        {
            bool isProfile = SettingTable.Row(settings.First()).Name.StartsWith(ProfileGroup, StringComparison.Ordinal);
            bool isTable = SettingTable.Row(settings.First()).IsTable;
            string[] columns =
            [
                "number>", "name", .. isProfile ? ["in the file"] : Array.Empty<string>(), "unit", "least>", "most>",
                isTable ? "entries" : "default>", "what it is, and why the range is that",
            ];
            MarkdownTable table = new(columns);
            foreach (Setting setting in settings)
            {
                SettingRow row = SettingTable.Row(setting);
                table.Row(
                [
                    $"{(int)setting}", $"`{row.Name}`",
                    .. isProfile ? [$"`{ProfilePaths.Path(setting)}`"] : Array.Empty<string>(), row.Unit,
                    MarkdownTable.Number(row.Least), MarkdownTable.Number(row.Most), isTable ? Entries(row) : Default(row),
                    What(row, summaries.Of(setting), "*"),
                ]);
            }

            return table.Below("Source: the firmware's table of settings. Order: number.");
        }

        private static string Default(SettingRow row) => HasDefault(row) ? MarkdownTable.Number(row.Default) : "must be given";

        private static string Entries(SettingRow row)
        {
            string count = row.LeastEntries == row.MostEntries ? $"{row.MostEntries}" : $"{row.LeastEntries} to {row.MostEntries}";
            return row.IsOptional ? count + ", or none" : count;
        }
    }
}
