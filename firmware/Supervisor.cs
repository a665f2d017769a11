using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Journal;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;
using Microbattery.Firmware.Ports;
using Microbattery.Firmware.Protection;
using Microbattery.Firmware.Sleep;
using Microbattery.Firmware.Telemetry;

namespace Microbattery.Firmware
{
    /// <summary>
    /// The battery manager of one cell: each tick is one pass from a sample of the cell to its two switches.
    /// </summary>
    /// <remarks>
    /// <code>
    ///   clock -> sample -> protection -> gauge -> charge gate, load gate -> switches -> sleep -> journal -> telemetry
    /// </code>
    /// Responsibilities: it owns the parts, runs them in this order, and turns a failure of any of them into open switches. The decisions
    /// are the parts'. The same class runs on an MCU, in the tests, in the simulator and over a recorded trace.
    /// A switch closes only when its gate requests it and no active fault blocks it. Both are open before the first tick, for some ticks
    /// after one that threw, and always when the configuration was refused.
    /// A tick allocates nothing, but for what an adapter's class library allocates to read a converter or write a pin. Results are handed
    /// out as copies: an application cannot write to the supervisor's state.
    /// </remarks>
    public sealed class Supervisor
    {
        private const int TwiceDropDivisor = 500000; // twice the drop of nA * mohm, which is pV, in µV

        private readonly IClock _clock;
        private readonly ICellSensor _sensor;
        private readonly IPowerSwitches _switches;
        private readonly CellSample _sample = new CellSample();
        private readonly CellProtection _protection;
        private readonly FuelGauge _gauge;
        private readonly ChargeGate _chargeGate;
        private readonly LoadGate _loadGate;
        private readonly RecordKeeper _records;
        private readonly SleepGate _sleepGate;
        private readonly WakeSchedule _schedule;
        private readonly FailureCause _failure = new FailureCause();
        private readonly int _releaseTicks;
        private readonly int _chargeLimitNanoamps;
        private readonly int _fittingChargeNanoamps;
        private long _lastTickMilliseconds;
        private long _elapsedMilliseconds;
        private long _date;
        private int _tickCount;
        private bool _chargeClosed;
        private bool _loadClosed;
        private bool _chargeWasClosed;
        private bool _loadWasClosed;
        private bool _chargeClosedSinceSample;
        private bool _loadClosedSinceSample;
        private Faults _faults;
        private int _ticksToProve;
        private bool _tickCompleted;
        private PassStep _step;

        /// <summary>Checks the configuration, opens both switches, creates the parts and restores their state from the journal.</summary>
        /// <param name="clock">The board's clock.</param>
        /// <param name="sensor">The sensor of the cell.</param>
        /// <param name="switches">The two switches.</param>
        /// <param name="store">The store of the journal, which survives a power cut.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="figures">The board.</param>
        /// <param name="settings">The settings of all parts.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        public Supervisor(
            IClock clock,
            ICellSensor sensor,
            IPowerSwitches switches,
            IRecordStore store,
            CellProfile profile,
            BoardFigures figures,
            SupervisorSettings settings)
        {
            _clock = clock ?? throw new ArgumentNullException(nameof(clock));
            _sensor = sensor ?? throw new ArgumentNullException(nameof(sensor));
            _switches = switches ?? throw new ArgumentNullException(nameof(switches));
            Refusal = ConfigurationCheck.Check(profile, figures, settings);
            _releaseTicks = settings.Protection.ReleaseTicks;
            _lastTickMilliseconds = clock.NowMilliseconds;
            _sleepGate = new SleepGate(settings.Wake, figures.CurrentOffsetErrorNanoamps);
            _schedule = new WakeSchedule(profile.CapacityNanoampSeconds, figures.SampleNanoampSeconds, settings.Wake);
            switches.Drive(false, false);
            if (Refusal != null)
            {
                _faults = Faults.ConfigurationRefused;
                return;
            }

            _chargeLimitNanoamps = profile.ChargeCurrentLimitNanoamps;
            _fittingChargeNanoamps = ChargeCurrentFit.IsExceeded(profile) ? ChargeCurrentFit.LargestNanoamps(profile) : 0;
            _protection = new CellProtection(profile, figures, settings.Protection);
            _gauge = new FuelGauge(profile, figures, settings.Gauge);
            _chargeGate = new ChargeGate(profile, settings.Charging);
            _loadGate = new LoadGate(profile, settings.Charging);
            _records = new RecordKeeper(store, profile, settings, _gauge, _protection);
            _records.Restore(clock);

            // A cell that was formed elsewhere has no record of it: its settings say so.
            _chargeGate.Resume(_records.WasFull, _records.IsFormed || settings.CellIsFormed);
            _protection.Restore(_records.LatchedFaults);
        }

