using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Reports.Reference;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NJsonSchema;

namespace Microbattery.HostTests.Cli
{
    /// <summary>docs/reference and the JSON schemas are what the firmware's tables print. Standard output is taken over.</summary>
    [TestClass]
    [DoNotParallelize]
    public class ReferenceTests : TemporaryFolder
    {
        private static readonly string s_pages = Path.Combine(RepositoryFiles.Root, "docs", "reference");
        private static readonly string s_schema =
            Path.Combine(RepositoryFiles.Root, "bench", "Microbattery.Cells", "Profiles", "cell-profile.schema.json");

        /// <summary>With UPDATE_DOCS=1 writes them instead.</summary>
        [TestMethod]
        public async Task Pages_and_schemas_are_what_the_code_prints()
        {
            string[] check = Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1" ? [] : ["--check"];
            (int exit, _, string error) = await CommandLine.Call(["reference", "--out", s_pages, "--profile-schema", s_schema, .. check]);
            Assert.AreEqual(0, exit, error);
        }

        [TestMethod]
        [DataRow("settings.md", "`Protection.ReleaseTicks` | samples | 1 | 600 |", "`Protection.ReleaseTicks` | samples | 1 | 601 |")]
        [DataRow("faults.md", "| 20 | 1048576 |", "| 20 | 1048577 |")]
        [DataRow("telemetry.md", "`displayed_ppm`", "`shown_ppm`")]
        [DataRow("settings.schema.json", "\"maximum\": 600,", "\"maximum\": 601,")]
        [DataRow("cell-profile.schema.json", "\"maximum\": 5.999999", "\"maximum\": 6")]
        public async Task A_file_that_says_otherwise_fails_the_check_and_is_mended_by_the_command(string name, string good, string bad)
        {
            foreach (string source in Directory.GetFiles(s_pages).Append(s_schema))
            {
                File.Copy(source, Path.Combine(Folder, Path.GetFileName(source)));
            }

            string[] arguments = ["reference", "--out", Folder, "--profile-schema", Path.Combine(Folder, "cell-profile.schema.json")];
            Assert.AreEqual(0, (await CommandLine.Call(arguments)).Exit);
            string file = Path.Combine(Folder, name);
            string text = await File.ReadAllTextAsync(file);
            Assert.Contains(good, text);
            await File.WriteAllTextAsync(file, text.Replace(good, bad, StringComparison.Ordinal));

            (int exit, _, string error) = await CommandLine.Call([.. arguments, "--check"]);
            Assert.AreEqual(1, exit);
            Assert.AreEqual($"microbattery: {file}: is not what the code prints: run 'microbattery reference'", error.TrimEnd());

            (exit, string output, error) = await CommandLine.Call(arguments);
            Assert.AreEqual(0, exit, error);
            Assert.Contains("5 files, 1 changed", output);
            Assert.AreEqual(text.ReplaceLineEndings("\n"), (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"));
        }

        [TestMethod]
        public async Task Without_a_page_to_write_into_nothing_is_written()
        {
            (int exit, _, string error) = await CommandLine.Call("reference", "--out", Folder, "--profile-schema", s_schema);
            Assert.AreEqual(1, exit);
            Assert.Contains("settings.md: there is no such page to write the tables into", error);
            Assert.IsEmpty(Directory.GetFiles(Folder));
        }

        [TestMethod]
        public void Every_setting_has_one_line_with_a_reason()
        {
            string page = string.Concat(SettingsPage.Blocks().Select(block => block.Text));
            int[] numbers = [.. First(page, @"^\| (\d+) \| `").Select(int.Parse)];
            CollectionAssert.AreEqual(Enum.GetValues<Setting>().Skip(1).Select(setting => (int)setting).ToArray(), numbers);
            Assert.HasCount(numbers.Length, Regex.Matches(page, @"\S\. \*Range:\* \S"));
            CollectionAssert.AreEqual(
                new[] { "profile", "tables", "board", "protection", "charging", "gauge", "journal", "wake", "supervisor" },
                SettingsPage.Blocks().Select(block => block.Name).ToArray());
        }

        [TestMethod]
        public void Every_bit_of_the_faults_has_one_line_in_each_table()
        {
            Dictionary<string, string> blocks = FaultsPage.Blocks().ToDictionary(block => block.Name, block => block.Text);
            string[] names = [.. Enum.GetValues<Faults>().Where(fault => fault != Faults.None).Select(fault => $"{fault}")];
            Assert.HasCount(FaultTable.Count, names);
            CollectionAssert.AreEqual(names, First(blocks["faults"], @"^\| \d+ \| \d+ \| `(\w+)`"));
            CollectionAssert.AreEqual(names, First(blocks["limits"], @"^\| `(\w+)`"));
            Assert.Contains("| 22 | 4194304 | `TooLowToCharge` |", blocks["faults"]);
            Assert.Contains("`HighestVoltage` | above 4.225 V | above 4.25 V | 1 sample | up to 4.23 V | 10 samples |", blocks["limits"]);
            Assert.Contains("`LowestVoltage` | below 3 V | below 2.9 V | 1 sample | from 2.92 V | 10 samples |", blocks["limits"]);
        }

        [TestMethod]
        public void Every_column_and_every_number_of_telemetry_has_a_line()
        {
            Dictionary<string, string> blocks = TelemetryPage.Blocks().ToDictionary(block => block.Name, block => block.Text);
            Assert.HasCount(TelemetryTable.Count, First(blocks["columns"], @"^\| \d+ \| `(\w+)`"));
            CollectionAssert.AreEqual(Enum.GetNames<ChargePhase>(), First(blocks["charge phases"], @"^\| \d+ \| `(\w+)`"));
            CollectionAssert.AreEqual(Enum.GetNames<FailureKind>(), First(blocks["failure kinds"], @"^\| \d+ \| `(\w+)`"));
            CollectionAssert.AreEqual(Enum.GetNames<PassStep>(), First(blocks["pass steps"], @"^\| \d+ \| `(\w+)`"));
        }

        [TestMethod]
        public async Task The_schema_of_settings_takes_each_range_and_nothing_beyond()
        {
            JsonSchema schema = await JsonSchema.FromJsonAsync(SettingsSchema.Print());
            foreach (Setting setting in SettingsPage.Settings)
            {
                SettingRow row = SettingTable.Row(setting);
                foreach (long value in new[] { row.Least - 1, row.Least, row.Most, row.Most + 1 })
                {
                    bool isTaken = value >= row.Least && value <= row.Most;
                    string entries = string.Join(", ", Enumerable.Repeat(value, Math.Max(1, row.LeastEntries)));
                    string json = $"{{ \"{row.Name}\": {(row.IsTable ? $"[{entries}]" : entries)} }}";
                    Assert.AreEqual(isTaken, schema.Validate(json).Count == 0, json);
                }
            }

            Assert.IsNotEmpty(schema.Validate("{ \"Protection.ReleaseTick\": 10 }"));
        }

        private static string[] First(string table, string pattern) =>
            [.. Regex.Matches(table, pattern, RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
    }
}
