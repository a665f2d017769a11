using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Configuration;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Cli
{
    /// <summary>The commands as a user calls them. Standard output is taken over: one class, one test at a time.</summary>
    [TestClass]
    [DoNotParallelize]
    public class CommandLineTests : TemporaryFolder
    {
        [TestMethod]
        [TestCategory(Categories.Slow)]
        public async Task Run_writes_table_plot_and_summary()
        {
            (int exit, string output, string error) = await CommandLine.Call("run", "--days", "0.5", "--out", Folder);

            Assert.AreEqual(0, exit, error);
            Assert.Contains("gauge started from the voltage", output);
            Assert.Contains("inside twice its uncertainty 100.0 %", output);
            Assert.Contains("conditions: seed 1, 25 ± 5 °C, sun, stm32f769i-disco, sensor errors x 1", output);
            string[] rows = await File.ReadAllLinesAsync(Path.Combine(Folder, "run.csv"));
            Assert.StartsWith("time_s,soc,soc_error,soh,capacity_ah,voltage_v,current_a,charge_enabled,load_enabled,faults", rows[0]);
            Assert.HasCount(721, rows);
            byte[] png = await File.ReadAllBytesAsync(Path.Combine(Folder, "run.png"));
            CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, png[..4]);
            Assert.Contains("<svg", await File.ReadAllTextAsync(Path.Combine(Folder, "run.svg")));
            Assert.HasCount(3, Directory.GetFiles(Folder));
        }

        [TestMethod]
        [DataRow("esp32-c6-devkit", true)]
        [DataRow("stm32f769i-disco", false)]
        public async Task Run_says_when_the_cell_may_carry_more_than_the_board_measures(string board, bool isSaid)
        {
            (int exit, string output, string error) =
                await CommandLine.Call("run", "--days", "0.01", "--board", board, "--cell", "enfilm-efl700a39", "--out", Folder);
            Assert.AreEqual(0, exit, error);
            Assert.AreEqual(isSaid, output.Contains("this board measures up to 1.638 mA, the cell may", StringComparison.Ordinal), output);
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public async Task Replay_writes_the_gauge_csv_and_scores_it_against_the_testers_counter()
        {
            string trace = Path.Combine(Folder, "trace.csv");
            await File.WriteAllLinesAsync(trace, new[] { "time_s,voltage_v,current_a,temperature_c,charge_ah,discharge_ah" }.Concat(
                Replay.SyntheticTrace.Cycles(Boards.Cell, 2, 10).Select(row =>
                    $"{row.TimeSeconds},{row.VoltageVolts},{row.CurrentAmps},{row.TemperatureCelsius},"
                        + $"{row.ChargeAmpHours},{row.DischargeAmpHours}")));
            string csv = Path.Combine(Folder, "gauge.csv");
            (int exit, string output, string error) = await CommandLine.Call(
                "replay", "--cell-from-cycles", "1", "--trace", trace, "--out", csv, "--plot", Path.ChangeExtension(csv, ".svg"));

            Assert.AreEqual(0, exit, error);
            Assert.Contains("state of charge against the tester", output);
            Assert.IsTrue(File.Exists(csv) && File.Exists(Path.ChangeExtension(csv, ".svg")));

            (exit, output, error) = await CommandLine.Call("replay", "--cell", "enfilm-efl700a39", "--trace", trace, "--out", csv);
            Assert.AreEqual(0, exit, error);
            Assert.Contains("enfilm-efl700a39", output);
        }

        [TestMethod]
        [DataRow("run --cell lead-acid", "lead-acid: unknown cell")]
        [DataRow("run --board abacus", "--board: 'abacus' is none of")]
        [DataRow("run --source wind", "--source: 'wind' is none of solar")]
        [DataRow("run --days NaN", "--days: 'NaN' is not a number")]
        [DataRow("frob", "'frob'")]
        [DataRow("replay --cell enfilm-efl700a39", "--trace")]
        [DataRow("run --days -1", "--days: '-1' is not a number from")]
        [DataRow("run --temperature 1e999", "--temperature: '1e999' is not a number")]
        [DataRow("replay --cell enfilm-efl700a39 --trace gone.csv --out FOLDER/x.csv", "gone.csv: no such file")]
        [DataRow("replay --trace gone.csv --out FOLDER/x.csv", "give either --cell or --cell-from-cycles")]
        [DataRow("replay --cell enfilm-efl700a39 --trace gone.csv --out FOLDER/x.csv --plot x.pdf", "ends in neither")]
        [DataRow("replay --cell enfilm-efl700a39 --trace a.csv --out ./a.csv", "given for both --trace and --out")]
        [DataRow("replay --cell enfilm-efl700a39 --trace a.csv --out FOLDER/p.png --plot FOLDER/p.png", "given for both --out and --plot")]
        [DataRow("fit --trace gone.csv --name a/b --out FOLDER/x.cell.json", "--name: 'a/b' is no name of a profile")]
        [DataRow("cells design --name a/b --out FOLDER/x.cell.json", "--name: 'a/b' is no name of a profile")]
        [DataRow("cells emit enfilm-efl700a39 --namespace a;b", "--namespace: 'a;b' is no namespace")]
        [DataRow("cells check gone.cell.json", "gone.cell.json: no such file")]
        [DataRow("cells emit lead-acid --out FOLDER/x.cs", "lead-acid: unknown cell")]
        public async Task Bad_input_ends_with_a_line_on_standard_error_a_non_zero_status_and_no_file(string arguments, string expected)
        {
            string[] words = arguments.Replace("FOLDER", Folder, StringComparison.Ordinal).Split(' ');
            (int exit, string output, string error) = await CommandLine.Call(words[0] == "run" ? [.. words, "--out", Folder] : words);

            Assert.AreNotEqual(0, exit);
            Assert.Contains(expected, error);
            Assert.HasCount(1, error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.AreEqual(string.Empty, output);
            Assert.IsEmpty(Directory.GetFileSystemEntries(Folder));
        }

        [TestMethod]
        public async Task A_bad_trace_leaves_an_older_output_as_it_was()
        {
            string trace = Path.Combine(Folder, "trace.csv");
            string csv = Path.Combine(Folder, "gauge.csv");
            await File.WriteAllTextAsync(trace, "time_s,voltage_v,current_a,temperature_c\n0,3.9,0,25\n1,3.9,0,2x\n");
            await File.WriteAllTextAsync(csv, "older");
            (int exit, string _, string error) =
                await CommandLine.Call("replay", "--cell", "enfilm-efl700a39", "--trace", trace, "--out", csv);

            Assert.AreEqual(1, exit);
            Assert.AreEqual($"microbattery: {trace}:3: temperature_c is '2x', expected a finite number", error.TrimEnd());
            Assert.AreEqual("older", await File.ReadAllTextAsync(csv));
            Assert.HasCount(2, Directory.GetFiles(Folder));
        }

        [TestMethod]
        public async Task An_empty_path_is_refused()
        {
            (int exit, string _, string error) =
                await CommandLine.Call("replay", "--cell", "enfilm-efl700a39", "--trace", string.Empty, "--out", "x.csv");
            Assert.AreNotEqual(0, exit);
            Assert.Contains("--trace: expected a path", error);
        }

        [TestMethod]
        [DataRow("run --days 3000 --out FOLDER/taken/out")]
        [DataRow("replay --cell enfilm-efl700a39 --trace FOLDER/gone.csv --out FOLDER/taken/x.csv")]
        [DataRow("replay --cell enfilm-efl700a39 --trace FOLDER/gone.csv --out FOLDER/x.csv --plot FOLDER/taken/x.png")]
        [DataRow("fit --trace FOLDER/gone.csv --name x --out FOLDER/taken/x.cell.json")]
        [DataRow("fit --trace FOLDER/gone.csv --name x --out FOLDER")]
        [DataRow("cells characterize enfilm-efl700a39 --out FOLDER/taken/x.csv")]
        [DataRow("accuracy --csv FOLDER/taken/x.csv")]
        [DataRow("safety --csv FOLDER/taken/x.csv")]
        public async Task An_output_that_cannot_be_written_is_found_before_the_work(string arguments)
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, "taken"), string.Empty);
            string[] words = arguments.Replace("FOLDER", Folder, StringComparison.Ordinal).Split(' ');
            (int exit, string output, string error) = await CommandLine.Call(words);

            Assert.AreEqual(1, exit);
            Assert.AreEqual(string.Empty, output);
            Assert.MatchesRegex("cannot be written|is a folder", error);
            Assert.HasCount(1, error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.HasCount(1, Directory.GetFileSystemEntries(Folder));
        }

        [TestMethod]
        public async Task An_output_that_cannot_be_written_is_said_in_one_line()
        {
            string file = Path.Combine(Folder, "taken");
            await File.WriteAllTextAsync(file, string.Empty);
            (int exit, string _, string error) =
                await CommandLine.Call("cells", "emit", "enfilm-efl700a39", "--out", Path.Combine(file, "x.cs"));

            Assert.AreEqual(1, exit);
            Assert.StartsWith("microbattery: cannot write: ", error);
            Assert.HasCount(1, error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        [TestMethod]
        [TestCategory(Categories.Slow)]
        public async Task Fit_makes_of_a_characterization_a_profile_that_check_takes_and_says_what_it_assumed()
        {
            string trace = Path.Combine(Folder, "trace.csv");
            string profile = Path.Combine(Folder, "fitted.cell.json");
            (int exit, string output, string error) = await CommandLine.Call("cells", "characterize", "cymbet-cbc050", "--out", trace);
            Assert.AreEqual(0, exit, error);
            (exit, output, error) = await CommandLine.Call(
                "fit", "--trace", trace, "--name", "fitted", "--out", profile, "--family", "cymbet-cbc050", "--plot",
                Path.Combine(Folder, "fit.png"));
            Assert.AreEqual(0, exit, error);
            Assert.Contains("found    capacity", output);
            Assert.Contains("assumed  limits, how it is charged and self-discharge: those of cymbet-cbc050", output);
            Assert.Contains("mV RMS", output);
            (exit, output, error) = await CommandLine.Call("cells", "check", profile);
            Assert.AreEqual(0, exit, error);
            Assert.Contains("fitted: consistent", output);
        }

        [TestMethod]
        public async Task Fit_refuses_in_one_line_and_writes_nothing()
        {
            string trace = Path.Combine(Folder, "trace.csv");
            string profile = Path.Combine(Folder, "fitted.cell.json");
            await File.WriteAllTextAsync(
                trace, "time_s,voltage_v,current_a,temperature_c\n0,3.9,0.0001,25\n60,3.91,0.0001,25\n120,3.92,0.0001,25\n");
            foreach (string[] family in new string[][] { [], ["--family", "enfilm-efl700a39"] })
            {
                (int exit, string _, string error) =
                    await CommandLine.Call(["fit", "--trace", trace, "--name", "x", "--out", profile, .. family]);
                Assert.AreEqual(1, exit);
                Assert.StartsWith($"microbattery: {trace}: ", error);
                Assert.HasCount(1, error.TrimEnd().Split('\n'));
                Assert.IsFalse(File.Exists(profile));
            }
        }

        [TestMethod]
        public async Task Cells_design_writes_a_profile_and_shows_capacity_energy_resistance_and_curve()
        {
            string profile = Path.Combine(Folder, "designed.cell.json");
            (int exit, string output, string error) =
                await CommandLine.Call("cells", "design", "--positive-um", "2", "--area-cm2", "5", "--name", "designed", "--out", profile);
            Assert.AreEqual(0, exit, error);
            foreach (string word in new[] { "capacity", "energy", "resistance", "open circuit" })
            {
                Assert.Contains(word, output);
            }

            (exit, output, error) = await CommandLine.Call("cells", "show", profile, "--plot", Path.Combine(Folder, "show.svg"));
            Assert.AreEqual(0, exit, error);
            Assert.Contains("a family: no maker published these limits", output);
            Assert.Contains("deep discharge  below 2.5 V with 35.", output);
            Assert.Contains("below 1.0 V never", output);
            Assert.Contains("full            by current or 12 h at charge voltage, then left alone", output);
            Assert.Contains("warm            charged to 4.15 V at 45 °C, 4.125 V at 55 °C", output);
            (exit, _, error) = await CommandLine.Call("cells", "design", "--positive", "unobtainium", "--out", profile);
            Assert.AreEqual(1, exit);
            Assert.Contains("--positive: 'unobtainium' is none of", error);
        }

        [TestMethod]
        public async Task Cells_lists_checks_and_emits()
        {
            Assert.Contains("700 µA·h  3.00 to 4.20 V", (await CommandLine.Call("cells", "list")).Output);
            Assert.AreEqual("tdk-ceracharge: consistent", (await CommandLine.Call("cells", "check", "tdk-ceracharge")).Output.TrimEnd());
            Assert.Contains("public static class CymbetCbc050", (await CommandLine.Call("cells", "emit", "cymbet-cbc050")).Output);
        }

        [TestMethod]
        public async Task Cells_warns_of_a_charge_current_that_the_voltage_tolerance_does_not_take()
        {
            const string Warning = "the charge current limit of 7 mA drops 700 mV in a half full cell, "
                + "14.0 times the voltage tolerance of 50 mV; 500 µA fits";
            string judged = (await CommandLine.Call("cells", "check", "enfilm-efl700a39")).Output.ReplaceLineEndings("\n");
            Assert.AreEqual($"enfilm-efl700a39: consistent\nenfilm-efl700a39: warning: {Warning}\n", judged);
            Assert.Contains("warning         " + Warning, (await CommandLine.Call("cells", "show", "enfilm-efl700a39")).Output);
            Assert.DoesNotContain("warning", (await CommandLine.Call("cells", "show", "lfp-lipon-si")).Output);

            string[] listed = (await CommandLine.Call("cells", "list")).Output.Split('\n', StringSplitOptions.TrimEntries);
            int warned = ProfileCatalogue.Names.Count(name => ChargeCurrentFit.IsExceeded(ProfileCatalogue.Find(name)));
            Assert.AreEqual(warned, listed.Count(line => line.IndexOf("! ", StringComparison.Ordinal) > 0));
            Assert.AreEqual(1, listed.Count(line => line.StartsWith("! its charge current limit", StringComparison.Ordinal)));
        }
    }
}
