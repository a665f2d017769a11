using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.HostTests.Cli;
using Microbattery.Records;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Profiles
{
    /// <summary>Versions of the profile format: what is read, what is ignored, what is refused. Standard output is taken over.</summary>
    [TestClass]
    [DoNotParallelize]
    public class ProfileFormatTests : TemporaryFolder
    {
        private const string Known = "microbattery cell profile 2";
        private const string NewerMajor = $"this version knows '{Known}' and its minors: take a newer version of microbattery";
        private const string NoVersion = $"expected '{Known}'";

        private static readonly string s_good = Encoding.UTF8.GetString(ProfileCatalogue.Json("enfilm-efl700a39")).ReplaceLineEndings("\n");

        [TestMethod]
        public void The_catalogue_and_new_profiles_say_the_known_version()
        {
            Assert.AreEqual(Known, ProfileFormat.Text);
            foreach (string name in ProfileCatalogue.Names)
            {
                Assert.AreEqual(Known, JsonNode.Parse(ProfileCatalogue.Json(name))!["format"]!.GetValue<string>(), name);
            }
        }

        [TestMethod]
        public async Task A_newer_minor_is_read_and_what_is_unknown_in_it_is_ignored_with_one_line()
        {
            string text = Newer("2.1")
                .Replace("\"limits\": {", "\"limits\": { \"surge_a\": { \"value\": 1, \"source\": \"paper\" },", StringComparison.Ordinal)
                .Replace("\"error_ratio\": 0.02", "\"error_ratio\": 0.02, \"error_skew\": -0.1", StringComparison.Ordinal)
                .Replace("\"kind\":", "\"swelling\": [1, 2], \"kind\":", StringComparison.Ordinal);
            string file = Write("newer.cell.json", text);

            CellDocument document = ProfileReader.ReadFile(file);
            Assert.AreEqual(
                $"{file}: microbattery cell profile 2.1 is newer than {Known}, which this version knows: "
                + "ignored swelling, limits.surge_a, capacity_ah.error_skew",
                document.Ignored);
            AssertSame(ProfileCatalogue.Find("enfilm-efl700a39"), document.Profile);

            (int exit, string output, string error) = await CommandLine.Call("cells", "check", file);
            Assert.AreEqual(0, exit);
            Assert.Contains("enfilm-efl700a39: consistent", output);
            Assert.AreEqual($"microbattery: {document.Ignored}", error.TrimEnd());
        }

        [TestMethod]
        [DataRow("2")]
        [DataRow("2.0")]
        [DataRow("2.1")]
        [DataRow("2.41")]
        public void Every_minor_of_the_major_is_read_without_a_word_where_all_is_known(string version)
        {
            CellDocument document = ProfileReader.ReadFile(Write("x.cell.json", Newer(version)));
            Assert.AreEqual(string.Empty, document.Ignored);
            AssertSame(ProfileCatalogue.Find("enfilm-efl700a39"), document.Profile);
        }

        [TestMethod]
        [DataRow("2")]
        [DataRow("2.0")]
        public void At_the_known_version_an_unknown_member_is_refused_on_its_line(string version)
        {
            string text = Newer(version).Replace("\"cutoff_voltage_v\"", "\"cutof_voltage_v\"", StringComparison.Ordinal);
            string file = Write("typo.cell.json", text);
            int line = 1 + Array.FindIndex(text.Split('\n'), candidate => candidate.Contains("cutof_voltage_v", StringComparison.Ordinal));
            JsonObject limits = JsonNode.Parse(ProfileCatalogue.Schema())!["properties"]!["limits"]!["properties"]!.AsObject();
            string known = string.Join(", ", limits.Select(member => member.Key));
            Assert.AreEqual($"{file}:{line}: limits.cutof_voltage_v: unknown, expected one of {known}", Refused(file));
        }

        [TestMethod]
        [DataRow("limits.charge_voltage_v.value", "limits.charge_voltage_v: missing")]
        [DataRow("capacity_ah", "capacity_ah.source: missing")]
        public void A_newer_minor_that_lacks_what_must_be_there_is_refused(string path, string expected)
        {
            JsonObject root = JsonNode.Parse(Newer("2.7"))!.AsObject();
            string[] names = path.Split('.');
            names[..^1].Aggregate(root, (at, name) => at[name]!.AsObject()).Remove(names[^1]);
            Assert.Contains(expected.Split(':')[0], Refused(Write("x.cell.json", root.ToJsonString())));
        }

        [TestMethod]
        [DataRow("3", NewerMajor)]
        [DataRow("3.2", NewerMajor)]
        [DataRow("2.", NoVersion)]
        [DataRow("02", NoVersion)]
        [DataRow("2.1 ", NoVersion)]
        [DataRow("two", NoVersion)]
        [DataRow("99999999999", NoVersion)]
        public void Another_major_and_what_is_no_version_are_refused_with_what_was_found_and_what_is_known(string version, string expected)
        {
            string file = Write("x.cell.json", Newer(version));
            Assert.AreEqual($"{file}:2: format: found 'microbattery cell profile {version}', {expected}", Refused(file));
        }

        /// <summary>The file is one that the project shipped before format 2: it has none of the figures that were added.</summary>
        [TestMethod]
        public void A_file_of_the_older_major_is_refused_with_what_has_to_be_added()
        {
            string file = Path.Combine(RepositoryFiles.Root, "tests", "Microbattery.HostTests", "Profiles", "format-1.cell.json");
            string message = Refused(file);
            Assert.StartsWith($"{file}:2: format: found 'microbattery cell profile 1', expected '{Known}'", message);
            JsonObject old = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
            JsonArray required = JsonNode.Parse(ProfileCatalogue.Schema())!["required"]!.AsArray();
            foreach (string name in required.Select(name => name!.GetValue<string>()))
            {
                Assert.IsTrue(old.ContainsKey(name) || message.Contains(name, StringComparison.Ordinal), name);
            }
        }

        [TestMethod]
        public void A_file_cut_at_any_place_is_refused_in_one_line_that_names_it()
        {
            byte[] whole = Encoding.UTF8.GetBytes(s_good);
            string file = Path.Combine(Folder, "cut.cell.json");
            for (int length = 0; length < whole.TrimEnd((byte)'\n').Length; length += 97)
            {
                File.WriteAllBytes(file, whole[..length]);
                string message = Refused(file);
                Assert.StartsWith(file + ":", message);
                Assert.DoesNotContain("\n", message);
            }
        }

        [TestMethod]
        public void A_figure_that_may_be_missing_is_then_the_default_of_its_row()
        {
            string[] optional =
            [
                "charging", "open_circuit_voltage_v.error_span_ratio", "resistance_ohm.face_ratio", "diffusion", "open_circuit_error_shape",
            ];
            JsonObject root = JsonNode.Parse(s_good)!.AsObject();
            foreach (string path in optional)
            {
                string[] names = path.Split('.');
                names[..^1].Aggregate(root, (at, name) => at[name]!.AsObject()).Remove(names[^1]);
            }

            CellProfile profile = ProfileReader.ReadFile(Write("short.cell.json", root.ToJsonString())).Profile;
            foreach (Setting setting in Enum.GetValues<Setting>().Where(ProfilePaths.Has))
            {
                string path = ProfilePaths.Path(setting);
                if (!optional.Any(missing => path == missing || path.StartsWith(missing + ".", StringComparison.Ordinal)))
                {
                    continue;
                }

                SettingRow row = SettingTable.Row(setting);
                if (row.IsTable)
                {
                    Assert.IsTrue(row.IsOptional && profile.Table(setting) is null, row.Name);
                }
                else
                {
                    Assert.AreEqual(row.Default, profile.Value(setting), row.Name);
                }
            }
        }

        private static string Newer(string version) =>
            s_good.Replace($"\"{Known}\"", $"\"microbattery cell profile {version}\"", StringComparison.Ordinal);

        private static string Refused(string file) => Assert.ThrowsExactly<InputException>(() => ProfileReader.ReadFile(file)).Message;

        private static void AssertSame(CellProfile expected, CellProfile actual) =>
            Assert.AreEqual(ProfileFingerprint.Of(expected), ProfileFingerprint.Of(actual));

        private string Write(string name, string text)
        {
            string file = Path.Combine(Folder, name);
            File.WriteAllText(file, text);
            return file;
        }
    }
}
