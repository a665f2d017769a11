using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Records.Traces;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Microbattery.Cli
{
    /// <summary>A live table in the terminal: the last samples, the last events, how far it is.</summary>
    internal sealed class LiveRunView(RunText text) : IRunView
    {
        private const int RowsShown = 12;
        private const int EventsShown = 6;
        private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(80);

        private readonly Queue<string[]> _rows = new();
        private readonly Queue<string> _events = new();
        private readonly Stopwatch _sinceRefresh = new();
        private readonly ManualResetEventSlim _done = new();
        private LiveDisplayContext? _display;
        private Task _live = Task.CompletedTask;
        private GaugeRow _last;
        private TimeSpan _elapsed;

        public void Start()
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{text.Heading()}[/]");
            using ManualResetEventSlim ready = new();

            // The display lives as long as its callback: a thread of its own holds it open while samples come in on this one.
            _live = Task.Run(() => AnsiConsole.Live(Render()).AutoClear(false).Start(context =>
            {
                _display = context;
                ready.Set();
                _done.Wait();
            }));
            ready.Wait();
            _sinceRefresh.Start();
        }

        public void Show(GaugeRow row)
        {
            _last = row;
            foreach (string happened in text.NewEvents())
            {
                Keep(_events, happened, EventsShown);
            }

            if (text.IsDue(row))
            {
                Keep(_rows, text.Cells(row), RowsShown);
            }

            if (_sinceRefresh.Elapsed >= s_refresh)
            {
                Refresh();
                _sinceRefresh.Restart();
            }
        }

        public void Stop(TimeSpan elapsed)
        {
            _elapsed = elapsed;
            Refresh();
            Dispose();
        }

        public void Summarize(IEnumerable<string> files)
        {
            foreach (string line in text.Summary(_elapsed, files))
            {
                AnsiConsole.WriteLine(line);
            }
        }

        public void Dispose()
        {
            if (!_done.IsSet)
            {
                _done.Set();
                _live.Wait();
            }
        }

        private static void Keep<T>(Queue<T> queue, T item, int most)
        {
            queue.Enqueue(item);
            if (queue.Count > most)
            {
                queue.Dequeue();
            }
        }

        private static string Coloured(int column, string cell) =>
            column >= RunText.Columns.Length - 2 && cell == "closed" ? "[green]closed[/]" : Markup.Escape(cell);

        private void Refresh() => _display!.UpdateTarget(Render());

        private Rows Render()
        {
            Table table = new() { Border = TableBorder.Rounded };
            foreach (string name in RunText.Columns)
            {
                table.AddColumn(new TableColumn(name == "current" ? $"current {text.CurrentUnit}" : name).RightAligned());
            }

            foreach (string[] row in _rows)
            {
                table.AddRow(row.Select((cell, column) => Coloured(column, cell)).ToArray());
            }

            List<IRenderable> parts = [table];
            parts.AddRange(_events.Select(happened => new Markup($"[grey]{Markup.Escape(happened)}[/]")));
            double share = Math.Min(1, _last.TimeSeconds / (text.Days * 86400));
            int bar = (int)(40 * share);
            parts.Add(new Markup($"[blue]{new string('█', bar)}[/]{new string('░', 40 - bar)} {100 * share:0} % of {text.Days:0.###} days"));
            return new Rows(parts);
        }
    }
}
