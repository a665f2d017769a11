using System;
using System.Text.Json.Nodes;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Reports.Reference
{
    /// <summary>docs/reference/settings.schema.json: the table of settings as a JSON Schema, each by the name of its row.</summary>
    public static class SettingsSchema
    {
        /// <summary>Prints the schema.</summary>
        /// <returns>JSON, draft-07.</returns>
        public static string Print()
        {
            ApiSummaries summaries = ApiSummaries.Read();
            JsonObject properties = [];
            foreach (Setting setting in SettingsPage.Settings)
            {
                SettingRow row = SettingTable.Row(setting);
                string what = SettingsPage.What(row, summaries.Of(setting)).Replace("`", string.Empty, StringComparison.Ordinal);
                properties[row.Name] = Property(row, what);
            }

            return JsonPrinter.Print(new JsonObject
            {
                ["$schema"] = "http://json-schema.org/draft-07/schema#",
                ["title"] = "microbattery settings",
                ["description"] = "Every figure of profile, board and parts, by the name of its row, as integers of the firmware's units. "
                    + "Printed from the table of settings by 'microbattery reference'. "
                    + "Ranges that depend on other figures are checked at start.",
                ["type"] = "object",
                ["properties"] = properties,
                ["additionalProperties"] = false,
            });
        }

        private static JsonObject Property(SettingRow row, string what)
        {
            JsonObject number = new() { ["type"] = "integer", ["minimum"] = row.Least, ["maximum"] = row.Most };
            JsonObject property = number;
            if (row.IsTable)
            {
                property = new JsonObject
                {
                    ["type"] = row.IsOptional ? new JsonArray("array", "null") : "array",
                    ["minItems"] = row.LeastEntries,
                    ["maxItems"] = row.MostEntries,
                    ["items"] = number,
                };
            }
            else if (SettingsPage.HasDefault(row))
            {
                property["default"] = row.Default;
            }

            property["description"] = what + (row.Unit.Length > 0 ? $" Unit: {row.Unit}." : string.Empty);
            return property;
        }
    }
}
