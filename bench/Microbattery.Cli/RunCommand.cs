using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Boards;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;
using Microbattery.Records.Traces;
using Microbattery.Reports.Plots;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;

namespace Microbattery.Cli
{
    /// <summary>"run": the firmware on a simulated board with a simulated cell.</summary>
    internal static class RunCommand
    {
        private const double SampleSeconds = 60;

        internal static Command Create()
        {
            Option<string> cell = Options.Text("--cell", "Cell: a name of 'cells list', or a .cell.json file.", "enfilm-efl700a39");
            Option<double> days = Options.Number("--days", "Simulated days.", 3, 0.001, 3650.0);
            Option<int> seed = Options.Number("--seed", "Seed of cell, weather, sensor errors and noise.", 1, int.MinValue, int.MaxValue);
            Option<double> temperature = Options.Number("--temperature", "Mean temperature, °C.", 25, -60, 120.0);
            Option<double> swing = Options.Number("--swing", "Daily swing of the temperature to either side, °C.", 5, 0, 60.0);
            Option<string> board = Options.Text("--board", $"Board: {string.Join(", ", BoardCatalogue.Names)}.", "stm32f769i-disco");
            Option<string> source = Options.Text("--source", "What charges: solar or usb.", "solar");
            Option<double> sensorErrors = Options.Number("--sensor-errors", "Sensor errors and noise, times those of the board; 0 for none.", 1, 0, 100.0);
            Option<double> start = Options.Number("--start", "True state of charge at the start, %.", 60, 0, 100.0);
            Option<double> speed = Options.Number("--speed", "Simulated seconds a second; 0 for as fast as it goes.", 0, 0, 1e9);
            Option<double> wanted = Options.Number(
                "--load-wanted", "Seconds the application wants its load at each start of the board, and every ten minutes while it is awake; boards that can sleep deeply in between.", 600, 0, 600.0);
            Option<double> every = Options.Number("--every", "Simulated minutes between the lines shown.", 30, 1, 100000.0);
            Option<string> folder = Options.FilePath("--out", "Folder for run.csv, run.png and run.svg.", "out");
            Command command = new("run", "Run the firmware on a simulated sensor board, live.")
            {
                cell, days, seed, temperature, swing, board, source, sensorErrors, start, speed, wanted, every, folder,
            };
            command.SetAction((result, cancellation) =>
            {
                int seedValue = result.GetValue(seed);
                CellProfile profile = CellFile.Read(result.GetValue(cell)!).Profile;
                BoardModel chosen = BoardCatalogue.Find(result.GetValue(board)!);
                BoardDescription description = chosen.Create();
                Scenario scenario = SensorBoard.Solar(profile, seedValue, new Ambient(result.GetValue(temperature), result.GetValue(swing))) with
                {
                    InitialStateOfCharge = result.GetValue(start) / 100,
                    Source = Source(result.GetValue(source)!, profile, seedValue),
                };
                FrontEndErrors errors = FrontEndErrors.Draw(description.Accuracy, chosen.NoiseSteps, seedValue, result.GetValue(sensorErrors));
                SimulationRun run = new(new BoardSetup
                {
                    Model = chosen,
                    Description = description,
                    Scenario = scenario,
                    Errors = errors,
                    Seed = seedValue,
                    Settings = new SupervisorSettings { CellIsFormed = true },
                    WorkSeconds = result.GetValue(wanted),
                });
                RunText text = new(run, profile, result.GetValue(days), result.GetValue(every));
                using IRunView view = Console.IsOutputRedirected ? new LineRunView(text) : new LiveRunView(text);
                Execute(run, view, result.GetValue(days), result.GetValue(speed), cancellation);
                Finish(run, profile, result.GetValue(folder)!, view);
                return Task.FromResult(0);
            });
            return command;
        }

        private static IPowerSource Source(string name, CellProfile profile, int seed) => name switch
        {
            "solar" => SensorBoard.Sun(profile, seed),
            "usb" => new UsbSource(0.5 * Scenario.OneC(profile), 7, 9),
            _ => throw new InputException("--source", null, $"'{name}' is neither solar nor usb"),
        };

        private static void Execute(SimulationRun run, IRunView view, double days, double speed, CancellationToken cancellation)
        {
            double end = days * 86400;
            Stopwatch watch = Stopwatch.StartNew();
            view.Start();

            // Paced: a tenth of a second at a time. Not paced: an hour of the board's life at a time, so that Ctrl-C is heard.
            double slice = speed > 0 ? Math.Max(speed / 10, 1) : 3600;
            while (run.Board.World.Seconds < end && !cancellation.IsCancellationRequested)
            {
                run.Run(Math.Min(end, run.Board.World.Seconds + slice), SampleSeconds, view.Show, cancellation);
                double ahead = speed > 0 ? (run.Board.World.Seconds / speed) - watch.Elapsed.TotalSeconds : 0;
                if (ahead > 0)
                {
                    cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(ahead));
                }
            }

            view.Stop(watch.Elapsed);
        }

        private static void Finish(SimulationRun run, CellProfile profile, string folder, IRunView view)
        {
            if (run.Rows.Count < 2)
            {
                throw new InputException("run", null, "stopped before its second sample: nothing to plot, nothing written");
            }

            string csv = Path.Combine(folder, "run.csv");
            string title = string.Create(
                CultureInfo.InvariantCulture,
                $"{profile.Name}: {run.Board.World.Seconds / 86400:0.##} simulated days, RMSE {100 * run.Errors.RootMeanSquare:0.00} %");
            GaugeCsv.Write(csv, run.Rows);
            string[] plots = [Path.ChangeExtension(csv, ".png"), Path.ChangeExtension(csv, ".svg")];
            foreach (string plot in plots)
            {
                GaugePlot.Write(plot, title, run.Rows);
            }

            view.Summarize(plots.Prepend(csv));
        }
    }
}
