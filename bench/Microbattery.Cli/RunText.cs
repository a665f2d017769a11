using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Protection;
using Microbattery.Records.Traces;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.World;

namespace Microbattery.Cli
{
    /// <summary>What both views say while a run goes on, in the same words, units and widths.</summary>
    internal sealed class RunText
    {
        private const int TimeWidth = 11;
        private static readonly int[] s_widths = [TimeWidth, 9, 11, 8, 9, 8, 8, 8, 8];

        private readonly SimulationRun _run;
        private readonly FaultTable _faults;
        private readonly double _currentScale;
        private readonly string _currentUnit;
        private readonly double _everySeconds;
        private readonly List<int> _lasting = []; // indices of faults that were said to be raised and not yet to be cleared
        private double _next;
        private int _eventsSeen;
        private int _faultsSeen;
        private int _deniedSeen;
        private bool _deniedIsSaid;

        internal RunText(SimulationRun run, RunConditions conditions, double everyMinutes)
        {
            _run = run;
            _faults = new FaultTable(conditions.Profile, conditions.Board.Accuracy, new ProtectionSettings());
            Days = conditions.Days;
            _everySeconds = everyMinutes * 60;
            bool inMilliamps = Scenario.OneC(conditions.Profile) >= 5e-3;
            _currentScale = inMilliamps ? 1e3 : 1e6;
            _currentUnit = inMilliamps ? "mA" : "µA";
        }

        /// <summary>How long it runs.</summary>
        internal double Days { get; }

        /// <summary>The two lines over the table.</summary>
        internal IEnumerable<string> Head() =>
        [
            Line("time", "voltage", "current", "temp.", "charge", "error", "charge", "charge", "load"),
            Line("day hh:mm", "V", _currentUnit, "°C", "gauge %", "± %", "true %", "switch", "switch"),
        ];

        /// <summary>Whether a sample is to be shown; the next one then is a while later.</summary>
        internal bool IsDue(GaugeRow row)
        {
            bool isDue = row.TimeSeconds >= _next;
            _next += isDue ? _everySeconds : 0;
            return isDue;
        }

        /// <summary>A line of the table.</summary>
        internal string Row(GaugeRow row)
        {
            string time = double.IsFinite(row.TimeSeconds) ? TextLines.Moment(row.TimeSeconds)["day ".Length..] : "-";
            return Line(
                time,
                Figure(1, row.VoltageVolts, "0.0000"),
                Figure(2, row.CurrentAmps * _currentScale, "0.0"),
                Figure(3, row.TemperatureCelsius, "0.0"),
                Figure(4, 100 * row.StateOfCharge, "0.0"),
                Figure(5, 100 * row.StateOfChargeError, "0.0"),
                Figure(6, 100 * row.TrueStateOfCharge, "0.0"),
                Switch(row.ChargeClosed),
                Switch(row.LoadClosed));
        }

        /// <summary>What happened since it was last asked, in lines.</summary>
        internal IEnumerable<string> NewEvents()
        {
            List<(double Seconds, string What)> news = [];
            IReadOnlyList<BoardEvent> events = _run.Board.Events;
            for (; _eventsSeen < events.Count; _eventsSeen++)
            {
                BoardEvent happened = events[_eventsSeen];
                bool isHidden = _run.Board.DeepSleeps > 0 && IsRoutine(happened.Kind);
                if (!isHidden && happened.Kind is not (BoardEventKind.FaultsRaised or BoardEventKind.FaultsCleared))
                {
                    news.Add((happened.DateMilliseconds / 1e3, Describe(happened.Kind, happened.Value)));
                }
            }

            AddFaults(news);
            AddLoad(news);
            return news.OrderBy(one => one.Seconds).SelectMany(one => TextLines.Wrap($"{TextLines.Moment(one.Seconds)}  {one.What}", 4));
        }

        // What every wake of a board that sleeps deeply brings.
        private static bool IsRoutine(BoardEventKind kind) => kind
            is BoardEventKind.GaugeResumed
            or BoardEventKind.ChargeClosed
            or BoardEventKind.ChargeOpened
            or BoardEventKind.LoadClosed
            or BoardEventKind.LoadOpened;

