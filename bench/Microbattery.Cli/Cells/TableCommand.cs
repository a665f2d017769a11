using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;
using Microbattery.Cli.Input;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Reports.Reference;

namespace Microbattery.Cli.Cells
{
    /// <summary>"cells table": the tables of docs/cells.md.</summary>
    public static class TableCommand
    {
        private const int HalfFullPpm = 500000;
        private const int RoomMillicelsius = 25000;

        private static readonly string[] s_known =
        [
            "front-edge-nanoenergy-100", "front-edge-nanoenergy-1000", "enfilm-efl700a39", "cymbet-cbc005", "cymbet-cbc012",
            "cymbet-cbc050",
        ];

        private static readonly string[] s_chargingFigures = ["precharge_below_v", "not_below_v", "float"];

        /// <summary>Names of the blocks of docs/cells.md.</summary>
        public static IReadOnlyList<string> Names { get; } = ["systems", "charging", "charge currents", "known cells"];

        /// <summary>The blocks, in the order of the page.</summary>
        /// <returns>Names and tables in Markdown.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks() =>
            [("systems", Systems()), ("charging", Charging()), ("charge currents", ChargeCurrents()), ("known cells", Known())];

        /// <summary>The systems of the literature, a line for each profile.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Systems()
        {
            MarkdownTable table = new(
                "row", "profile", "kind", "system", "capacity", "window", "resistance", "capacity, window, resistance from");
            foreach (CellRecipe recipe in CellRecipes.All.OrderBy(recipe => recipe.Row))
            {
                CellDocument document = ProfileCatalogue.Document(recipe.Name);
                CellProfile profile = document.Profile;
                CellSheet sheet = document.Sheet;
                JsonNode json = JsonNode.Parse(ProfileCatalogue.Json(recipe.Name))!;
                string Source(string path) => path.Split('.').Aggregate(json, (at, name) => at[name]!)["source"]!.GetValue<string>();
                table.Row(
                    $"{recipe.Row}",
                    $"`{recipe.Name}`",
                    sheet.IsFamily ? "family" : "product",
                    $"{sheet.Positive} / {sheet.Electrolyte} / {sheet.Negative}",
                    Text($"{profile.CapacityNanoampSeconds / 3.6e6:0.#} µA·h"),
                    Text($"{profile.CutoffVoltageMicrovolts / 1e6:0.0#} to {profile.ChargeVoltageMicrovolts / 1e6:0.0#} V"),
                    CellText.Ohms(profile, HalfFullPpm, RoomMillicelsius),
                    $"{Source("capacity_ah")}, {Source("limits.charge_voltage_v")}, {Source("resistance_ohm")}");
            }

            return table.Below(
                "Source: the profiles of the catalogue; resistance of a half full cell at 25 °C. Order: row of the review.");
        }

        /// <summary>Cells of which something is published: what their layers give against their profile.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Known()
        {
            MarkdownTable table = new(
                "cell", "area taken", "film for its capacity", "stack in height", "mean voltage", "resistance of the layers",
                "of the profile", "curve against the profile's, worst from 10 %");
            foreach ((string name, double millivolts) in s_known
                .Select(name => (Name: name, Millivolts: CurveMillivolts(name)))
                .OrderByDescending(one => one.Millivolts))
            {
                CellDesign design = CellRecipes.Find(name).Design;
                CellBalance balance = new(design);
                CellDocument document = ProfileCatalogue.Document(name);
                double stack = design.PositiveMicrometres + design.ElectrolyteMicrometres + design.NegativeMicrometres;
                double charge = document.Profile.CapacityNanoampSeconds / 3.6e6;
                table.Row(
                    name,
                    Text($"{design.AreaSquareCentimetres:G3} cm²"),
                    Text($"{design.PositiveMicrometres:0.00} µm for {charge:0.#} µA·h"),
                    Text($"{stack:0.0} of {1000 * document.Sheet.SizeMillimetres[2]:0} µm"),
                    Text($"{balance.EnergyJoules / balance.CapacityCoulombs:0.00} V"),
                    CellText.Ohms(new CellResistance(design, balance).Ohms(0.5, 25)),
                    CellText.Ohms(document.Profile, HalfFullPpm, RoomMillicelsius),
                    Text($"{millivolts:0} mV"));
            }

            return table.Below("Conditions: half full cells at 25 °C, nothing drawn. Largest difference of the curves first.");
        }

