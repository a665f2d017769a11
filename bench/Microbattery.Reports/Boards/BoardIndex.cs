using System.Collections.Generic;
using System.Linq;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Hal.FrontEnds;
using Microbattery.Reports.Reference;
using Microbattery.Simulation.Boards;

namespace Microbattery.Reports.Boards
{
    /// <summary>The printed block of boards/README.md: a row for each board.</summary>
    public static class BoardIndex
    {
        /// <summary>Names of the blocks.</summary>
        public static IReadOnlyList<string> Names { get; } = ["boards"];

        /// <summary>The block.</summary>
        /// <returns>Its name and a table in Markdown.</returns>
        public static IReadOnlyList<(string Name, string Text)> Blocks() => [("boards", Table())];

        private static string Table()
        {
            MarkdownTable table = new("folder", "in the simulator", "MCU", "what measures", "one step", "sleeps deeply", "journal");
            foreach (BoardModel model in BoardCatalogue.Names.Select(BoardCatalogue.Find))
            {
                BoardDescription board = model.Create();
                Resolution step = Resolution.Of(board);
                string converter = model.Sheet.Bus is BusSheet bus ? $"{bus.Chip} over I2C" : "the MCU's converter";
                table.Row(
                    $"[`{model.Folder}`]({model.Folder}/README.md)",
                    $"`{board.Name}`",
                    model.Sheet.Mcu,
                    board.Design is AmplifierDesign ? converter + ", amplifiers" : converter,
                    $"{step.CurrentNanoamps:0.#} nA, {step.VoltageMicrovolts / 1e3:0.0} mV",
                    model.SleepsDeeply ? "yes" : "no",
                    model.Sheet.Journal.Storage);
            }

            return table.Below(
                "Source: each board's description and `board.json`; figures are what the parts should give, no board has been wired up. "
                + "Order: name.");
        }
    }
}
