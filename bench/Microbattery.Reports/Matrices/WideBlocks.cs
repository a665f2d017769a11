using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microbattery.Experiments.Accuracy;
using Microbattery.Experiments.Matrices;
using Microbattery.Experiments.Safety;

namespace Microbattery.Reports.Matrices
{
    /// <summary>The wide matrices as blocks of docs/safety.md and docs/accuracy.md.</summary>
    public static class WideBlocks
    {
        /// <summary>The safety matrix.</summary>
        /// <param name="outcome">What came of it.</param>
        /// <param name="pairs">Whether another fault was latent.</param>
        /// <returns>Name and Markdown of its block.</returns>
        public static (string Name, string Text) Safety(WideOutcome outcome, bool pairs)
        {
            string judged = pairs ? "A second fault came first and stayed; only what became of the cell is judged. " : string.Empty;
            string text = WideTables.Print(
                outcome,
                "cells and front ends drawn as they come (seeds 1 to 20), currents within what cell and board are made for, profiles "
                + $"of the catalogue. {judged}A state that is not reached is not judged.",
                [
                    ("highest above the limit", results =>
                        results.Count == 0 ? "-" : Text($"{1e3 * results.Max(result => result.Figures[0]):0} mV")),
                    ("beyond firmware", results => Text($"{results.Count(result => result.Note.Length > 0)}")),
                ],
                row => WideSafety.CommandOf(WideSafety.CaseOf(row)));
            return (pairs ? WideTables.PairsName : WideTables.BlockName, text);
        }

        /// <summary>The accuracy matrix.</summary>
        /// <param name="outcome">What came of it.</param>
        /// <returns>Name and Markdown of its block.</returns>
        public static (string Name, string Text) Accuracy(WideOutcome outcome) => (WideTables.BlockName, WideTables.Print(
            outcome,
            "eight cells, each characterised nominal on a simulated tester and fitted; cells, sensors and weather drawn (seeds 1 to 20). A "
            + "run breaks "
            + "its promise when it is inside twice its own uncertainty less than 95 % of the time, or when another estimator is nearer.",
            [
                ("RMSE", results => Percent(Root(results, 0))),
                ("worst", results => Percent(results.Select(result => result.Figures[1]).DefaultIfEmpty(double.NaN).Max())),
                ("inside, mean", results => Percent(results.Select(result => result.Figures[2]).DefaultIfEmpty(double.NaN).Average())),
                ("inside, least", results => Percent(results.Select(result => result.Figures[2]).DefaultIfEmpty(double.NaN).Min())),
                ("best of the others", results => Percent(Root(results, 4))),
            ],
            row => WideAccuracy.CaseOf(row).Command));

        private static double Root(IReadOnlyList<WideResult> results, int figure) =>
            Math.Sqrt(results.Select(result => result.Figures[figure] * result.Figures[figure]).DefaultIfEmpty(double.NaN).Average());

        private static string Percent(double ratio) => double.IsNaN(ratio) ? "-" : Text($"{100 * ratio:0.00} %");

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
