using System;
using System.IO;
using System.Threading.Tasks;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Calibration;
using Microbattery.Firmware.Configuration;
using Microbattery.Hal.FrontEnds;
using Microbattery.Hal.Storage;
using Microbattery.Records;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Cli
{
    /// <summary>"boards calibrate": what a person noted becomes constants and a record, or one clear line.</summary>
    [TestClass]
    [DoNotParallelize]
    public class CalibrateCommandTests : TemporaryFolder
    {
        private const string Header = "meter_v,meter_ua,meter_c,voltage_code,fine_code,coarse_code,temperature_code,voltage_uv";

        [TestMethod]
        public async Task Points_become_constants_and_a_record_the_board_takes()
        {
            // 2 µA too much current, 0.2 % too little voltage at 3 V.
            string points = await Points(
                "3.0000,,,669133,,,,",
                "4.2000,0,25.00,936440,524795,525076,524160,",
                ",-800.0,,,270656,,,");
            string record = Path.Combine(Folder, "calibration0");
            (int exit, string output, string error) =
                await CommandLine.Call("boards", "calibrate", "--board", "stm32f769i-disco", "--points", points, "--record", record);

            Assert.AreEqual(0, exit, error);
            Assert.Contains("design.Calibration.Voltage = new TwoPointCalibration(669133, 3000000, 936440, 4200000);", output);
            BoardDescription board = BoardCatalogue.Find("stm32f769i-disco").Create();
            MemoryRecordStore store = new(2);
            store.TryWrite(0, await File.ReadAllBytesAsync(record));
            Assert.AreEqual(CalibrationFault.None, BoardAssembly.LoadCalibration(board, store).Fault);
            Assert.AreEqual(4200000, board.Design.CreateFrontEnd().Voltage.Calibration.ValueAt(936440));
        }

        [TestMethod]
        [DataRow("4.2000,,,93644,,,,", "points.csv:2: voltage")]
        [DataRow("42.000,,,936440,,,,", "points.csv:2: voltage: value further from nominal than the parts allow")]
        [DataRow("4.2.0,,,936440,,,,", "points.csv:2: meter_v: '4.2.0' is not a number in range")]
        [DataRow("4.2,,,936440", "points.csv:2: 4 fields, the header has 8")]
        [DataRow(",,,936440,,,,", "no row has a code and what the meter showed")]
        public async Task What_cannot_be_is_refused_in_one_line_and_nothing_is_written(string row, string expected)
        {
            string record = Path.Combine(Folder, "calibration0");
            (int exit, string output, string error) = await CommandLine.Call(
                "boards", "calibrate", "--board", "stm32f769i-disco", "--points", await Points(row), "--record", record);
            Assert.AreEqual(1, exit);
            Assert.IsEmpty(output);
            Assert.Contains(expected, error);
            Assert.AreEqual(1, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, error);
            Assert.IsFalse(File.Exists(record));
        }

        [TestMethod]
        public void Swapped_points_are_said_to_be_reversed()
        {
            MeteredRow[] rows = [new(FrontEndInput.Voltage, 669133, 4200000, 2), new(FrontEndInput.Voltage, 936440, 3000000, 3)];
            InputException exception = Assert.ThrowsExactly<InputException>(
                () => BoardCalibration.Fit(BoardCatalogue.Find("stm32f769i-disco").Create(), "points.csv", rows));
            Assert.AreEqual("points.csv:3: voltage, lines 2, 3: the value falls where the code rises", exception.Message);
        }

        private async Task<string> Points(params string[] rows)
        {
            string path = Path.Combine(Folder, "points.csv");
            await File.WriteAllLinesAsync(path, [Header, .. rows]);
            return path;
        }
    }
}
