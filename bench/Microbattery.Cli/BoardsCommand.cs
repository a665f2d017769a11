using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Accuracy;
using Microbattery.Experiments.Boards;
using Microbattery.Records;
using Microbattery.Reports.Boards;
using Microbattery.Reports.Reference;
using Microbattery.Simulation.Boards;

namespace Microbattery.Cli
{
    /// <summary>"boards": the boards that come with the project.</summary>
    internal static class BoardsCommand
    {
        private const string Readme = "README.md";

        internal static Command Create() => new("boards", "The boards: list, show, write the tables of their pages and their schematics.")
        {
            List(),
            Show(),
            Write(),
            Page("resolution", "Which board can gauge which cell.", ResolutionPage.Names, ResolutionPage.Blocks),
            Page("journal", "What survives a power cut, and how long the storage lives.", JournalPage.Names, JournalPage.Blocks),
            Page("budget", "Which cell can feed which board, and how often that may sample.", BudgetPage.Names, BudgetPage.Blocks),
            CalibrateCommand.Create(),
            Zero(),
        };

        private static Command List()
        {
            Command command = new("list", "Name, MCU, and one step of its current and voltage.");
            command.SetAction(_ =>
            {
                foreach (string name in BoardCatalogue.Names)
                {
                    BoardModel model = BoardCatalogue.Find(name);
                    Resolution step = Resolution.Of(model.Create());
                    string figures = $"{step.CurrentNanoamps,8:0.#} nA {step.VoltageMicrovolts / 1e3,6:0.00} mV a step";
                    Console.WriteLine($"{name,-20}{model.Sheet.Title,-42}{figures}");
                }

                return 0;
            });
            return command;
        }

        private static Command Show()
        {
            Argument<string> board = new("board") { Description = "A name of 'boards list'." };
            Command command = new("show", "What the page of a board says: wiring, pins, what it reads, what its sleep costs.") { board };
            command.SetAction(result =>
            {
                BoardModel model = BoardCatalogue.Find(result.GetValue(board)!);
                Console.Write($"{model.Sheet.Title}\n\n{MarkedPage.Print(BoardPage.Blocks(model))}");
                return 0;
            });
            return command;
        }

        private static Command Write()
        {
            Option<string> folder = Options.FilePath("--folder", "The folder boards/ of the repository.", "boards");
            Command command = new("write", "Write the tables of README.md, and front-end.svg, of every board.") { folder };
            command.SetAction((result, cancellation) =>
            {
                string root = result.GetValue(folder)!;
                BoardModel[] models = [.. BoardCatalogue.Names.Select(BoardCatalogue.Find)];
                MarkedPage.Require(Path.Combine(root, Readme), BoardIndex.Names);
                foreach (BoardModel model in models)
                {
                    MarkedPage.Require(Path.Combine(root, model.Folder, Readme), BoardPage.Names);
                }

                MarkedPage.Write(Path.Combine(root, Readme), BoardIndex.Blocks());
                foreach (BoardModel model in models)
                {
                    cancellation.ThrowIfCancellationRequested();
                    string target = Path.Combine(root, model.Folder);
                    string drawing = FrontEndSchematic.Draw(model.Create(), model.Sheet);
                    MarkedPage.Write(Path.Combine(target, Readme), BoardPage.Blocks(model));
                    OutputFile.Write(Path.Combine(target, "front-end.svg"), partial => File.WriteAllText(partial, drawing));
                    Console.WriteLine($"wrote {target}");
                }

                return Task.FromResult(0);
            });
            return command;
        }

        private static Command Zero()
        {
            Option<string> cell = Options.Text("--cell", "Cell: a name of 'cells list', or a .cell.json file.", "enfilm-efl700a39");
            Option<int> seeds = Options.Number("--seeds", "Boards, cells and weathers a row.", 5, 1, 1000);
            Option<double> days = Options.Number("--days", "Simulated days of each.", 3, 0.1, 365.0);
            Command command = new("zero", "Whether taking the current sensor's offset with both switches open helps the gauge.")
            {
                cell, seeds, days,
            };
            command.SetAction(async (result, cancellation) =>
            {
                string cellName = result.GetValue(cell)!;
                _ = CellFile.Read(cellName);
                Console.Write(await Interruptible
                    .Run(() => ZeroComparison.Write(cellName, result.GetValue(seeds), result.GetValue(days), cancellation), cancellation)
                    .ConfigureAwait(false));
                return 0;
            });
            return command;
        }

        private static Command Page(
            string name, string description, IReadOnlyList<string> names, Func<IReadOnlyList<(string Name, string Text)>> blocks)
        {
            Option<string> output = Options.FilePath("--out", "Page whose tables are written; standard output without it.");
            Command command = new(name, $"{description} The tables of docs/{name}.md.") { output };
            command.SetAction(async (result, cancellation) =>
            {
                string? page = result.GetValue(output);
                MarkedPage.Require(page, names);
                MarkedPage.Write(page, await Interruptible.Run(blocks, cancellation).ConfigureAwait(false));
                return 0;
            });
            return command;
        }
    }
}
