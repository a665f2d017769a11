using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Microbattery.Cells.Profiles
{
    /// <summary>Members of a profile against those that its JSON Schema has: the schema is the one list of what is known.</summary>
    internal static class ProfileMembers
    {
        private static readonly JsonElement s_schema = JsonDocument.Parse(ProfileCatalogue.Schema()).RootElement;

        /// <summary>Finds what the schema does not have. The value of an unknown member is not looked into.</summary>
        /// <param name="root">The profile.</param>
        /// <returns>Paths, and the names that are known in their place.</returns>
        internal static IEnumerable<(string Path, string[] Known)> Unknown(JsonElement root) => Unknown(root, s_schema, string.Empty);

        /// <summary>Finds members that stand twice: the reader would take the last.</summary>
        /// <param name="root">The profile.</param>
        /// <returns>Their paths.</returns>
        internal static IEnumerable<string> Repeated(JsonElement root) => Repeated(root, string.Empty);

        private static IEnumerable<(string Path, string[] Known)> Unknown(JsonElement element, JsonElement schema, string parent)
        {
            if (element.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out JsonElement properties))
            {
                yield break;
            }

            foreach (JsonProperty member in element.EnumerateObject())
            {
                string path = parent + member.Name;
                if (!properties.TryGetProperty(member.Name, out JsonElement inner))
                {
                    yield return (path, [.. properties.EnumerateObject().Select(property => property.Name)]);
                    continue;
                }

                foreach ((string Path, string[] Known) unknown in Unknown(member.Value, inner, path + "."))
                {
                    yield return unknown;
                }
            }
        }

        private static IEnumerable<string> Repeated(JsonElement element, string parent)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                yield break;
            }

            HashSet<string> seen = [];
            foreach (JsonProperty member in element.EnumerateObject())
            {
                string path = parent + member.Name;
                if (!seen.Add(member.Name))
                {
                    yield return path;
                }

                foreach (string repeated in Repeated(member.Value, path + "."))
                {
                    yield return repeated;
                }
            }
        }
    }
}
