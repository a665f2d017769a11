using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;
using Microbattery.Cli.Input;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Cli.Cells
{
    /// <summary>"cells table": the tables of docs/cells.md.</summary>
    public static class TableCommand
    {
        private static readonly string[] s_known =
            ["front-edge-nanoenergy-100", "front-edge-nanoenergy-1000", "enfilm-efl700a39", "cymbet-cbc005", "cymbet-cbc012", "cymbet-cbc050"];

        private static readonly string[] s_chargingFigures = ["precharge_below_v", "not_below_v", "float"];

        /// <summary>The systems of the literature, a line for each profile.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Systems()
        {
            StringBuilder text = new();
            text.Append("| row | profile | kind | system | capacity | window | resistance | capacity, window, resistance from |\n|---|---|---|---|---|---|---|---|\n");
            foreach (CellRecipe recipe in CellRecipes.All.OrderBy(recipe => recipe.Row))
            {
                CellDocument document = ProfileCatalogue.Document(recipe.Name);
                CellProfile profile = document.Profile;
                CellSheet sheet = document.Sheet;
                JsonNode json = JsonNode.Parse(ProfileCatalogue.Json(recipe.Name))!;
                string Source(string path) => path.Split('.').Aggregate(json, (at, name) => at[name]!)["source"]!.GetValue<string>();
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {recipe.Row} | `{recipe.Name}` | {(sheet.IsFamily ? "family" : "product")} | {sheet.Positive} / {sheet.Electrolyte} / {sheet.Negative} | {profile.CapacityNanoampSeconds / 3.6e6:0.#} µA·h | {profile.CutoffVoltageMicrovolts / 1e6:0.0#} to {profile.ChargeVoltageMicrovolts / 1e6:0.0#} V | {CellText.Ohms(profile, 500000, 25000)} | {Source("capacity_ah")}, {Source("limits.charge_voltage_v")}, {Source("resistance_ohm")} |\n");
            }

            return text.ToString();
        }

        /// <summary>Cells of which something is published: what their layers give against their profile.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Known()
        {
            StringBuilder text = new();
            text.Append("| cell | area taken | film for its capacity | stack in height | mean voltage | resistance of the layers | of the profile | curve against the profile's, worst from 10 % |\n|---|---|---|---|---|---|---|---|\n");
            foreach (string name in s_known)
            {
                CellRecipe recipe = CellRecipes.Find(name);
                CellDesign design = recipe.Design;
                CellBalance balance = new(design);
                CellDocument document = ProfileCatalogue.Document(name);
                CellProfile profile = document.Profile;
                double stack = design.PositiveMicrometres + design.ElectrolyteMicrometres + design.NegativeMicrometres;
                IEnumerable<double> off = Enumerable.Range(0, profile.OpenCircuitMicrovolts.Length)
                    .Select(i => (double)i / (profile.OpenCircuitMicrovolts.Length - 1))
                    .Where(soc => soc >= 0.1)
                    .Select(soc => Math.Abs((profile.OpenCircuitMicrovolts.At((int)(soc * 1e6)) / 1e6) - balance.OpenCircuitVolts(soc)));
                double charge = profile.CapacityNanoampSeconds / 3.6e6;
                double height = 1000 * document.Sheet.SizeMillimetres[2];
                string layers = CellText.Ohms(new CellResistance(design, balance).Ohms(0.5, 25));
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {design.AreaSquareCentimetres:G3} cm² | {design.PositiveMicrometres:0.00} µm for {charge:0.#} µA·h "
                    + $"| {stack:0.0} of {height:0} µm | {balance.EnergyJoules / balance.CapacityCoulombs:0.00} V "
                    + $"| {layers} | {CellText.Ohms(profile, 500000, 25000)} | {1e3 * off.Max():0} mV |\n");
            }

            return text.ToString();
        }

        /// <summary>How each cell is charged.</summary>
        /// <returns>A table in Markdown.</returns>
        public static string Charging()
        {
            StringBuilder text = new();
            text.Append("| profile | deeply discharged | first charge | warm | full | deep, never, float from |\n|---|---|---|---|---|---|\n");
            foreach (CellRecipe recipe in CellRecipes.All.OrderBy(recipe => recipe.Row))
            {
                CellProfile profile = ProfileCatalogue.Find(recipe.Name);
                JsonNode charging = JsonNode.Parse(ProfileCatalogue.Json(recipe.Name))!["charging"]!;
                string[] sources = [.. s_chargingFigures.Select(name => charging[name]!["source"]!.GetValue<string>())];
                string formation = profile.FormationNanoamps > 0 ? CellText.Amps(profile.FormationNanoamps) : "-";
                string warm = CellText.Warm(profile) is { Length: > 0 } steps ? steps : "-";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{recipe.Name}` | {CellText.DeepDischarge(profile)} | {formation} | {warm} | {CellText.Full(profile)} | {string.Join(", ", sources)} |\n");
            }

            return text.ToString();
        }

        /// <summary>Profiles whose charge current limit drops more than their voltage tolerance.</summary>
        /// <returns>A sentence and a table in Markdown.</returns>
        public static string ChargeCurrents()
        {
            CellProfile[] all = [.. ProfileCatalogue.Names.Select(ProfileCatalogue.Find)];
            CellProfile[] warned = [.. all.Where(ChargeCurrentFit.IsExceeded).OrderByDescending(Times)];
            StringBuilder text = new();
            text.Append(
                CultureInfo.InvariantCulture,
                $"{warned.Length} of {all.Length} profiles are warned of: their limit drops more than the tolerance:\n\n");
            text.Append("| profile | charge current limit | its drop in a half full cell | voltage tolerance | times ");
            text.Append("| largest current that fits |\n");
            text.Append("|---|---:|---:|---:|---:|---:|\n");
            foreach (CellProfile profile in warned)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{profile.Name}` | {CellText.Amps(profile.ChargeCurrentLimitNanoamps)} ");
                text.Append(CultureInfo.InvariantCulture, $"| {CellText.DropMillivolts(profile):0} mV ");
                text.Append(CultureInfo.InvariantCulture, $"| {profile.ChargeVoltageToleranceMicrovolts / 1e3:0} mV ");
                text.Append(CultureInfo.InvariantCulture, $"| {Times(profile):0.0} ");
                text.Append(CultureInfo.InvariantCulture, $"| {CellText.Amps(ChargeCurrentFit.LargestNanoamps(profile))} |\n");
            }

            return text.ToString();
        }

        private static double Times(CellProfile profile) =>
            CellText.DropMillivolts(profile) * 1e3 / profile.ChargeVoltageToleranceMicrovolts;

        internal static Command Create()
        {
            Command command = new("table", "The tables of docs/cells.md, in Markdown.");
            command.SetAction(async (_, cancellation) =>
            {
                foreach (Func<string> table in new[] { Systems, Charging, ChargeCurrents })
                {
                    Console.WriteLine(await Interruptible.Run(table, cancellation).ConfigureAwait(false));
                }

                Console.Write(await Interruptible.Run(Known, cancellation).ConfigureAwait(false));
                return 0;
            });
            return command;
        }
    }
}
