using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Sleep;
using Microbattery.Hal.FrontEnds;
using Microbattery.Records;
using Microbattery.Reports.Boards;
using Microbattery.Simulation.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.BoardSheets
{
    [TestClass]
    public class BoardSheetTests
    {
        public static IEnumerable<object[]> Boards => BoardCatalogue.Names.Select(name => new object[] { name });

        [TestMethod]
        [DynamicData(nameof(Boards))]
        public void Tables_and_drawing_of_a_board_are_what_its_description_gives(string name)
        {
            BoardModel model = BoardCatalogue.Find(name);
            GeneratedBlock.AssertAre($"boards/{model.Folder}/README.md", BoardPage.Blocks(model));

            string drawing = FrontEndSchematic.Draw(model.Create(), model.Sheet);
            string file = Path.Combine(RepositoryFiles.Root, "boards", model.Folder, "front-end.svg");
            if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            {
                File.WriteAllText(file, drawing);
            }

            Assert.AreEqual(drawing, File.ReadAllText(file));
        }

        [TestMethod]
        [DynamicData(nameof(Boards))]
        public void A_drawing_names_every_pin_it_is_wired_by(string name)
        {
            BoardModel model = BoardCatalogue.Find(name);
            BoardDescription board = model.Create();
            BoardSheet sheet = model.Sheet;
            string drawing = XDocument.Parse(FrontEndSchematic.Draw(board, sheet)).Root!.Value;
            foreach (int pin in new[] { board.ChargeSwitchPin, board.LoadSwitchPin, board.DividerEnablePin, board.WatchdogPin })
            {
                Assert.Contains(sheet.Pins[pin.ToString(System.Globalization.CultureInfo.InvariantCulture)], drawing);
            }
        }

        [TestMethod]
        [DynamicData(nameof(Boards))]
        public void No_two_signals_of_a_board_share_a_pin_or_a_channel(string name)
        {
            BoardDescription board = BoardCatalogue.Find(name).Create();
            int[] pins = [board.ChargeSwitchPin, board.LoadSwitchPin, board.DividerEnablePin, board.WatchdogPin, board.WakePin];
            Assert.AreEqual(pins.Length, pins.Distinct().Count());
            if (board.Design is AmplifierDesign design)
            {
                int[] channels = [design.VoltageChannel, design.FineCurrentChannel, design.CoarseCurrentChannel, design.TemperatureChannel];
                Assert.AreEqual(channels.Length, channels.Distinct().Count());
            }
        }

        [TestMethod]
        [DynamicData(nameof(Boards))]
        public void No_switch_is_on_a_pin_that_the_MCU_pulls_up_or_drives_from_reset(string name)
        {
            BoardModel model = BoardCatalogue.Find(name);
            BoardDescription board = model.Create();
            BoardSheet sheet = model.Sheet;
            foreach (int pin in new[] { board.ChargeSwitchPin, board.LoadSwitchPin, board.DividerEnablePin })
            {
                Assert.DoesNotContain(pin, sheet.PulledUpAtReset);
            }
        }

        [TestMethod]
        public void The_tables_over_all_boards_are_what_their_descriptions_give()
        {
            GeneratedBlock.AssertAre("boards/README.md", BoardIndex.Blocks());
            GeneratedBlock.AssertAre("docs/resolution.md", ResolutionPage.Blocks());
            GeneratedBlock.AssertAre("docs/budget.md", BudgetPage.Blocks());
            GeneratedBlock.AssertAre("docs/journal.md", JournalPage.Blocks());
        }

        [TestMethod]
        public void Every_folder_with_a_program_is_a_board_of_the_catalogue()
        {
            string[] folders = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "boards"), "Program.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(Path.GetDirectoryName(file))!)
                .ToArray();
            CollectionAssert.AreEquivalent(folders, BoardCatalogue.Names.Select(name => BoardCatalogue.Find(name).Folder).ToArray());
        }

        [TestMethod]
        public void A_board_is_found_by_the_name_its_description_has()
        {
            foreach (string name in BoardCatalogue.Names)
            {
                Assert.AreEqual(name, BoardCatalogue.Find(name).Create().Name);
            }
        }

        [TestMethod]
        [DataRow("{", "board.json:1", DisplayName = "cut off")]
        [DataRow("{}", "missing required", DisplayName = "empty")]
        [DataRow("{ \"titel\": 1 }", "titel", DisplayName = "misspelt")]
        [DataRow("null", "holds nothing", DisplayName = "nothing")]
        public void A_sheet_that_cannot_be_used_is_refused_in_one_line(string json, string expected)
        {
            using MemoryStream bytes = new(Encoding.UTF8.GetBytes(json));
            InputException refused = Assert.ThrowsExactly<InputException>(() => BoardSheetReader.Parse("board.json", bytes));
            Assert.Contains(expected, refused.Message);
            Assert.DoesNotContain("\n", refused.Message);
        }

        [TestMethod]
        public void A_sleeping_board_costs_its_sleep_and_its_wakes()
        {
            BoardSheet sheet = BoardCatalogue.Find("esp32-devkit").Sheet;

            // 45 mA for 0.7 + 1.05 s every 600 s is 131 µA; 15 µA asleep.
            Assert.AreEqual(45000 * 1.75 / 3600, SleepCost.WakeMicroampHours(sheet), 1e-9);
            Assert.AreEqual(600000L, new WakePlan().DeepSleepMilliseconds);
            Assert.AreEqual(15 + (45000 * 1.75 / 600), SleepCost.IdleMicroamps(sheet), 1e-9);
            Assert.AreEqual(700 / SleepCost.IdleMicroamps(sheet) / 24, SleepCost.Days(sheet, 700), 1e-12);
        }

        [TestMethod]
        public void A_board_without_sleep_costs_what_it_takes_awake() =>
            Assert.AreEqual(25000, SleepCost.IdleMicroamps(BoardCatalogue.Find("raspberry-pi-pico").Sheet), 1e-9);
    }
}
