using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NJsonSchema;

namespace Microbattery.HostTests.Profiles
{
    /// <summary>The schema that ships, and the reader, ask for the same.</summary>
    [TestClass]
    public class SchemaTests
    {
        [TestMethod]
        [TestCategory(Categories.Slow)]
        public async Task Every_profile_of_the_catalogue_is_valid()
        {
            JsonSchema schema = await Schema();
            foreach (string name in ProfileCatalogue.Names)
            {
                var errors = schema.Validate(Encoding.UTF8.GetString(ProfileCatalogue.Json(name)));
                Assert.IsEmpty(errors, $"{name}: {string.Join("; ", errors)}");
            }
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        [DataRow("cymbet-cbc050")]
        [DataRow("lco-lipon-si")]
        public async Task Without_any_one_of_its_fields_schema_and_reader_both_refuse_and_the_reader_names_it(string name)
        {
            JsonSchema schema = await Schema();
            string[] optional =
                [
                    "note", "maker", "charging", "charging.not_below_v", "charging.charge_voltage_drop_v", "charging.constant_voltage_s",
                    "charging.top_off_s", "charging.float", "open_circuit_voltage_v.error_span_ratio",
                ];
            int tried = 0;
            foreach (string path in Paths(JsonNode.Parse(ProfileCatalogue.Json(name))!.AsObject(), string.Empty))
            {
                string[] names = path.Split('.');
                if (optional.Contains(names[^1]) || optional.Contains(path))
                {
                    continue;
                }

                JsonObject root = JsonNode.Parse(ProfileCatalogue.Json(name))!.AsObject();
                JsonObject parent = names[..^1].Aggregate(root, (at, step) => at[step]!.AsObject());
                parent.Remove(names[^1]);
                Assert.IsNotEmpty(schema.Validate(root.ToJsonString()), path);
                InputException refused = Assert.ThrowsExactly<InputException>(
                    () => ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(root.ToJsonString())), path);
                string expected = names[^1] == "value"
                    ? string.Join('.', names[..^1])
                    : path == "charging.precharge_below_v" ? "charging.precharge_current_a" : path;
                Assert.Contains(expected, refused.Message, path);
                tried++;
            }

            Assert.IsGreaterThan(60, tried);
        }

        [TestMethod]
        public async Task Bad_words_and_figures_are_refused_by_both()
        {
            JsonSchema schema = await Schema();
            foreach ((string path, JsonNode value) in new (string, JsonNode)[]
            {
                ("kind", "toy"), ("format", "microbattery cell profile 1"), ("name", "a b"), ("capacity_ah.source", "hearsay"),
                ("capacity_ah.value", -1), ("limits.pulse_current_a.value", "much"),
                ("fade.per_cycle_ratio.value", 2), ("rate_capacity.low_exponent.value", 0.5),
                ("relaxation.share.value", new JsonArray(-1, 0, 0)), ("form_factor.size_mm.value", new JsonArray(1, 2)),
                ("charging.precharge_below_v.value", -1), ("charging.precharge_below_v.value", 0),
                ("charging.precharge_current_a.value", 0),
                ("charging.not_below_v.value", -1), ("charging.constant_voltage_s.value", 3000000),
                ("charging.top_off_s.value", -1), ("charging.float.value", 1), ("charging.float.source", "hearsay"),
                ("charging.never_below_v", new JsonObject()),
            })
            {
                JsonObject root = JsonNode.Parse(ProfileCatalogue.Json("enfilm-efl700a39"))!.AsObject();
                string[] names = path.Split('.');
                names[..^1].Aggregate(root, (at, step) => at[step]!.AsObject())[names[^1]] = value;
                Assert.IsNotEmpty(schema.Validate(root.ToJsonString()), path);
                Assert.ThrowsExactly<InputException>(
                    () => ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(root.ToJsonString())), path);
            }
        }

