using System;
using System.Collections.Generic;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Telemetry;
using Microbattery.Records.Traces;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.World;

namespace Microbattery.Cli
{
    /// <summary>What both views say of a run, in the same words and units.</summary>
    internal sealed class RunText
    {
        internal static readonly string[] Columns =
            ["day", "time", "voltage V", "current", "temp °C", "soc %", "± %", "true %", "charge", "load"];

        private readonly SimulationRun _run;
        private readonly CellProfile _profile;
        private readonly double _currentScale;
        private readonly double _everySeconds;
        private double _next;
        private int _eventsSeen;

        internal RunText(SimulationRun run, CellProfile profile, double days, double everyMinutes)
        {
            _run = run;
            _profile = profile;
            Days = days;
            _everySeconds = everyMinutes * 60;
            bool inMilliamps = Scenario.OneC(profile) >= 5e-3;
            _currentScale = inMilliamps ? 1e3 : 1e6;
            CurrentUnit = inMilliamps ? "mA" : "µA";
        }

        internal string CurrentUnit { get; }

        /// <summary>How long it runs.</summary>
        internal double Days { get; }

        /// <summary>What runs, and what to know of it beforehand.</summary>
        internal string Heading()
        {
            BoardDescription board = _run.Board.Description;
            string heading = $"{_profile.Name}, {_profile.CapacityNanoampSeconds / 3.6e6:0.###} µA·h, on a simulated {board.Name} for {Days:0.###} days; charge to "
                + $"{_profile.ChargeVoltageMicrovolts / 1e6:0.00} V, cut-off {_profile.CutoffVoltageMicrovolts / 1e6:0.00} V";
            double largest = Resolution.Of(board).LargestNanoamps;
            int limit = Math.Max(_profile.ChargeCurrentLimitNanoamps, _profile.DischargeCurrentLimitNanoamps);
            return largest >= limit
                ? heading
                : heading + Environment.NewLine + $"this board measures up to {largest / 1e6:0.###} mA, the cell may carry {limit / 1e6:0.###} mA: "
                + "a current between them opens the switches as over-current";
        }

        /// <summary>Whether a sample is to be shown; the next one then is a while later.</summary>
        internal bool IsDue(GaugeRow row)
        {
            bool isDue = row.TimeSeconds >= _next;
            _next += isDue ? _everySeconds : 0;
            return isDue;
        }

        internal string[] Cells(GaugeRow row)
        {
            TimeSpan time = TimeSpan.FromSeconds(row.TimeSeconds);
            return
            [
                $"{time.Days}",
                $"{time.Hours:00}:{time.Minutes:00}",
                $"{row.VoltageVolts:0.0000}",
                $"{row.CurrentAmps * _currentScale:0.0}",
                $"{row.TemperatureCelsius:0.0}",
                $"{100 * row.StateOfCharge:0.0}",
                $"{100 * row.StateOfChargeError:0.0}",
                $"{100 * row.TrueStateOfCharge:0.0}",
                row.ChargeClosed ? "closed" : "open",
                row.LoadClosed ? "closed" : "open",
            ];
        }

        /// <summary>What happened since it was last asked.</summary>
        internal IEnumerable<string> NewEvents()
        {
            IReadOnlyList<BoardEvent> events = _run.Board.Events;
            for (; _eventsSeen < events.Count; _eventsSeen++)
            {
                BoardEvent happened = events[_eventsSeen];
                if (_run.Board.DeepSleeps == 0 || !IsRoutine(happened.Kind))
                {
                    TimeSpan when = TimeSpan.FromMilliseconds(happened.DateMilliseconds);
                    yield return $"day {when.Days} {when:hh\\:mm\\:ss}  {Describe(happened.Kind, happened.Value)}";
                }
            }
        }

        private string RunTime(TelemetryFrame frame)
        {
            RunTimeEstimate outlook = _run.Board.Supervisor.RunTime;
            int empty = outlook.SecondsToEmpty(frame.TemperatureMillicelsius);
            int full = outlook.SecondsToFull();
            return empty != RunTimeEstimate.Never ? $"; empty in {empty / 3600.0:0.0} h at this use"
                : full != RunTimeEstimate.Never ? $"; full in {full / 3600.0:0.0} h at this rate"
                : string.Empty;
        }

        internal IEnumerable<string> Summary(TimeSpan elapsed, IEnumerable<string> files)
        {
            GaugeRow last = _run.Rows[^1];
            double simulated = _run.Board.World.Seconds;
            yield return $"{simulated / 86400:0.###} days in {elapsed.TotalSeconds:0.0} s: {_run.Ticks} ticks, {simulated / elapsed.TotalSeconds:0} times real time";
            yield return $"state of charge {100 * last.StateOfCharge:0.0} % ± {100 * last.StateOfChargeError:0.0} %, true {100 * last.TrueStateOfCharge:0.0} %";
            yield return $"over all ticks: RMSE {100 * _run.Errors.RootMeanSquare:0.00} %, worst {100 * _run.Errors.Worst:0.00} %, "
                + $"inside twice its uncertainty {100 * _run.Errors.Inside:0.0} % of the time";
            TelemetryFrame frame = _run.Board.Telemetry;
            yield return $"learned: capacity {frame.CapacityPpm / 1e4:0.0} % of the profile's, resistance {frame.ResistancePpm / 1e4:0} %; "
                + $"displayed {frame.DisplayedPpm / 1e4:0.0} %{RunTime(frame)}";
            if (_run.Board.DeepSleeps > 0)
            {
                yield return $"slept deeply and started again {_run.Board.DeepSleeps} times";
            }

            double highest = _run.Board.World.HighestChargingVolts;
            yield return highest == 0
                ? "the charge switch never closed"
                : $"highest true cell voltage while charging {highest:0.000} V, allowed "
                + $"{(_profile.ChargeVoltageMicrovolts + _profile.ChargeVoltageToleranceMicrovolts) / 1e6:0.000} V, above it for "
                + $"{_run.Board.World.SecondsAboveLimit:0.00} s";
            yield return "wrote " + string.Join(", ", files);
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
            BoardEventKind.FaultsRaised => $"fault: {(Faults)value}",
            BoardEventKind.FaultsCleared => $"fault gone: {(Faults)value}",
            _ => kind.ToString(),
        };
    }
}
