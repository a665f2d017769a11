using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microbattery.Experiments.Matrices;
using Microbattery.Reports.Reference;

namespace Microbattery.Reports.Matrices
{
    /// <summary>
    /// Tables of a wide matrix: what breaks, with a command for each kind, and which values of which factor are the weakest.
    /// </summary>
    public static partial class WideTables
    {
        private const int MostKinds = 40;
        private const int MostValues = 12;

        /// <summary>Name of the block of pairs of faults.</summary>
        public const string PairsName = "latent faults";

        /// <summary>Name of the block in a page.</summary>
        public const string BlockName = "wide matrix";

        /// <summary>Prints an outcome.</summary>
        /// <param name="outcome">The outcome.</param>
        /// <param name="conditions">What was drawn and what not, a sentence or two.</param>
        /// <param name="figures">Columns beside the counts: a title, and its text for some runs.</param>
        /// <param name="commandOf">The command that shows one run.</param>
        /// <returns>Markdown.</returns>
        public static string Print(
            WideOutcome outcome,
            string conditions,
            IReadOnlyList<(string Title, Func<IReadOnlyList<WideResult>, string> Text)> figures,
            Func<int[], string> commandOf)
        {
            ArgumentNullException.ThrowIfNull(outcome);
            ArgumentNullException.ThrowIfNull(figures);
            ArgumentNullException.ThrowIfNull(commandOf);
            StringBuilder text = new();
            string extent = Text($"{outcome.Results.Count} runs of {outcome.Product:0.##e0} in the whole product");
            string covering = outcome.Designs > 0
                ? Text($"; {outcome.Designs} times every pair of values of every two factors")
                    + Text($" but the {outcome.ImpossiblePairs} that cannot be")
                : string.Empty;
            string stopped = outcome.WasCancelled ? "; interrupted" : string.Empty;
            text.Append(Text($"Conditions: {conditions} {extent}{covering}{stopped}. Weakest first.\n\n"));
            text.Append(Overview(outcome, figures));
            text.Append('\n').Append(Kinds(outcome, commandOf));
            foreach (int i in Enumerable.Range(0, outcome.Factors.Count).Where(i => outcome.Factors[i].Values.Count > 1))
            {
                text.Append('\n').Append(Values(outcome, i, figures));
            }

            return text.ToString();
        }

        /// <summary>The runs that had anything to show: those whose state was reached, whose cell has a profile.</summary>
        private static WideResult[] Shown(IEnumerable<WideResult> results) =>
            [.. results.Where(result => !double.IsNaN(result.Figures[0]))];

        private static string Overview(
            WideOutcome outcome, IReadOnlyList<(string Title, Func<IReadOnlyList<WideResult>, string> Text)> figures)
        {
            WideResult[] shown = Shown(outcome.Results.Select(one => one.Result));
            MarkdownTable table = new(["runs>", "break a promise>", "nothing to judge>", .. figures.Select(figure => figure.Title + ">")]);
            int broken = shown.Count(result => result.Broken.Length > 0);
            table.Row(
            [
                Text($"{shown.Length}"),
                Text($"{broken}, {Share(broken, shown.Length)}"),
                Text($"{outcome.Results.Count - shown.Length}"),
                .. figures.Select(figure => figure.Text(shown)),
            ]);
            return table.ToString();
        }

        private static string Kinds(WideOutcome outcome, Func<int[], string> commandOf)
        {
            var kinds = outcome.Results.Where(one => one.Result.Broken.Length > 0)
                .SelectMany(one => one.Result.Broken.Split("; ").Select(what => (Kind: Digits().Replace(what, "N"), What: what, one.Row)))
                .GroupBy(one => one.Kind)
                .Select(kind => (Count: kind.Count(), Worst: kind.MaxBy(one => Largest(one.What))))
                .OrderByDescending(kind => kind.Count)
                .ToArray();
            if (kinds.Length == 0)
            {
                return "Nothing breaks.\n";
            }

            MarkdownTable table = new("runs>", "the worst of its kind", "the command that shows it");
            foreach ((int count, (string Kind, string What, int[] Row) worst) in kinds.Take(MostKinds))
            {
                table.Row(Text($"{count}"), worst.What, $"`{commandOf(worst.Row)}`");
            }

            string more = kinds.Length > MostKinds ? Text($"\nand {kinds.Length - MostKinds} kinds more.\n") : string.Empty;
            return "What breaks, by kind:\n\n" + table + more;
        }

        private static string Values(
            WideOutcome outcome, int factor, IReadOnlyList<(string Title, Func<IReadOnlyList<WideResult>, string> Text)> figures)
        {
            var values = outcome.Results.GroupBy(one => one.Row[factor])
                .Select(group => (Name: outcome.Factors[factor].Values[group.Key], Shown: Shown(group.Select(one => one.Result))))
                .Where(value => value.Shown.Length > 0)
                .Select(value => (value.Name, value.Shown, Broken: value.Shown.Count(result => result.Broken.Length > 0)))
                .OrderByDescending(value => (double)value.Broken / value.Shown.Length)
                .ToArray();
            MarkdownTable table = new([outcome.Factors[factor].Name, "runs>", "break>", .. figures.Select(figure => figure.Title + ">")]);
            foreach (var value in values.Take(MostValues))
            {
                table.Row(
                [
                    value.Name, Text($"{value.Shown.Length}"), Share(value.Broken, value.Shown.Length),
                    .. figures.Select(figure => figure.Text(value.Shown)),
                ]);
            }

            string rest = values.Length > MostValues ? $" The {MostValues} weakest of {values.Length}." : string.Empty;
            return $"By {outcome.Factors[factor].Name}:{rest}\n\n{table}";
        }

        private static string Share(int part, int whole) => whole == 0 ? "-" : Text($"{100.0 * part / whole:0.0} %");

        private static double Largest(string what) =>
            Digits().Matches(what).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

        [GeneratedRegex(@"\d+(?:\.\d+)?")]
        private static partial Regex Digits();
    }
}