        [TestMethod]
        public async Task How_a_cell_is_charged_may_be_missing_in_part_or_as_a_whole()
        {
            JsonSchema schema = await Schema();
            string[] last =
            [
                "charging.not_below_v", "charging.charge_voltage_drop_v", "charging.constant_voltage_s", "charging.top_off_s",
                "charging.float", "charging.precharge_current_a", "charging.precharge_below_v", "charging",
            ];
            JsonObject root = JsonNode.Parse(ProfileCatalogue.Json("lco-lipon-si"))!.AsObject();
            foreach (string path in last)
            {
                string[] names = path.Split('.');
                Assert.IsTrue((names.Length == 1 ? root : root["charging"]!.AsObject()).Remove(names[^1]), path);
                if (names[^1] == "precharge_current_a")
                {
                    continue; // together with the voltage it belongs to
                }

                Assert.IsEmpty(schema.Validate(root.ToJsonString()), path);
                _ = ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(root.ToJsonString()));
            }
        }

        [TestMethod]
        [DataRow("{ \"value\": [0, 1.5, -2, 0], \"source\": \"estimated\" }", true)]
        [DataRow("{ \"value\": [0, 2.001], \"source\": \"estimated\" }", false)]
        [DataRow("{ \"value\": [-2.001, 0], \"source\": \"estimated\" }", false)]
        [DataRow("{ \"value\": [0], \"source\": \"estimated\" }", false)]
        [DataRow("{ \"value\": [0, 0], \"source\": \"hearsay\" }", false)]
        [DataRow("{ \"source\": \"estimated\" }", false)]
        public async Task A_shape_of_the_curves_error_is_taken_or_refused_by_both(string shape, bool isTaken)
        {
            JsonSchema schema = await Schema();
            JsonObject root = JsonNode.Parse(ProfileCatalogue.Json("lco-lipon-si"))!.AsObject();
            root["open_circuit_error_shape"] = JsonNode.Parse(shape);
            byte[] json = Encoding.UTF8.GetBytes(root.ToJsonString());
            Assert.AreEqual(isTaken, schema.Validate(root.ToJsonString()).Count == 0);
            if (isTaken)
            {
                CollectionAssert.AreEqual(
                    new[] { 0, 1500000, -2000000, 0 }, ProfileReader.Read("x.cell.json", json).Profile.OpenCircuitErrorShapePpm.ToArray());
            }
            else
            {
                Assert.ThrowsExactly<InputException>(() => ProfileReader.Read("x.cell.json", json));
            }
        }

        [TestMethod]
        public async Task What_design_writes_is_valid()
        {
            JsonSchema schema = await Schema();
            foreach (CellRecipe recipe in CellRecipes.All)
            {
                Assert.IsEmpty(schema.Validate(Encoding.UTF8.GetString(DesignedProfile.Make(recipe).ToBytes())), recipe.Name);
            }
        }

        /// <summary>Walks every row: the ranges of the schema are printed from the table, those of the reader are the table.</summary>
        [TestMethod]
        public async Task Beyond_the_range_of_its_row_every_figure_is_refused_by_both()
        {
            JsonSchema schema = await Schema();
            int tried = 0;
            foreach (Setting setting in Enum.GetValues<Setting>().Where(ProfilePaths.Has))
            {
                SettingRow row = SettingTable.Row(setting);
                foreach (long beyond in new[] { row.Least - 1, row.Most + 1 })
                {
                    JsonObject root = Root();
                    if (!Put(root, setting, ProfilePaths.InFile(setting, beyond)))
                    {
                        continue;
                    }

                    string json = root.ToJsonString();
                    Assert.IsNotEmpty(schema.Validate(json), $"{row.Name} {beyond}");
                    Assert.ThrowsExactly<InputException>(
                        () => ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(json)), $"{row.Name} {beyond}");
                    tried++;
                }
            }

            // All 39 rows of a profile but true or false, and the rate-capacity table, which a file says in four figures.
            Assert.AreEqual(2 * (39 - 2), tried);
        }

        [TestMethod]
        public async Task At_both_ends_of_the_range_of_its_row_every_figure_is_valid()
        {
            JsonSchema schema = await Schema();
            foreach (Setting setting in Enum.GetValues<Setting>().Where(ProfilePaths.Has))
            {
                SettingRow row = SettingTable.Row(setting);
                foreach (long end in new[] { row.Least, row.Most })
                {
                    JsonObject root = Root();
                    bool isAbsent = end == 0
                        && setting is Setting.PrechargeNanoamps or Setting.FormationNanoamps or Setting.PrechargeBelowMicrovolts;
                    if (!isAbsent && Put(root, setting, ProfilePaths.InFile(setting, end)))
                    {
                        Assert.IsEmpty(schema.Validate(root.ToJsonString()), $"{row.Name} {end}");
                    }
                }
            }
        }

        /// <summary>A profile in which every figure is given.</summary>
        private static JsonObject Root()
        {
            JsonObject root = JsonNode.Parse(ProfileCatalogue.Json("lifree-cu-lipon-lco"))!.AsObject();
            root["charging"]!["charge_voltage_drop_v"] ??= Figure(25, 0);
            root["open_circuit_error_shape"] ??= Figure(2, 0);
            root["diffusion"] ??= new JsonObject { ["time_s"] = Figure(2, 10), ["temperature"] = Figure(25, 1) };
            root["resistance_ohm"]!["face_ratio"] ??= 0;
            root["open_circuit_voltage_v"]!["error_span_ratio"] ??= 0.1;
            root["relaxation"]!["share"]!["error_ratio"] ??= 0.5;
            return root;
        }

        private static JsonObject Figure(int count, double value) =>
            new()
            {
                ["value"] = new JsonArray([.. Enumerable.Repeat(value, count).Select(entry => JsonValue.Create(entry))]),
                ["source"] = "paper",
            };

        /// <summary>Puts a value in the place of a figure, or of the last entry of a table.</summary>
        private static bool Put(JsonObject root, Setting setting, decimal value)
        {
            string[] names = ProfilePaths.Path(setting).Split('.');
            JsonObject parent = names[..^1].Aggregate(root, (at, step) => at[step]!.AsObject());
            string name = names[^1];
            if (parent[name] is JsonObject figure)
            {
                (parent, name) = (figure, "value");
            }

            switch (parent[name])
            {
                case JsonArray list:
                    bool isMinimum = setting is Setting.ChargeMinimumMillicelsius or Setting.DischargeMinimumMillicelsius;
                    list[isMinimum ? 0 : list.Count - 1] = value;
                    return true;
                case JsonValue only when only.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                    parent[name] = value;
                    return true;
                default:
                    // True or false, and the rate-capacity table, which is made of four figures.
                    return false;
            }
        }

        internal static Task<JsonSchema> Schema() => JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(ProfileCatalogue.Schema()));

        private static IEnumerable<string> Paths(JsonObject node, string parent)
        {
            foreach ((string name, JsonNode? value) in node)
            {
                string path = parent + name;
                yield return path;
                foreach (string inner in value is JsonObject below ? Paths(below, path + ".") : [])
                {
                    yield return inner;
                }
            }
        }
    }
}
