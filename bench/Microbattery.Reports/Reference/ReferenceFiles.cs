using System.Collections.Generic;
using System.IO;
using Microbattery.Records;

namespace Microbattery.Reports.Reference
{
    /// <summary>The files that are printed from the firmware's tables, in part or as a whole.</summary>
    public static class ReferenceFiles
    {
        /// <summary>What each file has to be.</summary>
        /// <param name="folder">Folder of the pages, docs/reference.</param>
        /// <param name="profileSchema">JSON Schema of cell profiles.</param>
        /// <returns>Paths and texts.</returns>
        /// <exception cref="InputException">A page or the schema is missing, or lacks a mark or a member.</exception>
        public static IEnumerable<(string Path, string Text)> All(string folder, string profileSchema)
        {
            yield return Page(folder, "settings.md", SettingsPage.Blocks());
            yield return Page(folder, "faults.md", FaultsPage.Blocks());
            yield return Page(folder, "telemetry.md", TelemetryPage.Blocks());
            yield return (Path.Combine(folder, "settings.schema.json"), SettingsSchema.Print());
            yield return (profileSchema, ProfileSchema.Print(profileSchema));
        }

        private static (string Path, string Text) Page(string folder, string name, IEnumerable<(string Name, string Text)> blocks)
        {
            string path = Path.Combine(folder, name);
            return (path, MarkedPage.Fill(path, blocks));
        }
    }
}
