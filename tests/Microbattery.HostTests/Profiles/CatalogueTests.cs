using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microbattery.Bench;
using Microbattery.Bench.Materials;
using Microbattery.Bench.Profiles;
using Microbattery.Firmware.Cells;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Profiles
{
    /// <summary>Every row of the literature, as checked in.</summary>
    [TestClass]
    public class CatalogueTests
    {
        private static string Folder => Path.Combine(RepositoryFiles.Root, "bench", "Microbattery.Bench", "Profiles", "Catalogue");

        [TestMethod]
        public void Each_of_the_twenty_rows_is_a_profile_and_each_profile_a_row()
        {
            CollectionAssert.AreEqual(Enumerable.Range(1, 20).ToArray(), CellRecipes.All.Select(recipe => recipe.Row).Distinct().Order().ToArray());
            CollectionAssert.AreEquivalent(ProfileCatalogue.Names.ToArray(), CellRecipes.All.Select(recipe => recipe.Name).ToArray());
        }

        /// <summary>With UPDATE_CATALOGUE=1 writes them instead.</summary>
        [TestMethod]
        public void Profiles_that_are_not_kept_by_hand_are_what_their_layers_give()
        {
            foreach (CellRecipe recipe in CellRecipes.All.Where(recipe => !CellRecipes.HandKept.Contains(recipe.Name)))
            {
                string file = Path.Combine(Folder, recipe.Name + ".cell.json");
                ProfileDraft draft = DesignedProfile.Make(recipe);
                if (Environment.GetEnvironmentVariable("UPDATE_CATALOGUE") == "1")
                {
                    draft.Write(file);
                }

                Assert.AreEqual(Encoding.UTF8.GetString(draft.ToBytes()), File.ReadAllText(file).ReplaceLineEndings("\n"), recipe.Name);
            }
        }

        [TestMethod]
        public void Profiles_that_are_kept_by_hand_are_charged_as_their_recipes_say()
        {
            foreach (string name in CellRecipes.HandKept)
            {
                JsonNode recipe = JsonNode.Parse(DesignedProfile.Make(CellRecipes.Find(name)).ToBytes())!["charging"]!;
                Assert.IsTrue(JsonNode.DeepEquals(recipe, JsonNode.Parse(ProfileCatalogue.Json(name))!["charging"]), $"{name}: {recipe.ToJsonString()}");
            }
        }

        [TestMethod]
        public void Every_profile_says_how_it_is_charged_and_only_where_a_maker_says_so_that_it_may_be_held()
        {
            foreach (string name in ProfileCatalogue.Names)
            {
                JsonNode charging = JsonNode.Parse(ProfileCatalogue.Json(name))!["charging"]!;
                foreach (string figure in new[] { "precharge_below_v", "not_below_v", "constant_voltage_s", "top_off_s", "float" })
                {
                    Assert.IsNotEmpty(charging[figure]!["note"]!.GetValue<string>(), $"{name} {figure}");
                }

                Assert.AreEqual(charging["float"]!["value"]!.GetValue<bool>(), charging["float"]!["source"]!.GetValue<string>() == "datasheet", name);
            }
        }

        [TestMethod]
        public void A_lithium_free_cell_is_charged_from_nothing_and_as_slowly_after_a_deep_discharge_as_at_first()
        {
            foreach (CellDocument document in ProfileCatalogue.Names.Select(ProfileCatalogue.Document).Where(document => document.Sheet.Formation is not null))
            {
                Assert.AreEqual(0, document.Profile.ChargeNotBelowMicrovolts, document.Profile.Name);
                Assert.AreEqual(document.Profile.FormationNanoamps, document.Profile.PrechargeNanoamps, document.Profile.Name);
            }
        }

        [TestMethod]
        public void A_family_is_marked_in_the_profile_and_in_the_emitted_code()
        {
            foreach (CellRecipe recipe in CellRecipes.All)
            {
                CellDocument document = ProfileCatalogue.Document(recipe.Name);
                Assert.AreEqual(recipe.IsFamily, document.Sheet.IsFamily, recipe.Name);
                string code = ProfileEmitter.Emit(document, "N");
                Assert.AreEqual(recipe.IsFamily, code.Contains("no maker published these limits", StringComparison.Ordinal), recipe.Name);
            }
        }

        [TestMethod]
        public void Emitted_figures_are_those_of_the_json_and_integers()
        {
            foreach (string name in ProfileCatalogue.Names)
            {
                CellDocument document = ProfileCatalogue.Document(name);
                string code = ProfileEmitter.Emit(document, "N");
                foreach (FieldInfo field in typeof(CellProfile).GetFields())
                {
                    object? value = field.GetValue(document.Profile);
                    if (value is int[] table)
                    {
                        Match match = Regex.Match(code, $@"int\[\] s_{char.ToLowerInvariant(field.Name[0])}{field.Name[1..]} =\s*\{{([^}}]*)\}}");
                        int[] emitted = match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                            .Select(entry => int.Parse(entry, CultureInfo.InvariantCulture))
                            .ToArray();
                        CollectionAssert.AreEqual(table, emitted, $"{name} {field.Name}");
                        CollectionAssert.AreEqual(FromJson(document, name, field.Name), emitted, $"{name} {field.Name}");
                    }
                    else
                    {
                        string expected = value switch
                        {
                            string text => $"\"{text}\"",
                            long number => $"{number}L",
                            bool flag => flag ? "true" : "false",
                            null => "null",
                            _ => $"{value}",
                        };
                        Assert.Contains($"{field.Name} = {expected},", code, name);
                    }
                }
            }
        }

        [TestMethod]
        public void Known_cells_come_out_of_their_layers_within_what_their_makers_publish()
        {
            // Capacity sets the film's thickness: it must be one that is deposited, in a stack that fits the cell (docs/cells.md).
            foreach ((string name, double least, double most, double height) in new[]
            {
                ("front-edge-nanoenergy-100", 0.2, 0.6, 100), ("front-edge-nanoenergy-1000", 2, 6, 300), ("enfilm-efl700a39", 1, 4, 220), ("cymbet-cbc050", 1, 6, 200),
            })
            {
                CellRecipe recipe = CellRecipes.Find(name);
                CellBalance balance = new(recipe.Design);
                Assert.AreEqual(recipe.CapacityAmpHours, balance.CapacityCoulombs / 3600, 0.11 * recipe.CapacityAmpHours, name);
                Assert.IsTrue(recipe.Design.PositiveMicrometres > least && recipe.Design.PositiveMicrometres < most, $"{name}: {recipe.Design.PositiveMicrometres} µm");
                Assert.IsLessThan(height, recipe.Design.PositiveMicrometres + recipe.Design.ElectrolyteMicrometres + recipe.Design.NegativeMicrometres);
                Assert.AreEqual(3.9, balance.EnergyJoules / balance.CapacityCoulombs, 0.1, name + ": nominal voltage");

                // The hand-kept curve and that of the layers are one; a lithium-free cell's lacks what formation takes at its empty end.
                ChargeTable kept = ProfileCatalogue.Find(name).OpenCircuitMicrovolts;
                for (int i = 5; i < kept.Length; i++)
                {
                    Assert.AreEqual(kept[i] / 1e6, balance.OpenCircuitVolts((double)i / (kept.Length - 1)), name.StartsWith("cymbet", StringComparison.Ordinal) ? 0.06 : 0.005, $"{name} {i}");
                }
            }
        }

        private static int[] FromJson(CellDocument document, string name, string field)
        {
            if (field == nameof(CellProfile.RateCapacityPpm))
            {
                // Two exponents there, a table here.
                RateCapacity rate = document.Sheet.RateCapacity;
                return document.Profile.RateCapacityPpm.ToArray().Select((_, i) => (int)Math.Round(1e6 * rate.Ratio(rate.ReferenceAmps * Math.Pow(2, i)))).ToArray();
            }

            (string path, double scale) = field switch
            {
                nameof(CellProfile.CurrentTemperaturePpm) => ("current_temperature", 1e6),
                nameof(CellProfile.ChargeVoltageDropMicrovolts) => ("charging/charge_voltage_drop_v", 1e6),
                nameof(CellProfile.OpenCircuitMicrovolts) => ("open_circuit_voltage_v", 1e6),
                nameof(CellProfile.OpenCircuitErrorShapePpm) => ("open_circuit_error_shape", 1e6),
                nameof(CellProfile.ResistanceMilliohms) => ("resistance_ohm", 1e3),
                nameof(CellProfile.ResistanceTemperatureThousandths) => ("resistance_temperature", 1e3),
                nameof(CellProfile.RelaxationPpm) => ("relaxation/share", 1e6),
                nameof(CellProfile.RelaxationMilliseconds) => ("relaxation/time_constant_s", 1e3),
                nameof(CellProfile.DiffusionMilliseconds) => ("diffusion/time_s", 1e3),
                nameof(CellProfile.DiffusionTemperatureThousandths) => ("diffusion/temperature", 1e3),
                nameof(CellProfile.SelfDischargePicoamps) => ("self_discharge_a", 1e12),
                _ => throw new InputException(field, null, "a table this test does not know"),
            };
            using var json = System.Text.Json.JsonDocument.Parse(ProfileCatalogue.Json(name));
            return path.Split('/').Aggregate(json.RootElement, (element, part) => element.GetProperty(part)).GetProperty("value").EnumerateArray().Select(entry => (int)Math.Round(entry.GetDouble() * scale)).ToArray();
        }
    }
}
