using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;

namespace Microbattery.Reports.Reference
{
    /// <summary>
    /// Puts the ranges of the table of settings into the JSON Schema of cell profiles, in the units of the file. A rule that a file has
    /// beyond the table ("a pre-charge current that is given is above 0") stands in "anyOf" and "allOf", which are written by hand.
    /// </summary>
    public static class ProfileSchema
    {
        /// <summary>The schema with its ranges.</summary>
        /// <param name="path">The schema as it is written by hand.</param>
        /// <returns>JSON.</returns>
        /// <exception cref="InputException">It cannot be read, or lacks a figure.</exception>
        public static string Print(string path)
        {
            JsonNode schema;
            try
            {
                schema = JsonNode.Parse(File.ReadAllBytes(path))!;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new InputException(path, null, exception.Message);
            }

            IEnumerable<Setting> settings = SettingsPage.Settings.Where(ProfilePaths.Has);
            foreach (IGrouping<string, Setting> figure in settings.GroupBy(ProfilePaths.Path))
            {
                JsonObject node = Node(schema, figure.Key)
                    ?? throw new InputException(path, null, $"has no {figure.Key}: add it, the reader of profiles knows it");
                SetRange(node, figure);
            }

            return JsonPrinter.Print(schema);
        }

        private static JsonObject? Node(JsonNode schema, string path)
        {
            JsonNode? node = path.Split('.').Aggregate((JsonNode?)schema, (at, name) => at?["properties"]?[name]);
            return (node?["properties"]?["value"] ?? node) as JsonObject;
        }

        private static void SetRange(JsonObject node, IEnumerable<Setting> settings)
        {
            // A section has no range: its table is made of several figures. Neither has true or false.
            string? type = (string?)node["type"];
            if (type is "object" or "boolean")
            {
                return;
            }

            Setting[] all = [.. settings];
            SettingRow row = SettingTable.Row(all[0]);
            if (row.IsTable)
            {
                node["minItems"] = row.LeastEntries;
                node["maxItems"] = row.MostEntries;
                SetRange(node["items"]!.AsObject(), all[0]);
            }
            else if (all.Length == 1)
            {
                SetRange(node, all[0]);
            }
            else
            {
                // A minimum and a maximum, each with its own range.
                node["items"] = new JsonArray([.. all.Select(setting =>
                {
                    JsonObject entry = new() { ["type"] = "number" };
                    SetRange(entry, setting);
                    return entry;
                })]);
            }
        }

        private static void SetRange(JsonObject number, Setting setting)
        {
            SettingRow row = SettingTable.Row(setting);
            number.Remove("exclusiveMinimum");
            number.Remove("minimum");
            number.Remove("maximum");
            int next = number.IndexOf("type") + 1;
            number.Insert(next, "minimum", ProfilePaths.InFile(setting, row.Least));
            number.Insert(next + 1, "maximum", ProfilePaths.InFile(setting, row.Most));
        }
    }
}
