using System;
using System.Collections.Generic;
using System.Linq;
using Microbattery.Bench.Simulation;
using Microbattery.Bench.Traces;
using Microbattery.Firmware.Cells;

namespace Microbattery.Cli
{
    /// <summary>A line a sample, for pipes and logs.</summary>
    internal sealed class LineRunView : IRunView
    {
        private static readonly int[] s_widths = [4, 6, 10, 10, 8, 7, 6, 7, 7, 7];
        private readonly RunText _text;
        private readonly double _days;
        private readonly double _everySeconds;
        private double _next;
        private TimeSpan _elapsed;

        internal LineRunView(SimulationRun run, CellProfile profile, double days, double everyMinutes)
        {
            _text = new RunText(run, profile);
            _days = days;
            _everySeconds = everyMinutes * 60;
        }

        public void Start()
        {
            Console.WriteLine(_text.Heading(_days));
            Console.WriteLine(Line(RunText.Columns.Select(name => name == "current" ? $"I {_text.CurrentUnit}" : name)));
        }

        public void Show(GaugeRow row)
        {
            foreach (string happened in _text.NewEvents())
            {
                Console.WriteLine("  " + happened);
            }

            if (row.TimeSeconds >= _next)
            {
                _next += _everySeconds;
                Console.WriteLine(Line(_text.Cells(row)));
            }
        }

        public void Stop(TimeSpan elapsed) => _elapsed = elapsed;

        public void Summarize(IEnumerable<string> files)
        {
            foreach (string line in _text.Summary(_elapsed, files))
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
