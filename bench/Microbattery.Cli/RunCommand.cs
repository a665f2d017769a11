using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;
using Spectre.Console;

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
                CellProfile profile = CellFile.Read(result.GetValue(cell)!).Profile;
                BoardModel model = BoardCatalogue.Find(result.GetValue(board)!);
                RunConditions conditions = new()
                {
                    Profile = profile,
                    Model = model,
                    Board = model.Create(),
                    Days = result.GetValue(days),
                    Seed = result.GetValue(seed),
                    Ambient = new Ambient(result.GetValue(temperature), result.GetValue(swing)),
                    Source = result.GetValue(source)!,
                    SensorErrors = result.GetValue(sensorErrors),
                };
                IPowerSource power = Source(conditions.Source, profile, conditions.Seed);
                RunFiles files = new(result.GetValue(folder)!);
                files.RequireWritable();
                WriteLines(conditions.Heading());
                BoardSetup setup = Setup(conditions, power, result.GetValue(start) / 100, result.GetValue(wanted));
                return Task.FromResult(Execute(setup, conditions, result.GetValue(every), result.GetValue(speed), files, cancellation));
            });
            return command;
        }

        private static IPowerSource Source(string name, CellProfile profile, int seed) => name switch
        {
            "solar" => SensorBoard.Sun(profile, seed),
            "usb" => new UsbSource(0.5 * Scenario.OneC(profile), 7, 9),
            _ => throw new InputException("--source", null, $"'{name}' is neither solar nor usb"),
        };

        private static BoardSetup Setup(RunConditions conditions, IPowerSource power, double stateOfCharge, double workSeconds) => new()
        {
            Model = conditions.Model,
            Description = conditions.Board,
            Scenario = SensorBoard.Solar(conditions.Profile, conditions.Seed, conditions.Ambient) with
            {
                InitialStateOfCharge = stateOfCharge,
                Source = power,
            },
            Errors = FrontEndErrors.Draw(conditions.Board.Accuracy, conditions.Model.NoiseSteps, conditions.Seed, conditions.SensorErrors),
            Seed = conditions.Seed,
            Settings = new SupervisorSettings { CellIsFormed = true },
            WorkSeconds = workSeconds,
        };

        private static int Execute(
            BoardSetup setup, RunConditions conditions, double everyMinutes, double speed, RunFiles files, CancellationToken cancellation)
        {
            SimulationRun run = new(setup);
            RunText text = new(run, conditions, everyMinutes);
            Stopwatch watch = Stopwatch.StartNew();
            bool isLive = !Console.IsOutputRedirected;
            using (IRunView view = isLive ? new LiveRunView(text, AnsiConsole.Console) : new LineRunView(text, Console.Out))
            {
                view.Start();
                Simulate(run, view, conditions.Days * 86400, speed, watch, cancellation);
                view.Stop();
            }

            if (run.Rows.Count < 2)
            {
                cancellation.ThrowIfCancellationRequested();
                throw new InputException("--days", null, "ended before its second sample, a minute after the first: nothing is written");
            }

            TimeSpan elapsed = watch.Elapsed;
            files.Write(run, conditions);
            WriteLines(RunSummary.Lines(run, conditions, elapsed));
            WriteLines(files.Lines());
            cancellation.ThrowIfCancellationRequested();
            return 0;
        }

        private static void Simulate(
            SimulationRun run, IRunView view, double end, double speed, Stopwatch watch, CancellationToken cancellation)
        {
            // Paced: a tenth of a second at a time. Not paced: an hour of the board's life at a time.
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
        }

        private static void WriteLines(IEnumerable<string> lines)
        {
            foreach (string line in lines)
            {
                Console.WriteLine(line);
            }
        }
    }
}
