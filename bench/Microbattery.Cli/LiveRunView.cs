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
    internal sealed class LiveRunView(RunText text, IAnsiConsole console) : IRunView
    {
        private const int RowsShown = 12;
        private const int EventLinesShown = 8;
        private const int BarWidth = 40;
        private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(80);

        private readonly Queue<string> _rows = new();
        private readonly Queue<string> _events = new();
        private readonly Stopwatch _sinceRefresh = new();
        private readonly ManualResetEventSlim _done = new();
        private LiveDisplayContext? _display;
        private Task _live = Task.CompletedTask;
        private GaugeRow _last;

        public void Start()
        {
            using ManualResetEventSlim ready = new();

            // The display lives as long as its callback: a thread of its own holds it open while samples come in on this one.
            _live = Task.Run(() => console.Live(Render()).AutoClear(false).Start(context =>
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
            KeepEvents();
            if (text.IsDue(row))
            {
                Keep(_rows, text.Row(row), RowsShown);
            }

            if (_sinceRefresh.Elapsed >= s_refresh)
            {
                Refresh();
                _sinceRefresh.Restart();
            }
        }

        public void Stop()
        {
            KeepEvents();
            Refresh();
            Dispose();
        }

        public void Dispose()
        {
            if (!_done.IsSet)
            {
                _done.Set();
                _live.Wait();
            }
        }

        /// <summary>What the terminal shows now.</summary>
        internal Rows Render()
        {
            List<IRenderable> parts =
            [
                .. text.Head().Select(line => new Markup($"[bold]{Markup.Escape(line)}[/]")),
                .. _rows.Select(Coloured),
                .. _events.Select(line => new Markup($"[grey]{Markup.Escape(line)}[/]")),
            ];
            double share = double.IsFinite(_last.TimeSeconds) ? Math.Clamp(_last.TimeSeconds / (text.Days * 86400), 0, 1) : 0;
            int bar = (int)(BarWidth * share);
            string done = $"[blue]{new string('█', bar)}[/]{new string('░', BarWidth - bar)}";
            parts.Add(new Markup($"{done} {100 * share:0} % of {TextLines.Days(text.Days)}"));
            return new Rows(parts);
        }

        private static void Keep(Queue<string> queue, string item, int most)
        {
            queue.Enqueue(item);
            if (queue.Count > most)
            {
                queue.Dequeue();
            }
        }

        private static Markup Coloured(string line) =>
            new(Markup.Escape(line).Replace("closed", "[green]closed[/]", StringComparison.Ordinal));

        private void KeepEvents()
        {
            foreach (string line in text.NewEvents())
            {
                Keep(_events, line, EventLinesShown);
            }
        }

        private void Refresh() => _display!.UpdateTarget(Render());
    }
}
