using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microbattery.Cli;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Configuration;
using Microbattery.Records.Traces;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Spectre.Console;

namespace Microbattery.HostTests.Cli
{
    /// <summary>What 'run' says: in 80 columns whatever the figures, with faults that have an end and nothing unexplained.</summary>
    [TestClass]
    public partial class RunTextTests
    {
        [TestMethod]
        [DataRow("stm32f769i-disco", 25.0, 0.4)]
        [DataRow("esp32-devkit", 60.0, 1.2)]
        [DataRow("orgpal-palthree", -20.0, 0.1)]
        public void Every_line_of_a_run_has_at_most_80_columns(string board, double celsius, double days)
        {
            (SimulationRun run, RunConditions conditions) = Make(board, celsius, days);
            foreach (string line in Lines(run, conditions, days))
            {
                AssertFits(line);
            }
        }

        [TestMethod]
        [DataRow(0.0)]
        [DataRow(-1e-3)]
        [DataRow(-123456.789)]
        [DataRow(1e12)]
        [DataRow(-1e300)]
        [DataRow(double.NaN)]
        [DataRow(double.NegativeInfinity)]
        public void Rows_of_any_figures_keep_their_columns(double value)
        {
            (SimulationRun run, RunConditions conditions) = Make("stm32f769i-disco", 25, 0);
            RunText text = new(run, conditions, 30);
            GaugeRow row = new(value, value, value, value, value, value, value, value, true, false, -1, value);
            string[] lines = [.. text.Head(), text.Row(row)];
            foreach (string line in lines)
            {
                AssertFits(line);
                Assert.AreEqual(lines[0].Length, line.Length, line);
            }

            using StringWriter written = new();
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(written),
            });
            console.Profile.Width = 80;
            using LiveRunView view = new(text, console);
            view.Show(row);
            console.Write(view.Render());
            foreach (string line in written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                AssertFits(line.TrimEnd());
            }
        }

        [TestMethod]
        public void A_fault_is_raised_once_in_the_words_of_the_table_and_cleared_once()
        {
            (SimulationRun run, RunConditions conditions) = Make("esp32-devkit", 60, 1.2);
            string[] lines = [.. Lines(run, conditions, 1.2)];
            string text = Spaces().Replace(string.Join(' ', lines), " ");

            Assert.HasCount(1, Regex.Matches(text, "fault TooHotToCharge raised: The cell may be too hot to charge"));
            Assert.HasCount(1, Regex.Matches(text, "fault TooHotToCharge cleared after 1[0-9].[0-9] h"));
        }

        [TestMethod]
        public void A_cell_that_the_board_drains_below_its_cut_off_is_explained()
        {
            (SimulationRun run, RunConditions conditions) = Make("stm32f769i-disco", 25, 1.5, isDark: true);
            string text = Spaces().Replace(string.Join(' ', RunSummary.Lines(run, conditions, TimeSpan.FromSeconds(1))), " ");

            Assert.MatchesRegex("the load was cut off once, first on day 0 [12]\\d:\\d\\d, for \\d+.\\d h in all", text);
            Assert.Contains("the board's own current went on after the load switch opened", text);
            Assert.MatchesRegex("lowest on day 1 \\d\\d:\\d\\d: \\d.\\d{3} V, and below the cut-off of 3.00 V for \\d+.\\d h in all", text);
            Assert.Contains("UnderVoltage", text);
        }

        [TestMethod]
        public void A_load_that_is_cut_off_is_said_with_its_end()
        {
            (SimulationRun run, RunConditions conditions) = Make("stm32f769i-disco", 25, 1, start: 0.1);
            string[] events = [.. new RunText(run, conditions, 30).NewEvents()];

            Assert.HasCount(1, events.Where(line => line.Contains("load cut off: its switch is open", StringComparison.Ordinal)));
            Assert.HasCount(1, events.Where(line => line.Contains("load switched on again after ", StringComparison.Ordinal)));
        }

        [TestMethod]
        public void A_quiet_run_says_that_nothing_happened()
        {
            (SimulationRun run, RunConditions conditions) = Make("stm32f769i-disco", 25, 0.1);
            string[] lines = [.. RunSummary.Lines(run, conditions, TimeSpan.Zero)];

            CollectionAssert.Contains(lines, "the load was never cut off");
            CollectionAssert.Contains(lines, "no fault was raised");
            Assert.HasCount(1, lines.Where(line => line.Contains("inside twice its uncertainty 100.0 %", StringComparison.Ordinal)));
        }

        [TestMethod]
        public void The_first_line_names_cell_board_source_days_and_seed_or_begins_to()
        {
            (SimulationRun _, RunConditions conditions) = Make("stm32f769i-disco", 25, 3);
            Assert.StartsWith(
                "Simulates 3 days of enfilm-efl700a39 (700 µA·h) on stm32f769i-disco, charged by the sun, seed 1.",
                string.Join(' ', conditions.Heading()));
        }

        private static (SimulationRun Run, RunConditions Conditions) Make(
            string board, double celsius, double days, bool isDark = false, double start = 0.6)
        {
            BoardModel model = BoardCatalogue.Find(board);
            RunConditions conditions = new()
            {
                Profile = Boards.Cell,
                Model = model,
                Board = model.Create(),
                Days = days,
                Seed = 1,
                Ambient = new Ambient(celsius, 5),
                Source = "sun",
                SensorErrors = 1,
            };
            Scenario scenario =
                SensorBoard.Solar(conditions.Profile, conditions.Seed, conditions.Ambient) with { InitialStateOfCharge = start };
            SimulationRun run = new(new BoardSetup
            {
                Model = model,
                Description = conditions.Board,
                Scenario = isDark ? scenario with { Source = CurrentSource.None } : scenario,
                Errors = FrontEndErrors.Draw(conditions.Board.Accuracy, model.NoiseSteps, 1, 1),
                Settings = new SupervisorSettings { CellIsFormed = true },
            });
            run.Run(days * 86400, 60, null, CancellationToken.None);
            return (run, conditions);
        }

        private static IEnumerable<string> Lines(SimulationRun run, RunConditions conditions, double days)
        {
            RunText text = new(run, conditions, 30);
            return
            [
                .. conditions.Heading(), .. text.Head(), .. text.NewEvents(), .. run.Rows.Where(text.IsDue).Select(text.Row),
                .. RunSummary.Lines(run, conditions with { Days = days }, TimeSpan.FromSeconds(1)),
            ];
        }

        private static void AssertFits(string line) => Assert.IsLessThanOrEqualTo(TextLines.Width, line.Length, line);

        [GeneratedRegex(@"\s+")]
        private static partial Regex Spaces();
    }
}
