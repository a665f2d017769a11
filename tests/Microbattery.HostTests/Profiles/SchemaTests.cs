using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microbattery.Bench;
using Microbattery.Bench.Materials;
using Microbattery.Bench.Profiles;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NJsonSchema;

namespace Microbattery.HostTests.Profiles
{
    /// <summary>The schema that ships, and the reader, ask for the same.</summary>
    [TestClass]
    public class SchemaTests
    {
        [TestMethod]
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
        [DataRow("cymbet-cbc050")]
        [DataRow("lco-lipon-si")]
        public async Task Without_any_one_of_its_fields_schema_and_reader_both_refuse_and_the_reader_names_it(string name)
        {
            JsonSchema schema = await Schema();
            string[] optional =
                ["note", "maker", "charging", "charging.not_below_v", "charging.charge_voltage_drop_v", "charging.constant_voltage_s", "charging.top_off_s", "charging.float", "open_circuit_voltage_v.error_span_ratio"];
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
                string expected = names[^1] == "value" ? string.Join('.', names[..^1]) : path == "charging.precharge_below_v" ? "charging.precharge_current_a" : path;
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
                ("kind", "toy"), ("format", "microbattery cell profile 1"), ("name", "a b"), ("capacity_ah.source", "hearsay"), ("capacity_ah.value", -1), ("limits.pulse_current_a.value", "much"),
                ("fade.per_cycle_ratio.value", 2), ("rate_capacity.low_exponent.value", 0.5), ("relaxation.share.value", new JsonArray(-1, 0, 0)), ("form_factor.size_mm.value", new JsonArray(1, 2)),
                ("charging.precharge_below_v.value", -1), ("charging.precharge_below_v.value", 0), ("charging.precharge_current_a.value", 0), ("charging.not_below_v.value", -1), ("charging.constant_voltage_s.value", 3000000),
                ("charging.top_off_s.value", -1), ("charging.float.value", 1), ("charging.float.source", "hearsay"), ("charging.never_below_v", new JsonObject()),
            })
            {
                JsonObject root = JsonNode.Parse(ProfileCatalogue.Json("enfilm-efl700a39"))!.AsObject();
                string[] names = path.Split('.');
                names[..^1].Aggregate(root, (at, step) => at[step]!.AsObject())[names[^1]] = value;
                Assert.IsNotEmpty(schema.Validate(root.ToJsonString()), path);
                Assert.ThrowsExactly<InputException>(() => ProfileReader.Read("x.cell.json", Encoding.UTF8.GetBytes(root.ToJsonString())), path);
            }
        }

        [TestMethod]
        public async Task How_a_cell_is_charged_may_be_missing_in_part_or_as_a_whole()
        {
            JsonSchema schema = await Schema();
            string[] last = ["charging.not_below_v", "charging.charge_voltage_drop_v", "charging.constant_voltage_s", "charging.top_off_s", "charging.float", "charging.precharge_current_a", "charging.precharge_below_v", "charging"];
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
                CollectionAssert.AreEqual(new[] { 0, 1500000, -2000000, 0 }, ProfileReader.Read("x.cell.json", json).Profile.OpenCircuitErrorShapePpm.ToArray());
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
