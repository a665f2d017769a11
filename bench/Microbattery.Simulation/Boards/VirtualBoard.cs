using System;
using System.Collections.Generic;
using System.Device.Gpio;
using Microbattery.Boards;
using Microbattery.Firmware;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Telemetry;
using Microbattery.Hal.Adapters;
using Microbattery.Hal.Lines;
using Microbattery.Hal.Sleep;
using Microbattery.Hal.Storage;
using Microbattery.Simulation.Clocks;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Injection;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;

namespace Microbattery.Simulation.Boards
{
    /// <summary>A board in a simulated world: the adapters, the loop and the firmware that run on the MCU, over virtual hardware.</summary>
    public sealed class VirtualBoard
    {
        /// <summary>How often the application has something to do, s.</summary>
        public const double WorkPeriodSeconds = 600;

        private const double LeastStartSeconds = 1;
        private const long StandstillMilliseconds = 1000;

        private readonly VirtualClock _clock;
        private readonly BoardDescription _board;
        private readonly BoardModel _model;
        private readonly Scenario _scenario;
        private readonly IRecordStore _store;
        private readonly IRecordStore? _calibration;
        private readonly SupervisorSettings _settings;
        private readonly EventWatch _watch = new();
        private readonly double _startAmpSeconds;
        private readonly double _workSeconds;
        private SimulatedDeepSleep? _deepSleep;
        private BoardLoop _loop;
        private long _nextMilliseconds;
        private long _fedMilliseconds;
        private bool _isRunning;
        private readonly bool _bootsFromCell;

        /// <summary>Powers a board up.</summary>
        /// <param name="setup">What it is made of and put into.</param>
        public VirtualBoard(BoardSetup setup)
        {
            ArgumentNullException.ThrowIfNull(setup);
            (Scenario scenario, FrontEndErrors errors, BoardDescription board) = (setup.Scenario, setup.Errors, setup.Description);
            _board = board;
            _model = setup.Model;
            if (errors.NoiseSteps == 0)
            {
                // An ideal converter does say the same for ever.
                board.Accuracy = board.Accuracy.With(Setting.LongestSameSamples, 0).With(Setting.LongestSameVoltageSamples, 0);
            }

            _scenario = scenario;
            _calibration = setup.Calibration;
            _settings = setup.Settings;
            _startAmpSeconds = Math.Max(0, (board.Accuracy.StartNanoampSeconds / 1e9) + errors.StartAmpSeconds);
            _workSeconds = setup.WorkSeconds;
            _clock = new VirtualClock { RunsThroughReset = _model.DateRunsThroughReset };
            World = new SimulatedWorld(
                scenario with { Supply = setup.Supply ?? _model.Sheet.Supply.Design(_model.Sheet.Sleep, board.Accuracy, errors) });
            World.Stepped += _ => StopWhenSupplyIsLow();
            _store = new FaultInjectingStore(setup.Store ?? new MemoryRecordStore(2), World.Injected);
            Clock = new BoardClock(_clock, World.Injected);
            Hardware = new VirtualHardware(board, World, errors, setup.Seed, _clock);
            Hardware.Pins.OutputChanged += Connect;
            _bootsFromCell = (setup.Supply?.Starting ?? _model.Sheet.Supply.Starting) == Rail.Cell;
            World.Settle();
            (Supervisor, _loop) = Start();
            Telemetry = Supervisor.Telemetry;
        }

        /// <summary>The board as data.</summary>
        public BoardDescription Description => _board;

        /// <summary>The cell and what surrounds it.</summary>
        public SimulatedWorld World { get; }

        /// <summary>Pins, converter and chips.</summary>
        public VirtualHardware Hardware { get; }

        /// <summary>The clock as the program reads it.</summary>
        public BoardClock Clock { get; }

        /// <summary>The firmware; another one after each deep sleep and reset.</summary>
        public Supervisor Supervisor { get; private set; }

        /// <summary>What the last tick found and did, by the firmware that ran it.</summary>
        public TelemetryFrame Telemetry { get; }

        /// <summary>What happened, over deep sleep and resets too.</summary>
        public IReadOnlyList<BoardEvent> Events => _watch.Events;

        /// <summary>How often the board slept deeply and started again.</summary>
        public int DeepSleeps { get; private set; }

        /// <summary>How often a pin ended it.</summary>
        public int PinWakes { get; private set; }

