using System;
using System.Device.Gpio;
using Microbattery.Boards;
using Microbattery.Firmware;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal;

namespace Microbattery.Bench.Simulation
{
    /// <summary>A board in a simulated world: the adapters, the loop and the firmware that run on the MCU, over virtual hardware.</summary>
    public sealed class VirtualBoard
    {
        private readonly VirtualClock _clock;
        private readonly BoardDescription _board;
        private readonly BoardModel _model;
        private readonly Scenario _scenario;
        private readonly IRecordStore _store;
        private readonly SupervisorSettings _settings;
        private readonly double _sleepAmps;
        private readonly SimulatedDeepSleep? _deepSleep;
        private BoardLoop _loop;
        private bool _loadRequested = true;

        /// <summary>Powers a board up.</summary>
        /// <param name="board">The board; its wiring is that of <see cref="BoardCatalogue"/>'s board of the same name.</param>
        /// <param name="scenario">What happens to it.</param>
        /// <param name="errors">What is wrong with its front end.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        /// <param name="store">What survives a power cut; null for an empty one.</param>
        /// <param name="settings">How the parts work; null for the defaults.</param>
        public VirtualBoard(
            BoardDescription board,
            Scenario scenario,
            FrontEndErrors errors,
            int seed,
            IRecordStore? store = null,
            SupervisorSettings? settings = null)
        {
            ArgumentNullException.ThrowIfNull(board);
            ArgumentNullException.ThrowIfNull(scenario);
            ArgumentNullException.ThrowIfNull(errors);
            _board = board;
            _model = BoardCatalogue.Find(board.Name);
            _scenario = scenario;
            _store = store ?? new MemoryRecordStore(2);
            _settings = settings ?? new SupervisorSettings();
            _sleepAmps = Math.Max(0, (board.Accuracy.SleepCurrentNanoamps / 1e9) + errors.SleepCurrentAmps);
            _deepSleep = _model.SleepsDeeply ? new SimulatedDeepSleep() : null;
            _clock = new VirtualClock { RunsThroughReset = _model.ClockRunsThroughSleep };
            World = new SimulatedWorld(scenario);
            Hardware = new VirtualHardware(board, World, errors, seed, _clock);
            Hardware.Pins.OutputChanged += Connect;
            World.Settle();
            (Supervisor, _loop) = Start();
            Telemetry = Supervisor.Telemetry;
        }

        /// <summary>The cell and what surrounds it.</summary>
        public SimulatedWorld World { get; }

        /// <summary>Pins, converter and chips.</summary>
        public VirtualHardware Hardware { get; }

        /// <summary>The firmware; another one after each deep sleep.</summary>
        public Supervisor Supervisor { get; private set; }

        /// <summary>What the last tick found and did, by the firmware that ran it.</summary>
        public TelemetryFrame Telemetry { get; private set; }

        /// <summary>How often the board slept deeply and started again.</summary>
        public int DeepSleeps { get; private set; }

        /// <summary>What the application wants, after a restart too.</summary>
        public bool LoadRequested
        {
            get => _loadRequested;
            set
            {
                _loadRequested = value;
                Supervisor.LoadRequested = value;
            }
        }

        /// <summary>One turn of the board's loop, then time until the next is wanted.</summary>
        public void Tick()
        {
            long start = _clock.NowMilliseconds;
            int wait = _loop.Step();
            Telemetry = Supervisor.Telemetry;
            long sleep = _deepSleep?.PendingMilliseconds ?? 0;
            if (sleep > 0)
            {
                World.SleepAmps = _sleepAmps;
                Hardware.Pins.ReleaseAll();
            }

            _clock.NowMilliseconds = start + (sleep > 0 ? sleep : wait);
            World.AdvanceTo(_clock.NowMilliseconds / 1000.0);
            if (sleep > 0)
            {
                World.SleepAmps = null;
                _deepSleep!.PendingMilliseconds = 0;
                _deepSleep.Cause = WakeCause.Timer;
                DeepSleeps++;
                (Supervisor, _loop) = Start();
            }
        }

        private (Supervisor Supervisor, BoardLoop Loop) Start()
        {
            // As in the board's Program.
            GpioController pins = Hardware.OpenPins();
            IPowerSwitches switches = BoardAssembly.OpenSwitches(_board, pins);
            ICellSensor sensor = _model.OpenSensor(_board, Hardware, pins, _clock);
            Supervisor supervisor = new(_clock, sensor, switches, _store, _scenario.Profile, _board.Accuracy, _settings)
            {
                LoadRequested = _loadRequested,
            };
            return (supervisor, new BoardLoop(supervisor, BoardAssembly.OpenWatchdog(_board, pins), _deepSleep, 0));
        }

        private void Connect(int pin, bool isHigh)
        {
            if (pin == _board.ChargeSwitchPin && World.ChargeClosed != isHigh)
            {
                World.ChargeClosed = isHigh;
                World.Settle();
            }
            else if (pin == _board.LoadSwitchPin && World.LoadClosed != isHigh)
            {
                World.LoadClosed = isHigh;
                World.Settle();
            }
        }
    }
}
