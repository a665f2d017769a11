using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cells.Models;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;
using Microbattery.Records.Loads;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;
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
            Option<string> source = Options.Text("--source", $"What charges: {string.Join(", ", RunSource.Names)}.", "solar");
            Option<double> sourceVoltage = Options.Number(
                "--source-voltage",
                "Voltage at which the source gives no more, V; the cell's charge voltage if not given (usb 5 V, current 6 V).", 5,
                0.1, 60.0);
            Option<double> sourceCurrent = Options.Number(
                "--source-current", "The most the source gives, A; what suits the cell if not given.", 1e-3, 0, 10.0);
            Option<string> loadProfile = Options.FilePath(
                "--load-profile", "The load as a current logger exports it: CSV with a column of time and one of current; it is repeated.");
            Option<string> rail = Options.Text("--rail", "What feeds the MCU: as its board's sheet says, or the cell.", "sheet");
            Option<double> capacitor = Options.Number("--capacitor", "Capacitor between cell and MCU, mF; with --rail cell.", 0, 0, 1e6);
            Option<string> physics = Options.Text("--model", "Physics of the cell: profile, or fractional.", "profile");
            Option<double> sensorErrors = Options.Number(
                "--sensor-errors", "Sensor errors and noise, times those of the board; 0 for none.", 1, 0, 100.0);
            Option<double> start = Options.Number("--start", "True state of charge at the start, %.", 60, 0, 100.0);
            Option<double> speed = Options.Number("--speed", "Simulated seconds a second; 0 for as fast as it goes.", 0, 0, 1e9);
            Option<double> wanted = Options.Number(
                "--load-wanted",
                "Seconds the application wants its load at each start of the board, and every ten minutes while it is awake; boards that "
                    + "can sleep deeply in between.", 600, 0, 600.0);
            Option<double> every = Options.Number("--every", "Simulated minutes between the lines shown.", 30, 1, 100000.0);
            Option<string> folder = Options.FilePath("--out", "Folder for run.csv, run.png and run.svg.", "out");
            Command command = new("run", "Run the firmware on a simulated sensor board, live.")
            {
                cell, days, seed, temperature, swing, board, source, sourceVoltage, sourceCurrent, loadProfile, rail, capacitor, physics,
                sensorErrors, start, speed, wanted, every, folder,
            };
            command.SetAction((result, cancellation) =>
            {
                CellProfile profile = CellFile.Read(result.GetValue(cell)!).Profile;
                BoardModel model = BoardCatalogue.Find(result.GetValue(board)!);
                RunSource power = RunSource.Create(
                    result.GetValue(source)!, profile, result.GetValue(seed), Given(result, sourceVoltage), Given(result, sourceCurrent));
                ILoad? recorded = result.GetValue(loadProfile) is string path ? new RecordedLoad(LoadRecordReader.ReadFile(path)) : null;
                RunConditions conditions = new()
                {
                    Profile = profile,
                    Model = model,
                    Board = model.Create(),
                    Days = result.GetValue(days),
                    Seed = result.GetValue(seed),
                    Ambient = new Ambient(result.GetValue(temperature), result.GetValue(swing)),
                    Source = power.Meaning,
                    SensorErrors = result.GetValue(sensorErrors),
                };
                BoardSetup setup = Setup(conditions, power.Source, recorded, result.GetValue(start) / 100, result.GetValue(wanted));
                setup = setup with
                {
                    Supply = Supply(conditions, result.GetValue(rail)!, Given(result, capacitor)),
                    Scenario = WithModel(setup.Scenario, result.GetValue(physics)!),
                };
                RunFiles files = new(result.GetValue(folder)!);
                files.RequireWritable();
                WriteLines(conditions.Heading());
                return Task.FromResult(Execute(setup, conditions, result.GetValue(every), result.GetValue(speed), files, cancellation));
            });
            return command;
        }

        private static double? Given(ParseResult result, Option<double> option) =>
            result.GetResult(option) is { Implicit: false } ? result.GetValue(option) : null;

        /// <summary>What feeds the MCU; null for what the board's sheet says.</summary>
        private static SupplyDesign? Supply(RunConditions conditions, string rail, double? millifarads)
        {
            SupplyDesign sheet = conditions.Model.Sheet.Supply.Design(
                conditions.Model.Sheet.Sleep,
                conditions.Board.Accuracy,
                FrontEndErrors.Draw(conditions.Board.Accuracy, conditions.Model.NoiseSteps, conditions.Seed, conditions.SensorErrors));
            switch (rail)
            {
                case "sheet" when millifarads is null:
                    return null;
                case "sheet":
                    throw new InputException("--capacitor", null, "stands between cell and MCU: expected with --rail cell");
                case "cell":
                    // The cell fills a capacitor with no more than it may give.
                    double ohms = conditions.Profile.ChargeVoltageMicrovolts / 1e6
                        / (conditions.Profile.DischargeCurrentLimitNanoamps / 1e9);
                    return sheet.AllFromCell() with { CapacitorFarads = (millifarads ?? 0) / 1e3, FillOhms = ohms };
                default:
                    throw new InputException("--rail", null, $"'{rail}' is neither sheet nor cell");
            }
        }

        private static Scenario WithModel(Scenario scenario, string model) => model switch
        {
            "profile" => scenario,
            "fractional" => scenario with
            {
                CreateCell = drawn => new FractionalCell(
                    drawn.Profile, drawn.Spread, drawn.InitialStateOfCharge, drawn.Ambient.CelsiusAt(0)),
            },
            _ => throw new InputException("--model", null, $"'{model}' is neither profile nor fractional"),
        };

        private static BoardSetup Setup(
            RunConditions conditions, IPowerSource power, ILoad? load, double stateOfCharge, double workSeconds) => new()
            {
                Model = conditions.Model,
                Description = conditions.Board,
                Scenario = SensorBoard.Solar(conditions.Profile, conditions.Seed, conditions.Ambient) with
                {
                    InitialStateOfCharge = stateOfCharge,
                    Source = power,
                    Load = load ?? SensorBoard.Load(conditions.Profile, conditions.Board.Accuracy.PeakLoadNanoamps / 1e9),
                },
                Errors = FrontEndErrors.Draw(
                    conditions.Board.Accuracy, conditions.Model.NoiseSteps, conditions.Seed, conditions.SensorErrors),
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
