using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;

namespace Microbattery.Reports.Reference
{
    /// <summary>The printed parts of docs/reference/faults.md: the table of faults, and its limits for an example cell and board.</summary>
    public static class FaultsPage
    {
        private const string Cell = "enfilm-efl700a39";

        private static readonly (FaultTraits Trait, string Words)[] s_traits =
        [
            (FaultTraits.BlocksCharge, "opens the charge switch"),
            (FaultTraits.BlocksLoad, "opens the load switch"),
            (FaultTraits.Latched, "latched"),
            (FaultTraits.Recorded, "recorded"),
            (FaultTraits.Blinding, "blinding"),
            (FaultTraits.LimitsCharge, "limits the charge current"),
            (FaultTraits.LimitsLoad, "limits the load"),
        ];

        /// <summary>The blocks, in the order of the page.</summary>
        /// <returns>Names and tables in Markdown.</returns>
        public static IEnumerable<(string Name, string Text)> Blocks()
        {
            BoardFigures board = BoardCatalogue.Find(BoardCatalogue.Example).Create().Accuracy;
            FaultTable faults = new(ProfileCatalogue.Find(Cell), board, new ProtectionSettings());
            FaultRow[] rows = [.. Enumerable.Range(0, FaultTable.Count).Select(faults.Row)];
            ApiSummaries summaries = ApiSummaries.Read();
            return
            [
                ("faults", Faults(rows)),
                ("limits", Limits(rows)),
                ("quantities", Quantities(rows, summaries)),
            ];
        }

        private static string Faults(FaultRow[] rows)
        {
            MarkdownTable table = new("bit>", "flag>", "fault", "what follows", "what is wrong");
            for (int bit = 0; bit < rows.Length; bit++)
            {
                FaultRow row = rows[bit];
                table.Row($"{bit}", $"{(int)row.Fault}", $"`{row.Fault}`", Traits(row.Traits), row.Summary);
            }

            return table.Below("Source: the firmware's table of faults. Order: bit.");
        }

        private static string Limits(FaultRow[] rows)
        {
            MarkdownTable table = new("fault", "quantity", "warned of", "trips", "after", "clears", "after", "source of the limits");
            foreach (FaultRow row in rows)
            {
                bool isJudged = row.Quantity != FaultQuantity.Supervisor;
                bool trips = isJudged && row.Trip < FaultRow.Never;
                string pulse = row.TripMilliseconds > 0 ? $" and {row.TripMilliseconds / 1e3:0.###} s" : string.Empty;
                table.Row(
                    $"`{row.Fault}`",
                    isJudged ? $"`{row.Quantity}`" : "none",
                    isJudged && row.Warn < row.Trip && row.Warn < FaultRow.Never ? Limit(row.Quantity, row.Warn, isAbove: true) : "-",
                    !isJudged ? "raised by the supervisor" : trips ? Limit(row.Quantity, row.Trip, isAbove: true) : "never",
                    trips ? Samples(row.TripSamples) + pulse : "-",
                    trips ? Limit(row.Quantity, row.Release, isAbove: false) : "-",
                    trips ? Samples(row.ReleaseSamples) : "-",
                    row.Source);
            }

            return table.Below(
                $"Conditions: cell `{Cell}`, board `{BoardCatalogue.Example}`, default settings; limits of others come from the same "
                + "sources, in the last\ncolumn. Order: bit.");
        }

        private static string Quantities(FaultRow[] rows, ApiSummaries summaries)
        {
            MarkdownTable table = new("quantity", "what it is", "faults");
            foreach (IGrouping<FaultQuantity, FaultRow> group in rows.GroupBy(row => row.Quantity).OrderBy(group => group.Key))
            {
                table.Row($"`{group.Key}`", summaries.Of(group.Key), string.Join(", ", group.Select(row => $"`{row.Fault}`")));
            }

            return table.Below("Source: the firmware's table of faults. Order: as the quantities are judged.");
        }

        private static string Traits(FaultTraits traits)
        {
            string words = string.Join(", ", s_traits.Where(trait => traits.HasFlag(trait.Trait)).Select(trait => trait.Words));
            words = words.Replace("opens the charge switch, opens the load switch", "opens both switches", StringComparison.Ordinal);
            return words.Length == 0 ? "shown, nothing else" : words;
        }

        private static string Samples(int count) => count == 1 ? "1 sample" : $"{count} samples";

        /// <summary>A limit as a person reads it: a lower limit is judged negated.</summary>
        private static string Limit(FaultQuantity quantity, long value, bool isAbove)
        {
            bool isNegated = quantity is FaultQuantity.LowestVoltage or FaultQuantity.LowestTemperature or FaultQuantity.MeasuredLowVoltage;
            string sign = (isAbove, isNegated) switch
            {
                (true, false) => "above ",
                (true, true) => "below ",
                (false, false) => "up to ",
                (false, true) => "from ",
            };
            return sign + Amount(quantity, isNegated ? -value : value);
        }

        private static string Amount(FaultQuantity quantity, long value) => quantity switch
        {
            FaultQuantity.HighestVoltage or FaultQuantity.LowestVoltage
                or FaultQuantity.MeasuredVoltage or FaultQuantity.MeasuredLowVoltage =>
                Text(value / 1e6, "V"),
            FaultQuantity.Disagreement => Text(value / 1e3, "mV"),
            FaultQuantity.HighestTemperature or FaultQuantity.LowestTemperature => Text(value / 1e3, "°C"),
            FaultQuantity.HighestCurrent or FaultQuantity.LowestCurrent or FaultQuantity.MeasuredDischarge
                or FaultQuantity.UnrequestedCharge or FaultQuantity.UnrequestedDischarge =>
                value >= 1000000 ? Text(value / 1e6, "mA") : value >= 1000 ? Text(value / 1e3, "µA") : Text(value, "nA"),
            _ => $"{value}",
        };

        private static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}");
    }
}
