using System;
using System.IO;
using System.Linq;
using Microbattery.Records.Traces;
using Microbattery.Reports.Plots;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Plots
{
    /// <summary>The picture of a run or a replay is written whatever its rows are.</summary>
    [TestClass]
    public class GaugePlotTests : TemporaryFolder
    {
        [TestMethod]
        [DataRow(2, 60.0, 0.0, 0)]
        [DataRow(2, 0.0, 0.0, 0)]          // no time passes
        [DataRow(3000, 60.0, 1e-3, 16)]
        [DataRow(500, 86400.0, -2.5, 0)]
        [DataRow(100, 3600.0, 1e-9, -1)]   // every fault there can be, and some
        public void It_is_written_for_rows_of_any_size(int rows, double seconds, double amps, int faults)
        {
            GaugeRow Made(int i) => Row(i * seconds, i % 7 == 0 ? amps : amps / 1000, i % 5 < 2 ? faults : 0, 0.4);
            GaugeRow[] made = [.. Enumerable.Range(0, rows).Select(Made)];
            Write(made, 5000);
        }

        [TestMethod]
        public void It_is_written_without_a_truth()
        {
            Write([.. Enumerable.Range(0, 50).Select(i => Row(1e6 + (i * 60), -1e-4, 0, double.NaN))], 5000);
        }

        private static GaugeRow Row(double seconds, double amps, int faults, double truth) =>
            new(seconds, 0.5, 0.01, 1, 7e-4, 3.9, amps, 25, true, false, faults, truth) { CurrentSpan = new(amps - 1e-3, amps, amps) };

        private void Write(GaugeRow[] rows, int leastBytes)
        {
            GaugePlot plot = new(Boards.Cell, rows) { Title = "title" };
            foreach (string name in new[] { "x.png", "x.svg" })
            {
                string path = Path.Combine(Folder, name);
                plot.Write(path);
                Assert.IsGreaterThan(leastBytes, new FileInfo(path).Length, name);
            }

            Assert.Contains("<svg", File.ReadAllText(Path.Combine(Folder, "x.svg")), StringComparison.Ordinal);
        }
    }
}
