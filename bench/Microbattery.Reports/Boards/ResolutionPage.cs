using System;
using System.Linq;
using System.Text;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;

namespace Microbattery.Reports.Boards
{
    /// <summary>Which board can gauge which cell: what a converter's step and offset are of each.</summary>
    public static class ResolutionPage
    {
        // Slope of LiCoO2 against lithium between 20 and 45 % state of charge, 0.5 to 0.7 mV a per cent.
        private const double FlatMicrovoltsPerPercent = 600;
        private static readonly string[] s_cells = ["cymbet-cbc005", "cymbet-cbc050", "enfilm-efl700a39", "front-edge-nanoenergy-1000"];

        /// <summary>The page.</summary>
        /// <returns>Markdown.</returns>
        public static string Write()
        {
            StringBuilder text = new();
            text.Append("# Which board for which cell\n\n");
            text.Append("Printed by `dotnet run --project bench/Microbattery.Cli -- boards resolution --out docs/resolution.md` from the boards' own descriptions.\n\n");
            text.Append("## One step of the converter\n\n");
            text.Append("| board | shunt | current, MCU's converter across the bare shunt | current, as built | range | voltage | that is, where LiCoO2 is flat |\n");
            text.Append("|---|---|---|---|---|---|---|\n");
            foreach (string name in BoardCatalogue.Names)
            {
                BoardDescription board = BoardCatalogue.Find(name).Create();
                Resolution step = Resolution.Of(board);
                text.Append($"| {name} | {FrontEndSchematic.Ohms(board.Design.ShuntMilliohms)} | {Current(step.BareNanoamps)} | {Current(step.CurrentNanoamps)} ")
                    .Append($"| ±{step.RangeNanoamps / 1e6:0.##} mA | {step.VoltageMicrovolts / 1e3:0.00} mV | {step.VoltageMicrovolts / FlatMicrovoltsPerPercent:0.0} % |\n");
            }

            text.Append('\n');
            text.Append("The converter inside an MCU has 12 bits of 3.3 V, 0.8 mV a step. Across a bare shunt that is more than what these cells are charged with when\n");
            text.Append("they are nearly full (a CBC050 tapers at 1 µA), and a shunt large enough to help would take the voltage the load needs. So the current needs an\n");
            text.Append("amplifier of 50 and more before it, and for the smallest cells a converter made for shunts. Oversampling with a step of noise gains a\n");
            text.Append("factor of 5.7 with 32 samples; it does nothing for the offset, and the offset is what counts:\n\n");
            text.Append("## What the offset left after calibration counts wrong in a day\n\n");
            text.Append("| board | offset, one sigma |").Append(string.Concat(s_cells.Select(cell => $" {cell} ({BudgetPage.Capacity(cell):0} µA·h) |"))).Append('\n');
            text.Append("|---|---|").Append(string.Concat(s_cells.Select(_ => "---|"))).Append('\n');
            foreach (string name in BoardCatalogue.Names)
            {
                double nanoamps = BoardCatalogue.Find(name).Create().Accuracy.CurrentOffsetErrorNanoamps;
                text.Append($"| {name} | {Current(nanoamps)} |");
                text.Append(string.Concat(s_cells.Select(cell => $" {nanoamps * 24 / 1e3 / BudgetPage.Capacity(cell) * 100:0.##} % |"))).Append('\n');
            }

            text.Append('\n');
            text.Append("The gauge knows these figures: its uncertainty grows by them, and the voltage takes it back where its curve\n");
            text.Append("is steep. A larger shunt makes offset and step smaller in proportion, and the drop under load larger.\n");
            return text.ToString();
        }

        private static string Current(double nanoamps) => Math.Abs(nanoamps) >= 1000 ? $"{nanoamps / 1000:0.##} µA" : $"{nanoamps:0.##} nA";
    }
}
