using System;
using System.Collections.Generic;
using System.Threading;
using Microbattery.Records.Traces;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.Scores;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Runs
{
    /// <summary>Days in the life of a board, sampled.</summary>
    public sealed class SimulationRun
    {
        private readonly List<GaugeRow> _rows = [];
        private readonly Scenario _scenario;
        private readonly SpanCollector _voltage = new();
        private readonly SpanCollector _current = new();
        private readonly FlagSpanCollector _faults = new();
        private readonly FlagSpanCollector _denied = new();
        private bool _loadWasClosed;

        /// <summary>A board powered up at midnight.</summary>
        /// <param name="setup">The board and what happens to it.</param>
        public SimulationRun(BoardSetup setup)
        {
            ArgumentNullException.ThrowIfNull(setup);
            Board = new VirtualBoard(setup);
            _scenario = setup.Scenario;
            TrueVoltage = new TrueVoltageWatch(Board.World, _scenario.Profile.CutoffVoltageMicrovolts / 1e6);
        }

        /// <summary>The board.</summary>
        public VirtualBoard Board { get; }

        /// <summary>The samples so far.</summary>
        public IReadOnlyList<GaugeRow> Rows => _rows;

        /// <summary>Errors of the state of charge since the gauge started, each tick weighed by the time to the next.</summary>
        public ErrorSums Errors { get; private set; }

        /// <summary>Faults so far, of every tick, each with its start and its end.</summary>
        public IReadOnlyList<FlagSpan> Faults => _faults.Spans;

        /// <summary>Times in which the application requested its load and the load switch was open, since it was first closed.</summary>
        public IReadOnlyList<FlagSpan> LoadDenied => _denied.Spans;

        /// <summary>How low the true cell voltage went.</summary>
        public TrueVoltageWatch TrueVoltage { get; }

        /// <summary>Ticks of the firmware so far.</summary>
        public long Ticks { get; private set; }

        /// <summary>Runs on.</summary>
        /// <param name="untilSeconds">Until this simulated time, s.</param>
        /// <param name="sampleSeconds">Simulated time between samples, s.</param>
        /// <param name="onSample">Called after each sample.</param>
        /// <param name="cancellation">Stops early, after a whole tick.</param>
        public void Run(double untilSeconds, double sampleSeconds, Action<GaugeRow>? onSample, CancellationToken cancellation)
        {
            double nextSample = _rows.Count == 0 ? 0 : _rows[^1].TimeSeconds + sampleSeconds;
            while (Board.World.Seconds < untilSeconds && !cancellation.IsCancellationRequested)
            {
                // The truth belongs to the instant of the sample, before the world goes on.
                double truth = Board.World.Cell.StateOfCharge;
                double now = Board.World.Seconds;
                Board.Tick();
                Ticks += Board.IsRunning ? 1 : 0;
                var frame = Board.Telemetry;
                _loadWasClosed |= frame.LoadClosed;
                _faults.Add(now, (int)frame.Faults);
                _denied.Add(now, _loadWasClosed && Board.Supervisor.LoadRequested && !frame.LoadClosed ? 1 : 0);
                _voltage.Add(frame.VoltageMicrovolts / 1e6);
                _current.Add(frame.CurrentNanoamps / 1e9);
                if (frame.GaugeStarted && Board.IsRunning)
                {
                    double error = Math.Abs((frame.StateOfChargePpm / 1e6) - Math.Clamp(truth, 0, 1));
                    Errors = Errors.With(Board.World.Seconds - now, error, frame.UncertaintyPpm / 1e6);
                }

                if (now >= nextSample)
                {
                    nextSample += sampleSeconds;
                    GaugeRow row = GaugeRow.From(frame, _scenario.Profile.CapacityNanoampSeconds, truth) with
                    {
                        VoltageSpan = _voltage.Take(),
                        CurrentSpan = _current.Take(),
                    };
                    _rows.Add(row);
                    onSample?.Invoke(row);
                }
            }
        }
    }
}