        /// <summary>Whether the application requests its load. False opens the load switch, and allows deep sleep.</summary>
        public bool LoadRequested { get; set; } = true;

        /// <summary>Whether the application allows the formation of a lithium-free cell, once its board is soldered. Other cells ignore
        /// it.</summary>
        public bool FormationAllowed { get; set; }

        /// <summary>The figure of the configuration that was refused; null when it was accepted.</summary>
        public Refusal Refusal { get; }

        /// <summary>The last faults, also over resets where the board has a store for them; null when the configuration was
        /// refused.</summary>
        public FaultHistory FaultHistory => _records?.History;

        /// <summary>Run-time estimate: time to empty, time to full, remaining energy; null when the configuration was refused.</summary>
        public RunTimeEstimate RunTime => _gauge?.RunTime;

        /// <summary>Results of the last tick, in a new frame. <see cref="ReadTelemetry"/> does the same without an allocation.</summary>
        public TelemetryFrame Telemetry
        {
            get
            {
                TelemetryFrame frame = new TelemetryFrame();
                ReadTelemetry(frame);
                return frame;
            }
        }

        /// <summary>Whether the last tick ran to its end. A watchdog is fed only then.</summary>
        public bool TickCompleted => _tickCompleted;

        /// <summary>Time for which the board may now sleep deeply, without its memory, ms; 0 when it must stay awake.</summary>
        public long DeepSleepMilliseconds => _sleepGate.MaySleep ? _schedule.DeepSleepMilliseconds : 0;

        /// <summary>Time from the last tick to the next, ms.</summary>
        public int NextTickMilliseconds => _schedule.NextMilliseconds(
            _protection != null && _protection.IsSuspicious,
            _protection != null && (_protection.Warnings & Faults.UnderVoltage) != Faults.None,
            _chargeWasClosed,
            _loadWasClosed,
            _chargeClosed,
            _loadClosed);

        /// <summary>Runs one pass. It never throws: a failure opens both switches, and its cause is recorded.</summary>
        public void Tick()
        {
            _tickCompleted = false;
            _step = PassStep.Clock;
            try
            {
                Pass();
                _tickCompleted = true;
            }
            catch (Exception exception)
            {
                Fail(exception);
            }

            _tickCount = (_tickCount + 1) & int.MaxValue;
            bool isReleasing = _protection != null && _protection.IsReleasing;
            Faults blinding = _protection == null ? Faults.ConfigurationRefused : _protection.Blinding;
            bool isBlind = !_chargeClosed && !_loadClosed && !isReleasing && (_faults & blinding) != Faults.None;
            _sleepGate.CountBlind(isBlind, _elapsedMilliseconds);
        }

        /// <summary>Acknowledges the latched faults: those whose cause has gone clear with the next samples.</summary>
        public void AcknowledgeFaults() => _protection?.Acknowledge();

        /// <summary>Prepares deep sleep: opens both switches and writes a record of all that must survive.</summary>
        public void PrepareDeepSleep()
        {
            OpenSwitches();
            _chargeClosedSinceSample = false;
            _loadClosedSinceSample = false;
            KeepRecords(true);
        }

        /// <summary>Reports that the MCU did not enter deep sleep: the last record is superseded, and sleep is allowed again
        /// later.</summary>
        public void RefuseDeepSleep()
        {
            _sleepGate.Refuse();
            _records?.Supersede();
        }

        /// <summary>Opens both switches; also for a program that ends. Never throws.</summary>
        public void OpenSwitches()
        {
            _chargeClosed = false;
            _loadClosed = false;
            try
            {
                _switches.Drive(false, false);
            }
            catch (Exception)
            {
                // Pins that cannot be written leave the resistors on the board and an external watchdog to open the switches.
            }
        }

        /// <summary>Copies the results of the last tick. Allocates nothing.</summary>
        /// <param name="frame">Receives them.</param>
        public void ReadTelemetry(TelemetryFrame frame)
        {
            // Not ThrowIfNull: on nanoFramework its argument, a text, is an object in every call.
            _ = frame ?? throw new ArgumentNullException(nameof(frame));
            frame.DateMilliseconds = _date;
            frame.TickCount = _tickCount;
            frame.ChargeClosed = _chargeClosed;
            frame.LoadClosed = _loadClosed;
            frame.Faults = _faults;
            frame.FittingChargeNanoamps = _fittingChargeNanoamps;
            frame.SetSample(_sample);
            frame.SetFailure(_failure);
            frame.SetRefusal(Refusal);
            if (_gauge != null)
            {
                frame.SetParts(_protection, _gauge, _chargeGate);
                frame.StorageFailureKind = _records.FailureKind;
            }
        }