        /// <summary>Whether the application has any work, after a restart too.</summary>
        public bool LoadWanted { get; set; } = true;

        /// <summary>Whether the application lets a lithium-free cell be charged for the first time, after a restart too.</summary>
        public bool FormationAllowed { get; set; }

        /// <summary>How often something reset the MCU.</summary>
        public int Resets { get; private set; }

        /// <summary>
        /// The external watchdog resets the MCU when it is not fed for this long while the MCU is awake, s; null for a board without one.
        /// </summary>
        public double? WatchdogSeconds { get; set; }

        /// <summary>The most of a deep sleep that one <see cref="Pass"/> takes, ms, above 0: for who wants to look in between.</summary>
        public long SleepTurnMilliseconds { get; set; } = long.MaxValue / 2;

        /// <summary>Whether the program runs, or sleeps: the MCU has its supply, and nothing holds it in reset.</summary>
        public bool IsRunning => _isRunning;

        /// <summary>Whether the MCU sleeps deeply.</summary>
        public bool IsAsleep => _deepSleep is { PendingMilliseconds: > 0 };

        /// <summary>One turn of the board's loop, then time until the next is wanted.</summary>
        public void Tick()
        {
            Sample();
            Pass();
        }

        /// <summary>One turn of the board's loop, if its program runs now.</summary>
        public void Sample()
        {
            InjectedFaults injected = World.Injected;
            if (injected.SupplyIsLow || World.Supply.IsLow)
            {
                HoldInReset();
                _nextMilliseconds = _clock.DateMilliseconds + StandstillMilliseconds;
                return;
            }

            if (!_isRunning)
            {
                _deepSleep = null;
                Restart();
            }

            if (!_isRunning || IsAsleep)
            {
                return;
            }

            long start = _clock.DateMilliseconds;
            if (injected.LoopHangs)
            {
                _nextMilliseconds = start + StandstillMilliseconds;
                return;
            }

            Supervisor.FormationAllowed = FormationAllowed;
            int wait = _loop.Step();
            Supervisor.ReadTelemetry(Telemetry);
            _watch.Update(Telemetry);
            _nextMilliseconds = start + wait;
            if (_deepSleep is { PendingMilliseconds: > 0 } sleep)
            {
                _nextMilliseconds = start + sleep.PendingMilliseconds;
                World.Supply.Phase = McuPhase.Asleep;
                Hardware.Pins.ReleaseAll();
            }
        }

        /// <summary>Time until the next turn is wanted, or a part of a deep sleep.</summary>
        public void Pass()
        {
            if (_isRunning && _deepSleep is { PendingMilliseconds: > 0 } sleep)
            {
                SleepOn(sleep);
                return;
            }

            _clock.DateMilliseconds = _nextMilliseconds;
            World.AdvanceTo(_clock.DateMilliseconds / 1000.0);
            if (_isRunning && _clock.DateMilliseconds - _fedMilliseconds > WatchdogSeconds * 1000)
            {
                Restart();
            }
        }

        /// <summary>Something resets the MCU: its pins are released, and its program starts anew a second later.</summary>
        public void Restart()
        {
            HoldInReset();
            World.Injected.LoopHangs = false;
            Resets++;
            _clock.DateMilliseconds += StandstillMilliseconds;
            World.AdvanceTo(_clock.DateMilliseconds / 1000.0);
            StartAnew(WakeCause.Reset);
        }

        private void StartAnew(WakeCause cause)
        {
            Boot();
            if (World.Supply.IsLow)
            {
                return;
            }

            try
            {
                (Supervisor, _loop) = Start();
                _watch.Restart();
                _deepSleep?.Cause = cause;
            }
            catch (InvalidOperationException)
            {
                // A program that ends where it opens its pins: all are released, and what resets it lets it try again.
                HoldInReset();
                _nextMilliseconds = _clock.DateMilliseconds + StandstillMilliseconds;
            }
        }

        private void HoldInReset()
        {
            World.Supply.Phase = McuPhase.Off;
            if (_isRunning)
            {
                _isRunning = false;
                Hardware.Pins.ReleaseAll();
            }
        }

        /// <summary>An MCU whose supply fails stops where it is: its pins are released, its sleep is forgotten.</summary>
        private void StopWhenSupplyIsLow()
        {
            if (World.Supply.IsLow && _isRunning)
            {
                HoldInReset();
                _deepSleep = null;
            }
        }

