using System;
using Microbattery.Firmware;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Clocks;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>The firmware at a power monitor whose range fits the cell, driving the switches itself: no board stands between.</summary>
    public sealed class MonitorRig : IRig
    {
        private readonly VirtualClock _clock = new() { RunsThroughReset = true };
        private readonly MemoryRecordStore _store = new(2);
        private readonly MonitorSensor _sensor;
        private readonly CellProfile _profile;
        private readonly BoardFigures _figures;
        private Supervisor _supervisor;

        /// <summary>A rig.</summary>
        /// <param name="scenario">What happens.</param>
        /// <param name="errors">What is wrong with the monitor.</param>
        /// <param name="fullRangeAmps">Current at the end of its range, A.</param>
        /// <param name="figures">What the firmware is told of the board.</param>
        /// <param name="seed">Seed of the noise.</param>
        public MonitorRig(Scenario scenario, MonitorErrors errors, double fullRangeAmps, BoardFigures figures, int seed)
        {
            ArgumentNullException.ThrowIfNull(scenario);
            World = new SimulatedWorld(scenario);
            World.Settle();
            _sensor = new MonitorSensor(World, errors, fullRangeAmps, seed);
            _profile = scenario.Profile;
            _figures = figures;
            _supervisor = Start();
        }

        /// <inheritdoc/>
        public SimulatedWorld World { get; }

        /// <inheritdoc/>
        public bool LoadWanted { get; set; }

        /// <inheritdoc/>
        public int DeepSleeps { get; private set; }

        /// <inheritdoc/>
        public TelemetryFrame? Sample()
        {
            _supervisor.LoadRequested = LoadWanted;
            _supervisor.Tick();
            return _supervisor.Telemetry;
        }

        /// <inheritdoc/>
        public void Pass(double untilSeconds)
        {
            if (LoadWanted || _supervisor.DeepSleepMilliseconds <= 0)
            {
                Advance(_clock.DateMilliseconds + _supervisor.NextTickMilliseconds);
                return;
            }

            // As a board's loop does: what must survive is written down, both switches open, and the program begins anew after it.
            long until = Math.Max(_clock.DateMilliseconds + 1, (long)(1000 * untilSeconds));
            _supervisor.PrepareDeepSleep();
            World.Supply.Phase = McuPhase.Asleep;
            Advance(Math.Min(_clock.DateMilliseconds + _supervisor.DeepSleepMilliseconds, until));
            World.Supply.Phase = McuPhase.Awake;
            World.Settle();
            _clock.Restart();
            _supervisor = Start();
            DeepSleeps++;
        }

        private void Advance(long untilMilliseconds)
        {
            _clock.DateMilliseconds = untilMilliseconds;
            World.AdvanceTo(untilMilliseconds / 1000.0);
        }

        private Supervisor Start() =>
            new(_clock, _sensor, World, _store, _profile, _figures, new SupervisorSettings { CellIsFormed = true });
    }
}