        private static string Describe(BoardEventKind kind, int value) => kind switch
        {
            BoardEventKind.GaugeStarted => $"gauge started from the voltage: {value / 1e4:0.0} %",
            BoardEventKind.GaugeResumed => $"gauge resumed from the journal: {value / 1e4:0.0} %",
            BoardEventKind.ChargeClosed => $"charge switch closed at {value / 1e6:0.000} V",
            BoardEventKind.ChargeOpened => $"charge switch opened at {value / 1e6:0.000} V",
            BoardEventKind.LoadClosed => $"load switch closed at {value / 1e6:0.000} V",
            BoardEventKind.LoadOpened => $"load switch opened at {value / 1e6:0.000} V",
            BoardEventKind.ConstantVoltage => $"charge voltage reached: {value / 1e6:0.000} V",
            BoardEventKind.Full => $"full at {value / 1e6:0.000} V: charging is done",
            BoardEventKind.PhaseEntered => (ChargePhase)value switch
            {
                ChargePhase.Precharge => "deeply discharged: pre-charge",
                ChargePhase.AwaitsFormation => "waits for leave to be charged for the first time",
                ChargePhase.Formation => "first charge begins",
                ChargePhase.TopOff => "full by its current, held a while longer",
                _ => "full, held at charge voltage",
            },
            BoardEventKind.Recharge => $"bulk charge again from {value / 1e4:0.0} %",
            _ => kind.ToString(),
        };

        private static string Switch(bool isClosed) => isClosed ? "closed" : "open";

        private static string Figure(int column, double value, string format) => TextLines.Figure(value, format, s_widths[column]);

        private static string Line(params string[] cells) => string.Concat(cells.Select((cell, column) => cell.PadLeft(s_widths[column])));

        /// <summary>A fault in the words of the table of faults.</summary>
        private string Words(int flag) => _faults.Row(BitOperations.TrailingZeroCount(flag)).Summary.TrimEnd('.');

        private void AddFaults(List<(double Seconds, string What)> news)
        {
            IReadOnlyList<FlagSpan> spans = _run.Faults;
            for (int i = _lasting.Count - 1; i >= 0; i--)
            {
                if (!Lasts(spans[_lasting[i]]))
                {
                    AddEnd(news, spans[_lasting[i]]);
                    _lasting.RemoveAt(i);
                }
            }

            for (; _faultsSeen < spans.Count; _faultsSeen++)
            {
                FlagSpan span = spans[_faultsSeen];
                news.Add((span.StartSeconds, $"fault {(Faults)span.Flag} raised: {Words(span.Flag)}"));
                if (Lasts(span))
                {
                    _lasting.Add(_faultsSeen);
                }
                else
                {
                    AddEnd(news, span);
                }
            }
        }

        /// <summary>When the application went without its load, and when it had it again: the switches of a board that sleeps deeply
        /// do not tell.</summary>
        private void AddLoad(List<(double Seconds, string What)> news)
        {
            for (; _deniedSeen < _run.LoadDenied.Count; _deniedSeen++, _deniedIsSaid = false)
            {
                FlagSpan span = _run.LoadDenied[_deniedSeen];
                double seconds = (Lasts(span) ? _run.Board.World.Seconds : span.EndSeconds) - span.StartSeconds;
                if (seconds >= RunSummary.LeastDeniedSeconds && !_deniedIsSaid)
                {
                    news.Add((span.StartSeconds, "load cut off: its switch is open though the application asks for it"));
                    _deniedIsSaid = true;
                }

                if (Lasts(span))
                {
                    return;
                }

                if (_deniedIsSaid)
                {
                    news.Add((span.EndSeconds, $"load switched on again after {TextLines.Duration(seconds)}"));
                }
            }
        }

        private static void AddEnd(List<(double Seconds, string What)> news, FlagSpan span) => news.Add(
            (span.EndSeconds, $"fault {(Faults)span.Flag} cleared after {TextLines.Duration(span.EndSeconds - span.StartSeconds)}"));

        private static bool Lasts(FlagSpan span) => double.IsNaN(span.EndSeconds);
    }
}
