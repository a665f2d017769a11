using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microbattery.Cells.Models;
using Microbattery.Cells.Physics;
using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Clocks;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Scores;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>One cell lives through one scenario with the firmware in charge, and every estimator looks on.</summary>
    public sealed class AccuracyRun
    {
        private const double BoardRate = 1 / 2000.0;  // the board awake takes C/2000
        private const double SleepRate = 1 / 20000.0; // and asleep C/20000
        private const double SleepSigma = 0.2;
        private const double MostDropVolts = 0.1;     // pulses and source are made smaller in the cold, so that they move the voltage no further
        private const double SourceHeadroomVolts = 0.01;
        private const double DaySeconds = 86400;
        private const double ProbeRate = 0.01;

        private readonly AccuracyScenario _scenario;
        private readonly CellProfile _profile;
        private readonly BoardFigures _accuracy;
        private readonly MonitorSensor _sensor;
        private readonly VirtualClock _clock = new() { RunsThroughReset = true };
        private readonly MemoryRecordStore _store = new(2);
        private readonly FirmwareReading _firmware = new();
        private readonly IEstimator[] _estimators;
        private readonly ErrorScore[] _scores;
        private readonly ErrorScore _knownDrop = new();
        private readonly ErrorScore _bestConceivable = new();
        private readonly InformationLimit _limit;
        private double _limitAtGoal;
        private readonly ProfileTables _tables;
        private readonly List<ErrorSample> _samples = [];
        private Supervisor _supervisor;
        private ChargePhase _phase;
        private bool _sleptSinceSample;
        private int _fulls;
        private long _ticks;

        /// <summary>A run.</summary>
        /// <param name="cell">The cell type.</param>
        /// <param name="scenario">What happens to it.</param>
        /// <param name="seed">Equal seeds give equal cells, sensors, weather and noise.</param>
        /// <param name="openCircuitSigmaVolts">How far open-circuit voltages differ within a lot, one sigma, V.</param>
        /// <param name="exact">What is not drawn but exact.</param>
        /// <param name="createOthers">Makes the estimators that look on.</param>
        public AccuracyRun(
            CharacterizedCell cell,
            AccuracyScenario scenario,
            int seed,
            double openCircuitSigmaVolts,
            IReadOnlyList<ExactPart> exact,
            Func<CellProfile, BoardFigures, IReadOnlyList<IEstimator>> createOthers)
        {
            ArgumentNullException.ThrowIfNull(cell);
            ArgumentNullException.ThrowIfNull(scenario);
            ArgumentNullException.ThrowIfNull(exact);
            ArgumentNullException.ThrowIfNull(createOthers);
            _scenario = scenario;
            _profile = cell.Profile;
            int hash = Hash($"{cell.Name} {scenario.Name} {seed}");
            GaussianNoise draw = new(hash);
            Random even = new(hash);
            Truth = exact.Aggregate(TrueCell.Draw(draw, openCircuitSigmaVolts), (drawn, part) => part.Cell(drawn));
            MonitorErrors errors = exact.Aggregate(MonitorErrors.Draw(draw), (drawn, part) => part.Sensor(drawn));
            double sleepAmps = SleepRate * cell.OneC;
            double sleepOff = draw.Next();
            double trueSleepAmps = exact.Any(part => part.IsSleepCurrent) ? sleepAmps : sleepAmps * Math.Max(0, 1 + (SleepSigma * sleepOff));
            double start = scenario.LowestStart + (even.NextDouble() * (scenario.HighestStart - scenario.LowestStart));

            Ambient ambient = scenario.AmbientFor(_profile);
            double coldest = ambient.MeanCelsius - ambient.SwingCelsius;
            double mostAmps = MostDropVolts / Ohms(cell, scenario.Age, coldest);
            PulsedLoad load = new(scenario.Load, cell.OneC, mostAmps, hash);
            IFeed feed = scenario.Feed(Math.Min(mostAmps, scenario.FeedRate * cell.OneC), hash);
            FilmCellParameters physics = Truth.Of(cell.Parameters, scenario.Age);
            FilmCell film = new(physics, start, ambient.CelsiusAt(scenario.StartHour * 3600));
            World = new AccuracyWorld(
                film,
                feed,
                load,
                ambient,
                (_profile.ChargeVoltageMicrovolts / 1e6) + SourceHeadroomVolts,
                BoardRate * cell.OneC,
                trueSleepAmps,
                scenario.StartHour);
            double fullRangeAmps = MonitorSensor.FullRangeRate * cell.OneC;
            _accuracy = MonitorErrors.Accuracy(_profile.ChargeVoltageMicrovolts / 1e6, fullRangeAmps, sleepAmps, SleepSigma, load.PeakAmps);
            _sensor = new MonitorSensor(World, errors, fullRangeAmps, hash);
            _tables = new ProfileTables(_profile);
            _limit = new InformationLimit(physics, openCircuitSigmaVolts, SleepSigma, fullRangeAmps);
            _estimators = [_firmware, .. createOthers(_profile, _accuracy)];
            _scores = _estimators.Select(_ => new ErrorScore()).ToArray();
            _supervisor = Start();
        }

        /// <summary>The world.</summary>
        public AccuracyWorld World { get; }

        /// <summary>How the cell differs from the nominal one.</summary>
        public TrueCell Truth { get; }

        /// <summary>Names of the estimators, the firmware first.</summary>
        public IReadOnlyList<string> Names => _estimators.Select(one => one.Name).ToArray();

        /// <summary>Runs to the scenario's end.</summary>
        /// <param name="sampleSeconds">Simulated time between samples of the errors, s.</param>
        /// <param name="cancellation">Stops it, after a whole tick.</param>
        /// <returns>How far everyone was off.</returns>
        public RunResult Run(double sampleSeconds, CancellationToken cancellation)
        {
            long end = (long)(_scenario.Days * DaySeconds * 1000);
            long wanted = (long)(_scenario.LoadWantedFromDay * DaySeconds * 1000);
            while (_clock.DateMilliseconds < end)
            {
                cancellation.ThrowIfCancellationRequested();
                _supervisor.LoadRequested = _clock.DateMilliseconds >= wanted;
                Tick(sampleSeconds);
                if (!_supervisor.LoadRequested && _supervisor.DeepSleepMilliseconds > 0)
                {
                    Sleep(Math.Min(_clock.DateMilliseconds + _supervisor.DeepSleepMilliseconds, wanted));
                }
                else
                {
                    Advance(_clock.DateMilliseconds + _supervisor.NextTickMilliseconds);
                }
            }

            return new RunResult(Names, _scores, _knownDrop, _bestConceivable, _limitAtGoal, _samples, Truth, _fulls, _ticks, World.HighestChargingVolts, World.LowestVolts);
        }

        private void Tick(double sampleSeconds)
        {
            bool chargeWasClosed = World.ChargeClosed;
            bool loadWasClosed = World.LoadClosed;
            double truth = Math.Clamp(World.Cell.StateOfCharge, 0, 1);
            _supervisor.Tick();
            _ticks++;
            var frame = _supervisor.Telemetry;
            _firmware.Frame = frame;
            bool foundFull = IsFull(frame.ChargePhase) && !IsFull(_phase);
            _phase = frame.ChargePhase;
            _fulls += foundFull ? 1 : 0;
            AccuracySample look = new(
                _clock.DateMilliseconds,
                frame.VoltageMicrovolts,
                frame.CurrentNanoamps,
                frame.TemperatureMillicelsius,
                chargeWasClosed,
                loadWasClosed,
                foundFull);
            double drop = World.Cell.Voltage - World.Cell.OpenCircuitVolts;
            _knownDrop.Add(look.Seconds, _tables.Locate(look.Volts - drop), truth, double.NaN);
            _limit.Update(World, _sleptSinceSample);
            _sleptSinceSample = false;
            _bestConceivable.Add(look.Seconds, truth + _limit.Deviation, truth, double.NaN);
            _limitAtGoal = look.Seconds <= AccuracyRow.GoalConvergedSeconds ? _limit.Deviation : _limitAtGoal;
            for (int i = 0; i < _estimators.Length; i++)
            {
                _estimators[i].Update(look);
                _scores[i].Add(look.Seconds, _estimators[i].StateOfCharge, truth, _estimators[i].Bound);
            }

            if (_samples.Count == 0 || look.Seconds >= _samples[^1].Seconds + sampleSeconds)
            {
                _samples.Add(new ErrorSample(look.Seconds, truth, _firmware.Bound, _estimators.Select(one => one.StateOfCharge - truth).ToArray()));
            }
        }

        private void Advance(long untilMilliseconds)
        {
            _clock.DateMilliseconds = untilMilliseconds;
            World.AdvanceTo(untilMilliseconds / 1000.0);
        }

        private void Sleep(long untilMilliseconds)
        {
            // As a board's loop does: what must survive is written down, both switches open, and the program begins anew after it.
            _supervisor.PrepareDeepSleep();
            World.IsAsleep = true;
            _sleptSinceSample = true;
            Advance(untilMilliseconds);
            World.Wake();
            _clock.Restart();
            _supervisor = Start();
        }

        private static bool IsFull(ChargePhase phase) => phase is ChargePhase.Full or ChargePhase.TopOff or ChargePhase.Floating;

        private Supervisor Start() => new(_clock, _sensor, World, _store, _profile, _accuracy, new SupervisorSettings { CellIsFormed = true });

        /// <summary>Resistance of the nominal cell of that age, half full, ohm.</summary>
        private static double Ohms(CharacterizedCell cell, CellAge age, double celsius)
        {
            FilmCell film = new(TrueCell.Nominal.Of(cell.Parameters, age), 0.5, celsius);
            double probe = ProbeRate * cell.OneC;
            return (film.TerminalVolts(probe) - film.Voltage) / probe;
        }

        /// <summary>FNV-1a, 32 bit: the same on every machine, so that a row does not depend on which others run.</summary>
        private static int Hash(string text)
        {
            uint hash = 2166136261;
            foreach (char letter in text)
            {
                hash = (hash ^ letter) * 16777619;
            }

            return (int)hash;
        }
    }
}