        /// <summary>How each cell is charged.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Charging()
        {
            MarkdownTable table = new("profile", "deeply discharged", "first charge", "warm", "full", "deep, never, float from");
            foreach (CellRecipe recipe in CellRecipes.All.OrderBy(recipe => recipe.Row))
            {
                CellProfile profile = ProfileCatalogue.Find(recipe.Name);
                JsonNode charging = JsonNode.Parse(ProfileCatalogue.Json(recipe.Name))!["charging"]!;
                string[] sources = [.. s_chargingFigures.Select(name => charging[name]!["source"]!.GetValue<string>())];
                table.Row(
                    $"`{recipe.Name}`",
                    CellText.DeepDischarge(profile),
                    profile.FormationNanoamps > 0 ? CellText.Amps(profile.FormationNanoamps) : "-",
                    CellText.Warm(profile) is { Length: > 0 } steps ? steps : "-",
                    CellText.Full(profile),
                    string.Join(", ", sources));
            }

            return table.Below("Source: the profiles of the catalogue. Order: that of the table above.");
        }

        /// <summary>Profiles whose charge current limit drops more than their voltage tolerance.</summary>
        /// <returns>A sentence and a table in Markdown.</returns>
        public static string ChargeCurrents()
        {
            CellProfile[] all = [.. ProfileCatalogue.Names.Select(ProfileCatalogue.Find)];
            CellProfile[] warned = [.. all.Where(ChargeCurrentFit.IsExceeded).OrderByDescending(Times)];
            MarkdownTable table = new(
                "profile", "charge current limit>", "its drop in a half full cell>", "voltage tolerance>", "times>",
                "largest current that fits>");
            foreach (CellProfile profile in warned)
            {
                table.Row(
                    $"`{profile.Name}`",
                    CellText.Amps(profile.ChargeCurrentLimitNanoamps),
                    Text($"{CellText.DropMillivolts(profile):0} mV"),
                    Text($"{profile.ChargeVoltageToleranceMicrovolts / 1e3:0} mV"),
                    Text($"{Times(profile):0.0}"),
                    CellText.Amps(ChargeCurrentFit.LargestNanoamps(profile)));
            }

            return table.Below(
                $"{warned.Length} of {all.Length} profiles are warned of: their limit drops more than the tolerance.\n"
                + "Conditions: half full cells at 25 °C. Most times the tolerance first.");
        }

        /// <summary>Worst difference between the curve of the layers and the profile's, whole mV: equal ones keep their order.</summary>
        private static double CurveMillivolts(string name)
        {
            CellBalance balance = new(CellRecipes.Find(name).Design);
            ChargeTable curve = ProfileCatalogue.Find(name).OpenCircuitMicrovolts;
            IEnumerable<double> off = Enumerable.Range(0, curve.Length)
                .Select(i => (double)i / (curve.Length - 1))
                .Where(soc => soc >= 0.1)
                .Select(soc => Math.Abs((curve.At((int)(soc * 1e6)) / 1e6) - balance.OpenCircuitVolts(soc)));
            return Math.Round(1e3 * off.Max());
        }

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

        private static double Times(CellProfile profile) =>
            CellText.DropMillivolts(profile) * 1e3 / profile.ChargeVoltageToleranceMicrovolts;

        internal static Command Create()
        {
            Option<string> output = Options.FilePath("--out", "Page whose tables are written; standard output without it.");
            Command command = new("table", "The tables of docs/cells.md, in Markdown.") { output };
            command.SetAction(async (result, cancellation) =>
            {
                string? page = result.GetValue(output);
                MarkedPage.Require(page, Names);
                MarkedPage.Write(page, await Interruptible.Run(Blocks, cancellation).ConfigureAwait(false));
                return 0;
            });
            return command;
        }
    }
}
