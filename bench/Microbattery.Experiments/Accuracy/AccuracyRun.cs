using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microbattery.Boards;
using Microbattery.Cells.Models;
using Microbattery.Cells.Physics;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Telemetry;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Scores;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>One cell lives through one scenario with the firmware in charge, and every estimator takes the same samples.</summary>
    public sealed class AccuracyRun
    {
        private const double BoardRate = 1 / 2000.0;  // an ideal board awake takes C/2000
        private const double SleepRate = 1 / 20000.0; // and asleep C/20000
        private const double SleepSigma = 0.2;
        // Pulses and source are made smaller in the cold, so that they move the voltage no further.
        private const double MostDropVolts = 0.1;
        private const double SourceHeadroomVolts = 0.01;
        private const double RangeShare = 0.9;        // of the peak load that a board's sensor is made for
        private const double DaySeconds = 86400;
        private const double ProbeRate = 0.01;

        private readonly AccuracyCase _case;
        private readonly CharacterizedCell _cell;
        private readonly FirmwareReading _firmware = new();
        private readonly IRig _rig;
        private readonly IEstimator[] _estimators;
        private readonly ErrorScore[] _scores;
        private readonly ErrorScore _knownDrop = new();
        private readonly ErrorScore _bestConceivable = new();
        private readonly InformationLimit? _limit;
        private readonly ProfileTables _tables;
        private readonly List<ErrorSample> _samples = [];
        private double _limitAtGoal = double.NaN;
        private ChargePhase _phase;
        private int _sleeps;
        private int _fulls;
        private long _ticks;

        /// <summary>A run.</summary>
        /// <param name="run">Which.</param>
        /// <param name="cell">Its cell type, characterised.</param>
        /// <param name="openCircuitSigmaVolts">How far open-circuit voltages differ within a production, one sigma, V.</param>
        /// <param name="exact">What is not drawn but exact.</param>
        /// <param name="createOthers">Makes the other estimators.</param>
        /// <param name="withLimit">Whether the best conceivable estimator is followed, where it is known; it costs as much as the
        /// firmware.</param>
        public AccuracyRun(
            AccuracyCase run,
            CharacterizedCell cell,
            double openCircuitSigmaVolts,
            IReadOnlyList<ExactPart> exact,
            Func<CellProfile, BoardFigures, IReadOnlyList<IEstimator>> createOthers,
            bool withLimit = true)
        {
            ArgumentNullException.ThrowIfNull(run);
            ArgumentNullException.ThrowIfNull(cell);
            ArgumentNullException.ThrowIfNull(exact);
            ArgumentNullException.ThrowIfNull(createOthers);
            _case = run;
            _cell = cell;
            AccuracyScenario scenario = run.Scenario;
            int hash = Hash($"{run.Cell} {scenario.Name} {run.Seed}");
            GaussianNoise draw = new(hash);
            Random even = new(hash);
            CellSpread spread = exact.Aggregate(CellSpread.Draw(draw, openCircuitSigmaVolts), (drawn, part) => part.Cell(drawn));
            Spread = spread with { Age = scenario.Age };
            MonitorErrors errors = exact.Aggregate(MonitorErrors.Draw(draw), (drawn, part) => part.Sensor(drawn));
            double sleepAmps = SleepRate * cell.OneC;
            double sleepOff = exact.Any(part => part.IsSleepCurrent) ? 0 : SleepSigma * draw.Next();
            SleepAmps = sleepAmps * Math.Max(0, 1 + sleepOff);
            double start = scenario.LowestStart + (even.NextDouble() * (scenario.HighestStart - scenario.LowestStart));

            BoardModel? model = run.Board is string name ? BoardCatalogue.Find(name) : null;
            BoardDescription? description = model?.Create();
            Ambient ambient = scenario.AmbientFor(cell.Profile);
            double mostAmps = MostDropVolts / Ohms(ambient.MeanCelsius - ambient.SwingCelsius);
            mostAmps = description is null ? mostAmps : Math.Min(mostAmps, RangeShare * description.Accuracy.PeakLoadNanoamps / 1e9);
            PulsedLoad load = new(scenario.Load, cell.OneC, mostAmps, hash);
            double feedAmps = Math.Min(mostAmps, scenario.FeedRate * cell.OneC);
            double feedVolts = (cell.Profile.ChargeVoltageMicrovolts / 1e6) + SourceHeadroomVolts;
            Scenario world = new()
            {
                Profile = cell.Profile,
                Spread = Spread,
                InitialStateOfCharge = start,
                CreateCell = _ => cell.Create(Spread, start, ambient.CelsiusAt(scenario.StartHour * 3600)),
                CreateSource = it => scenario.Feed(new FeedPoint(feedAmps, feedVolts, hash, it)),
                Load = load,
                Ambient = ambient,
                StartHour = scenario.StartHour,
                Supply = new SupplyDesign
                {
                    Awake = Rail.Cell,
                    Asleep = Rail.Cell,
                    AwakeAmps = BoardRate * cell.OneC,
                    AsleepAmps = SleepAmps,
                },
            };
            BoardFigures figures;
            if (model is not null)
            {
                figures = description!.Accuracy;
                _rig = new BoardRig(new VirtualBoard(new BoardSetup
                {
                    Model = model,
                    Description = description,
                    Scenario = world,
                    Errors = FrontEndErrors.Draw(figures, model.NoiseSteps, hash, 1),
                    Seed = hash,
                    Settings = new SupervisorSettings { CellIsFormed = true },
                }));
            }
            else
            {
                double fullRangeAmps = MonitorSensor.FullRangeRate * cell.OneC;
                figures = MonitorErrors.Accuracy(
                    cell.Profile.ChargeVoltageMicrovolts / 1e6, fullRangeAmps, sleepAmps, SleepSigma, load.PeakAmps);
                _rig = new MonitorRig(world, errors, fullRangeAmps, figures, hash);
                if (withLimit && _rig.World.Cell is FilmCell film)
                {
                    _limit = new InformationLimit(film, cell.Parameters.With(Spread), openCircuitSigmaVolts, SleepSigma, fullRangeAmps);
                }
            }

            _tables = new ProfileTables(cell.Profile);
            _estimators = [_firmware, .. createOthers(cell.Profile, figures)];
            _scores = _estimators.Select(_ => new ErrorScore()).ToArray();
        }

        /// <summary>The world.</summary>
        public SimulatedWorld World => _rig.World;

        /// <summary>How the cell differs from the nominal one.</summary>
        public CellSpread Spread { get; }

        /// <summary>What an ideal board truly takes while it sleeps, A.</summary>
        public double SleepAmps { get; }

        /// <summary>Names of the estimators, the firmware first.</summary>
        public IReadOnlyList<string> Names => _estimators.Select(one => one.Name).ToArray();

        /// <summary>Runs to the scenario's end.</summary>
        /// <param name="sampleSeconds">Simulated time between samples of the errors, s.</param>
        /// <param name="cancellation">Stops it, after a whole tick.</param>
        /// <returns>How far everyone was off.</returns>
        public RunResult Run(double sampleSeconds, CancellationToken cancellation)
        {
            double end = _case.Scenario.Days * DaySeconds;
            double wanted = _case.Scenario.LoadWantedFromDay * DaySeconds;
            while (World.Seconds < end)
            {
                cancellation.ThrowIfCancellationRequested();
                _rig.LoadWanted = World.Seconds >= wanted;
                Sample(sampleSeconds);
                _rig.Pass(_rig.LoadWanted ? end : wanted);
            }

            return new RunResult
            {
                Names = Names,
                Scores = _scores,
                KnownDrop = _knownDrop,
                BestConceivable = _bestConceivable,
                LimitAtGoal = _limitAtGoal,
                Samples = _samples,
                Spread = Spread,
                Fulls = _fulls,
                Ticks = _ticks,
                HighestChargingVolts = World.HighestChargingVolts,
                LowestVolts = World.LowestVolts,
            };
        }

        private void Sample(double sampleSeconds)
        {
            (bool chargeWasClosed, bool loadWasClosed) = (World.ChargeClosed, World.LoadClosed);
            double seconds = World.Seconds;
            double truth = Math.Clamp(World.Cell.StateOfCharge, 0, 1);
            bool slept = _rig.DeepSleeps != _sleeps;
            _sleeps = _rig.DeepSleeps;
            if (_rig.Sample() is not TelemetryFrame frame)
            {
                return;
            }

            _ticks++;
            _firmware.Frame = frame;
            bool foundFull = IsFull(frame.ChargePhase) && !IsFull(_phase);
            _phase = frame.ChargePhase;
            _fulls += foundFull ? 1 : 0;
            AccuracySample sample = new(
                (long)Math.Round(seconds * 1000),
                frame.VoltageMicrovolts,
                frame.CurrentNanoamps,
                frame.TemperatureMillicelsius,
                chargeWasClosed,
                loadWasClosed,
                foundFull);
            double drop = World.Cell.Voltage - World.Cell.OpenCircuitVolts;
            _knownDrop.Add(seconds, _tables.Locate(sample.Volts - drop), truth, double.NaN);
            if (_limit is not null)
            {
                _limit.Update(World, slept);
                _bestConceivable.Add(seconds, truth + _limit.Deviation, truth, double.NaN);
                _limitAtGoal = seconds <= AccuracyRow.GoalConvergedSeconds ? _limit.Deviation : _limitAtGoal;
            }

            for (int i = 0; i < _estimators.Length; i++)
            {
                _estimators[i].Update(sample);
                _scores[i].Add(seconds, _estimators[i].StateOfCharge, truth, _estimators[i].Uncertainty);
            }

            if (_samples.Count == 0 || seconds >= _samples[^1].Seconds + sampleSeconds)
            {
                _samples.Add(
                    new ErrorSample(seconds, truth, _firmware.Uncertainty, _estimators.Select(one => one.StateOfCharge - truth).ToArray()));
            }
        }

        private static bool IsFull(ChargePhase phase) => phase is ChargePhase.Full or ChargePhase.TopOff or ChargePhase.Floating;

        /// <summary>Resistance of the nominal cell of that age, half full, ohm.</summary>
        private double Ohms(double celsius)
        {
            ICellModel cell = _cell.Create(CellSpread.Nominal with { Age = _case.Scenario.Age }, 0.5, celsius);
            return cell.Respond(0, ProbeRate * _cell.OneC).Ohms;
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
