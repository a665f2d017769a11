using System;
using System.CommandLine;
using System.IO;
using Microbattery.Cli.Input;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Calibration;
using Microbattery.Records;

namespace Microbattery.Cli
{
    /// <summary>"boards calibrate": constants, or a record, out of what a board printed and a meter showed.</summary>
    internal static class CalibrateCommand
    {
        internal static Command Create()
        {
            Option<string> board = Options.Text("--board", "A name of 'boards list'.", string.Empty);
            Option<string> points = Options.FilePath(
                "--points", "CSV: what CodeReport printed, with meter_v, meter_ua and meter_c beside it.");
            Option<string> record = Options.FilePath(
                "--record", "File to write for the board's storage; the constants are printed without it, too.");
            board.Required = true;
            points.Required = true;
            Command command = new("calibrate", "Calibration of a board from what it printed and what a meter showed.")
            {
                board, points, record,
            };
            command.SetAction(result =>
            {
                string path = result.GetValue(points)!;
                string? output = result.GetValue(record);
                Options.RefuseSame(("--points", path), ("--record", output));
                BoardCalibration calibration = BoardCalibration.Fit(
                    BoardCatalogue.Find(result.GetValue(board)!).Create(), path, MeteredReader.ReadFile(path));
                Console.Write(calibration.Report());
                Console.WriteLine();
                Console.Write(calibration.Code());
                if (output is not null)
                {
                    OutputFile.Write(output, partial => File.WriteAllBytes(partial, calibration.Record(DateTimeOffset.UtcNow)));
                    Console.WriteLine($"wrote {output}");
                }

                return 0;
            });
            return command;
        }
    }
}
