using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Records.Traces;

namespace Microbattery.Cli
{
    /// <summary>A line a sample, for pipes and logs.</summary>
    internal sealed class LineRunView(RunText text) : IRunView
    {
        private static readonly int[] s_widths = [4, 6, 10, 10, 8, 7, 6, 7, 7, 7];
        private TimeSpan _elapsed;

        public void Start()
        {
            Console.WriteLine(text.Heading());
            Console.WriteLine(Line(RunText.Columns.Select(name => name == "current" ? $"I {text.CurrentUnit}" : name)));
        }

        public void Show(GaugeRow row)
        {
            foreach (string happened in text.NewEvents())
            {
                Console.WriteLine("  " + happened);
            }

            if (text.IsDue(row))
            {
                Console.WriteLine(Line(text.Cells(row)));
            }
        }

        public void Stop(TimeSpan elapsed) => _elapsed = elapsed;

        public void Summarize(IEnumerable<string> files)
        {
            foreach (string line in text.Summary(_elapsed, files))
            {
                Console.WriteLine(line);
            }
        }

        public void Dispose()
        {
        }

        private static string Line(IEnumerable<string> cells) =>
            string.Concat(cells.Select((cell, column) => cell.PadLeft(s_widths[column])));
    }
}
