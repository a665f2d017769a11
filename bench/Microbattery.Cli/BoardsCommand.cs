using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Accuracy;
using Microbattery.Experiments.Boards;
using Microbattery.Records;
using Microbattery.Reports.Boards;
using Microbattery.Simulation.Boards;

namespace Microbattery.Cli
{
    /// <summary>"boards": the boards that come with the project.</summary>
    internal static class BoardsCommand
    {
        internal static Command Create() => new("boards", "The boards: list, show, write their pages and schematics.")
        {
            List(),
            Show(),
            Write(),
            Page("resolution", "Which board can gauge which cell.", ResolutionPage.Write),
            Page("journal", "What survives a power cut, what a cut costs, and how long the storage lives.", JournalPage.Write),
            Page("budget", "Which cell can feed which board, and how often that may look.", BudgetPage.Write),
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
                    string title = model.Sheet.Title;
                    Console.WriteLine($"{name,-20}{title,-42}{step.CurrentNanoamps,8:0.#} nA {step.VoltageMicrovolts / 1e3,6:0.00} mV a step");
                }

                return 0;
            });
            return command;
        }

        private static Command Show()
        {
            Argument<string> board = new("board") { Description = "A name of 'boards list'." };
            Command command = new("show", "The page of a board: wiring, pins, what it reads, what its sleep costs.") { board };
            command.SetAction(result =>
            {
                Console.Write(Page(BoardCatalogue.Find(result.GetValue(board)!)));
                return 0;
            });
            return command;
        }

        private static Command Write()
        {
            Option<string> folder = Options.FilePath("--folder", "The folder boards/ of the repository.", "boards");
            Command command = new("write", "Write README.md and front-end.svg of every board.") { folder };
            command.SetAction((result, cancellation) =>
            {
                foreach (string name in BoardCatalogue.Names)
                {
                    cancellation.ThrowIfCancellationRequested();
                    BoardModel model = BoardCatalogue.Find(name);
                    string target = Path.Combine(result.GetValue(folder)!, model.Folder);
                    if (!Directory.Exists(target))
                    {
                        throw new InputException("--folder", null, $"there is no {target}");
                    }

                    string drawing = FrontEndSchematic.Draw(model.Create(), model.Sheet);
                    OutputFile.Write(Path.Combine(target, "README.md"), partial => File.WriteAllText(partial, Page(model)));
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
            Command command = new("zero", "Whether taking the current sensor's offset with both switches open helps the gauge.") { cell, seeds, days };
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

        private static Command Page(string name, string description, Func<string> write)
        {
            Option<string> output = Options.FilePath("--out", "File to write; standard output without it.");
            Command command = new(name, description) { output };
            command.SetAction(async (result, cancellation) =>
            {
                OutputFile.RequireWritable(result.GetValue(output));
                string text = await Interruptible.Run(write, cancellation).ConfigureAwait(false);
                if (result.GetValue(output) is string path)
                {
                    OutputFile.Write(path, partial => File.WriteAllText(partial, text));
                }
                else
                {
                    Console.Write(text);
                }

                return 0;
            });
            return command;
        }

        private static string Page(BoardModel model) => BoardPage.Write(model.Folder, model.Create(), model.Sheet);
    }
}