        private void Pass()
        {
            long now = _clock.NowMilliseconds;
            long elapsed = IntegerMath.Clamp(now - _lastTickMilliseconds, 0, int.MaxValue);
            _lastTickMilliseconds = now;
            _elapsedMilliseconds = elapsed;
            _date = _clock.DateMilliseconds;
            _chargeWasClosed = _chargeClosed;
            _loadWasClosed = _loadClosed;
            if (Refusal != null)
            {
                OpenSwitches();
                _faults = Faults.ConfigurationRefused;
                return;
            }

            _step = PassStep.Sample;
            _sample.Expire();
            _sensor.Read(_sample, now);
            _step = PassStep.Protection;
            _protection.Update(_sample, now, elapsed, _chargeClosedSinceSample, _loadClosedSinceSample);
            _step = PassStep.Gauge;
            _gauge.Update(_sample, now, _chargeClosedSinceSample, _loadClosedSinceSample);
            _chargeClosedSinceSample = false;
            _loadClosedSinceSample = false;
            _step = PassStep.Charging;
            UpdateGates(elapsed);
            _step = PassStep.Switches;
            Faults faults = DriveSwitches();
            _step = PassStep.Sleep;
            PlanSleep(elapsed);
            _step = PassStep.Journal;
            _records.Record(faults, _sample, _date, FailureKind.None, PassStep.None);
            if (_records.IsWorthAsking(faults, _faults, (int)_chargeGate.Phase, _tickCount))
            {
                KeepRecords(false);
            }

            _faults = faults
                | (_gauge.ClockStepped ? Faults.ClockStepped : Faults.None)
                | (_records.WriteFailed ? Faults.JournalFailed : Faults.None);
        }

        private void UpdateGates(long elapsed)
        {
            int allowedPpm = _protection.AllowedChargePpm;
            _chargeGate.Update(
                _sample, _gauge.Model, _gauge.StateOfChargePpm, allowedPpm, elapsed, _chargeClosed, FormationAllowed);
            if (_chargeGate.ReachedFull)
            {
                _gauge.ResyncFull(_sample.VoltageMicrovolts.Value);
            }

            _gauge.Display(_chargeGate.IsFull);
            long counted = _protection.CountedMilliseconds(elapsed);
            _loadGate.Update(_protection.LowestVoltageMicrovolts, _gauge.StateOfChargePpm, counted, _loadClosed);
        }

        /// <summary>Closes the switches that are requested and not blocked, and opens the others; returns the active faults.</summary>
        private Faults DriveSwitches()
        {
            // After a failed tick the switches stay open for some good ticks, or ticks that fail by turns would pulse them.
            Faults faults = _protection.Active;
            if (_ticksToProve > 0)
            {
                _ticksToProve--;
                faults |= Faults.TickFailed;
            }

            // A sample that may contradict those before opens no switch and closes none: the next one decides.
            bool isProven = !_protection.IsPending;
            _chargeClosed = _chargeGate.WantsClosed
                && (isProven || _chargeWasClosed)
                && (faults & _protection.BlocksCharge) == Faults.None;
            _loadClosed = LoadRequested
                && _loadGate.WantsClosed
                && (isProven || _loadWasClosed)
                && !_chargeGate.NeedsFormation
                && (faults & _protection.BlocksLoad) == Faults.None;
            _chargeClosedSinceSample = _chargeClosed;
            _loadClosedSinceSample = _loadClosed;
            _switches.Drive(_chargeClosed, _loadClosed);
            return faults;
        }

        private void PlanSleep(long elapsed)
        {
            // The largest possible current: its drop, and as much again for polarisation. nA * mohm is pV, below 2^62.
            bool isQuiet = _chargeWasClosed && _chargeClosed && !_loadWasClosed && _sleepGate.IsNothing(_sample.CurrentNanoamps);
            if (isQuiet)
            {
                long most = (long)_chargeLimitNanoamps * _gauge.Model.PresentMilliohms / TwiceDropDivisor;
                isQuiet = _sample.VoltageMicrovolts.Value + most < _chargeGate.TargetMicrovolts;
            }

            _schedule.CountQuiet(isQuiet, elapsed);
            bool isWaiting = _chargeGate.IsWaiting || _protection.IsReleasing || _ticksToProve > 0;
            _sleepGate.Update(
                _sample.CurrentNanoamps, _gauge.IsStarted, _chargeWasClosed, _chargeClosed, isWaiting, _loadClosed);
        }

        private void KeepRecords(bool isLast) =>
            _records?.Keep(_protection.Active, _chargeGate.IsFull, _chargeGate.IsFormed, isLast, _date);

        private void Fail(Exception exception)
        {
            _failure.Set(exception, _step, _date);
            _ticksToProve = _releaseTicks;
            _faults |= Faults.TickFailed;
            OpenSwitches();
            _records?.Record(_faults, _sample, _date, _failure.Kind, _failure.Step);

            // Written at once: a watchdog may be about to reset the MCU.
            KeepRecords(false);
        }
    }
}
