using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Microbattery.Cli.Input;
using Microbattery.Records;
using Microbattery.Reports.Reference;

namespace Microbattery.Cli
{
    /// <summary>"reference": the pages and schemas that are printed from the firmware's tables.</summary>
    internal static class ReferenceCommand
    {
        internal static Command Create()
        {
            Option<string> output = Options.FilePath("--out", "Folder of the pages.", Path.Combine("docs", "reference"));
            Option<string> schema = Options.FilePath(
                "--profile-schema",
                "JSON Schema of cell profiles, whose ranges are printed.",
                Path.Combine("bench", "Microbattery.Cells", "Profiles", "cell-profile.schema.json"));
            Option<bool> check = new("--check") { Description = "Write nothing; fail when a file is not what would be printed." };
            Command command = new("reference", "Print the tables of settings, faults and telemetry into docs/reference, and JSON schemas.")
            {
                output, schema, check,
            };
            command.SetAction(result =>
            {
                (string Path, string Text)[] files = [.. ReferenceFiles.All(result.GetValue(output)!, result.GetValue(schema)!)];
                (string Path, string Text)[] stale = [.. files.Where(file => !IsCurrent(file))];
                if (result.GetValue(check))
                {
                    return stale.Length == 0
                        ? 0
                        : throw new InputException(stale[0].Path, null, "is not what the code prints: run 'microbattery reference'");
                }

                foreach ((string path, string text) in stale)
                {
                    OutputFile.Write(path, partial => File.WriteAllText(partial, text));
                    Console.WriteLine($"wrote {path}");
                }

                Console.WriteLine($"{files.Length} files, {stale.Length} changed");
                return 0;
            });
            return command;
        }

        private static bool IsCurrent((string Path, string Text) file) =>
            File.Exists(file.Path) && File.ReadAllText(file.Path).ReplaceLineEndings("\n") == file.Text;
    }
}