        /// <summary>The time from power or waking to the first sample, where it costs the cell.</summary>
        private void Boot()
        {
            if (_bootsFromCell)
            {
                World.Supply.Phase = McuPhase.Starting;
                _clock.DateMilliseconds += (long)(1000 * _model.Sheet.Sleep.StartSeconds);
                World.AdvanceTo(_clock.DateMilliseconds / 1000.0);
            }
        }

        private void SleepOn(SimulatedDeepSleep sleep)
        {
            long leftMilliseconds = _nextMilliseconds - _clock.DateMilliseconds;
            long turnMilliseconds = leftMilliseconds > 0 ? Math.Min(SleepTurnMilliseconds, leftMilliseconds) : StandstillMilliseconds;
            long endMilliseconds = _clock.DateMilliseconds + turnMilliseconds;
            do
            {
                _clock.DateMilliseconds = sleep.IsPinArmed ? Math.Min(endMilliseconds, _clock.DateMilliseconds + 1000) : endMilliseconds;
                World.AdvanceTo(_clock.DateMilliseconds / 1000.0);
            }
            while (_clock.DateMilliseconds < endMilliseconds && !sleep.IsWoken);

            bool isOver = sleep.IsWoken || _clock.DateMilliseconds >= _nextMilliseconds;
            if (!isOver || World.Injected.LoopHangs)
            {
                // A program that hangs does not wake.
                return;
            }

            DeepSleeps++;
            PinWakes += sleep.IsWoken ? 1 : 0;
            WakeCause cause = sleep.IsWoken ? WakeCause.Pin : WakeCause.Timer;
            DrawStart();
            StartAnew(cause);
        }

        /// <summary>What a start takes comes out of a capacitor, which the cell fills again at no more than its limit.</summary>
        private void DrawStart()
        {
            if (_startAmpSeconds > 0)
            {
                double seconds = Math.Max(LeastStartSeconds, _startAmpSeconds / (_scenario.Profile.DischargeCurrentLimitNanoamps / 1e9));
                World.Supply.ExtraAmps = _startAmpSeconds / seconds;
                _clock.DateMilliseconds += (long)Math.Ceiling(seconds * 1000);
                World.AdvanceTo(World.Seconds + seconds);
                World.AdvanceTo(_clock.DateMilliseconds / 1000.0);
                World.Supply.ExtraAmps = 0;
            }
        }

        private (Supervisor Supervisor, BoardLoop Loop) Start()
        {
            // As in the board's Program.
            _isRunning = true;
            World.Supply.Phase = McuPhase.Awake;
            _fedMilliseconds = _clock.DateMilliseconds;
            Clock.Restart();
            GpioController pins = Hardware.OpenPins();
            IPowerSwitches switches = BoardAssembly.OpenSwitches(_board, pins);
            IInputLine? wakeLine = _board.WakePin == BoardDescription.NoPin ? null : new GpioInputLine(pins, _board.WakePin);
            _deepSleep = _model.SleepsDeeply ? new SimulatedDeepSleep(wakeLine) : null;
            if (_calibration is not null)
            {
                BoardAssembly.LoadCalibration(_board, _calibration);
            }

            ICellSensor sensor = new FaultInjectingSensor(_model.OpenSensor(_board, Hardware, pins, Clock), World.Injected);
            Supervisor supervisor = new(Clock, sensor, switches, _store, _scenario.Profile, _board.Accuracy, _settings);
            PeriodicWork work = new(Clock, (long)(_workSeconds * 1000), (long)(WorkPeriodSeconds * 1000));
            IApplication application = new Work(this, work);
            return (supervisor, new BoardLoop(supervisor, application, BoardAssembly.OpenWatchdog(_board, pins), _deepSleep, 0));
        }

        private void Connect(int pin, bool isHigh)
        {
            if (pin == _board.WatchdogPin && isHigh)
            {
                _fedMilliseconds = _clock.DateMilliseconds;
            }
            else if (pin == _board.ChargeSwitchPin && World.ChargeDriven != isHigh)
            {
                World.ChargeClosed = isHigh;
                World.Settle();
            }
            else if (pin == _board.LoadSwitchPin && World.LoadDriven != isHigh)
            {
                World.LoadClosed = isHigh;
                World.Settle();
            }
        }

        private sealed class Work(VirtualBoard board, PeriodicWork work) : IApplication
        {
            public bool WantsLoad => board.LoadWanted && work.WantsLoad;
        }
    }
}
