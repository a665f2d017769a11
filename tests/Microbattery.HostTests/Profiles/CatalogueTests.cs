using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Profiles
{
    /// <summary>Every row of the literature, as checked in.</summary>
    [TestClass]
    public class CatalogueTests
    {
        private static string Folder => Path.Combine(RepositoryFiles.Root, "bench", "Microbattery.Cells", "Profiles", "Catalogue");

        [TestMethod]
        public void Each_of_the_twenty_rows_is_a_profile_and_each_profile_a_row()
        {
            CollectionAssert.AreEqual(
                Enumerable.Range(1, 20).ToArray(), CellRecipes.All.Select(recipe => recipe.Row).Distinct().Order().ToArray());
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
                Assert.IsTrue(
                    JsonNode.DeepEquals(recipe, JsonNode.Parse(ProfileCatalogue.Json(name))!["charging"]),
                    $"{name}: {recipe.ToJsonString()}");
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

                Assert.AreEqual(
                    charging["float"]!["value"]!.GetValue<bool>(), charging["float"]!["source"]!.GetValue<string>() == "datasheet", name);
            }
        }

        [TestMethod]
        public void A_lithium_free_cell_is_charged_from_nothing_and_as_slowly_after_a_deep_discharge_as_at_first()
        {
            foreach (CellDocument document in ProfileCatalogue.Names.Select(ProfileCatalogue.Document)
                .Where(document => document.Sheet.Formation is not null))
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
                CellProfile profile = document.Profile;
                string code = ProfileEmitter.Emit(document, "N");
                Assert.Contains($"Name = \"{name}\",", code);
                for (Setting setting = profile.First; setting < profile.First + profile.Count; setting++)
                {
                    string emitted = Regex.Match(code, $@"\n            {setting} = ([^,]*),").Groups[1].Value;
                    string expected = setting == Setting.MayFloat ? (profile.MayFloat ? "true" : "false") : $"{profile.Value(setting)}";
                    Assert.AreEqual(expected, emitted.TrimEnd('L'), $"{name} {setting}");
                }

                for (Setting setting = CellProfile.FirstTable; setting <= CellProfile.LastTable; setting++)
                {
                    Match match = Regex.Match(code, $@"\n            {setting} = new (\w+)\(new int\[\]\s*\{{([^}}]*)\}}\),");
                    IntegerTable? table = profile.Table(setting);
                    Assert.AreEqual(table is not null, match.Success, $"{name} {setting}");
                    if (table is null)
                    {
                        continue;
                    }

                    int[] emitted = match.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(entry => int.Parse(entry, CultureInfo.InvariantCulture))
                        .ToArray();
                    Assert.AreEqual(table.GetType().Name, match.Groups[1].Value, $"{name} {setting}");
                    CollectionAssert.AreEqual(table.ToArray(), emitted, $"{name} {setting}");
                    CollectionAssert.AreEqual(FromJson(document, name, setting), emitted, $"{name} {setting}");
                }
            }
        }

        [TestMethod]
        public void Emitted_lines_are_at_most_140_characters_long()
        {
            foreach (string name in ProfileCatalogue.Names)
            {
                string code = ProfileEmitter.Emit(ProfileCatalogue.Document(name), "Microbattery.Boards.Cells");
                string longest = code.Split('\n').MaxBy(line => line.Length)!;
                Assert.IsLessThanOrEqualTo(140, longest.Length, $"{name}: {longest}");
            }
        }

        /// <summary>The counts that docs/cells.md prints: a change of the threshold, or of what is called fitting, shows here.</summary>
        [TestMethod]
        public void Profiles_whose_charge_current_drops_more_than_their_tolerance_are_warned_of()
        {
            CellProfile[] profiles = [.. ProfileCatalogue.Names.Select(ProfileCatalogue.Find)];
            Assert.HasCount(35, profiles);
            CollectionAssert.AreEqual(
                new[]
                {
                    "cymbet-cbc005", "cymbet-cbc012", "cymbet-cbc050", "enfilm-efl700a39", "excellatron-v2o5", "front-edge-nanoenergy-100",
                    "front-edge-nanoenergy-1000", "ips-thinergy-1000", "mos2-sulfide-li", "nis-sulfide-li", "tis2-sulfide-li",
                    "transparent-lmo-gel-lto", "v2o5-lipon-li",
                },
                profiles.Where(ChargeCurrentFit.IsExceeded).Select(profile => profile.Name).ToArray());

            // 50 mV over the 100 ohm of a half full cell.
            Assert.AreEqual(500000, ChargeCurrentFit.LargestNanoamps(ProfileCatalogue.Find("enfilm-efl700a39")));
        }

        [TestMethod]
        public void Known_cells_come_out_of_their_layers_within_what_their_makers_publish()
        {
            // Capacity sets the film's thickness: it must be one that is deposited, in a stack that fits the cell (docs/cells.md).
            foreach ((string name, double least, double most, double height) in new[]
            {
                ("front-edge-nanoenergy-100", 0.2, 0.6, 100), ("front-edge-nanoenergy-1000", 2, 6, 300), ("enfilm-efl700a39", 1, 4, 220),
                ("cymbet-cbc050", 1, 6, 200),
            })
            {
                CellRecipe recipe = CellRecipes.Find(name);
                CellBalance balance = new(recipe.Design);
                Assert.AreEqual(recipe.CapacityAmpHours, balance.CapacityCoulombs / 3600, 0.11 * recipe.CapacityAmpHours, name);
                Assert.IsTrue(
                    recipe.Design.PositiveMicrometres > least && recipe.Design.PositiveMicrometres < most,
                    $"{name}: {recipe.Design.PositiveMicrometres} µm");
                Assert.IsLessThan(
                    height, recipe.Design.PositiveMicrometres + recipe.Design.ElectrolyteMicrometres + recipe.Design.NegativeMicrometres);
                Assert.AreEqual(3.9, balance.EnergyJoules / balance.CapacityCoulombs, 0.1, name + ": nominal voltage");

                // The hand-kept curve and that of the layers are one; a lithium-free cell's lacks what formation takes at its empty end.
                ChargeTable kept = ProfileCatalogue.Find(name).OpenCircuitMicrovolts;
                for (int i = 5; i < kept.Length; i++)
                {
                    Assert.AreEqual(
                        kept[i] / 1e6, balance.OpenCircuitVolts((double)i / (kept.Length - 1)),
                        name.StartsWith("cymbet", StringComparison.Ordinal) ? 0.06 : 0.005, $"{name} {i}");
                }
            }
        }

        private static int[] FromJson(CellDocument document, string name, Setting setting)
        {
            if (setting == Setting.RateCapacityPpm)
            {
                // Two exponents there, a table here.
                RateCapacity rate = document.Sheet.RateCapacity;
                return [.. Enumerable.Range(0, document.Profile.RateCapacityPpm.Length)
                    .Select(octave => (int)Math.Round(1e6 * rate.Ratio(rate.ReferenceAmps * Math.Pow(2, octave))))];
            }

            JsonNode root = JsonNode.Parse(ProfileCatalogue.Json(name))!;
            JsonNode figure = ProfilePaths.Path(setting).Split('.').Aggregate(root, (node, part) => node[part]!);
            double scale = ProfilePaths.Scale(setting);
            return [.. figure["value"]!.AsArray().Select(entry => (int)Math.Round(entry!.GetValue<double>() * scale))];
        }
    }
}
