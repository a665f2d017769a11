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
    /// One pass from a sample of the cell to its two switches: measure, protect, gauge, gate, switch, journal. The same on an MCU, in the tests, in the
    /// simulator and over a recorded trace.
    /// </summary>
    /// <remarks>
    /// Affirmative: a switch closes only when its gate wants it and protection finds every condition proven. Both are open until the first tick, for
    /// some ticks after one that threw, and for ever when the configuration was refused. A tick allocates nothing; what an adapter's class library
    /// allocates to read a converter or write a pin is its own. What happened is handed out as copies: nobody outside can write to what is here.
    /// </remarks>
    public sealed class Supervisor
    {
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
        private FailureKind _failureKind;
        private PassStep _failureStep;
        private long _failureDateMilliseconds;

        /// <summary>Checks the configuration, puts the parts together, takes the journal's state over, and opens both switches.</summary>
        /// <param name="clock">The board's clock.</param>
        /// <param name="sensor">Samples the cell.</param>
        /// <param name="switches">The two switches.</param>
        /// <param name="store">What survives a power cut.</param>
        /// <param name="profile">The cell.</param>
        /// <param name="figures">The board.</param>
        /// <param name="settings">How the parts work.</param>
        /// <exception cref="ArgumentNullException">One of them is missing.</exception>
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

            // What storage does not say, or cannot, the settings may.
            _chargeGate.Resume(_records.WasFull, _records.IsFormed || settings.CellIsFormed);
            _protection.Restore(_records.LatchedFaults);
        }

        /// <summary>Whether the application wants its load: false opens the load switch, and lets a board that sleeps deeply do so.</summary>
        public bool LoadRequested { get; set; } = true;

        /// <summary>Whether the first charge of a lithium-free cell may begin: for an application that knows the board to be soldered. Has no
        /// meaning for other cells.</summary>
        public bool FormationAllowed { get; set; }

        /// <summary>The figure of the configuration that was refused; null when it was accepted.</summary>
        public Refusal Refusal { get; }

        /// <summary>The last faults, over resets where the board has a store for them; null when the configuration was refused.</summary>
        public FaultHistory FaultHistory => _records?.History;

        /// <summary>What the state of charge means in the present use; null when the configuration was refused.</summary>
        public RunTimeEstimate RunTime => _gauge?.RunTime;

        /// <summary>What the last tick found and did: a new copy. Where it is read in every tick <see cref="ReadTelemetry"/> allocates nothing.</summary>
        public TelemetryFrame Telemetry
        {
            get
            {
                TelemetryFrame frame = new TelemetryFrame();
                ReadTelemetry(frame);
                return frame;
            }
        }

        /// <summary>Whether the last tick went through. A watchdog is fed for nothing less.</summary>
        public bool TickCompleted => _tickCompleted;

        /// <summary>How long a board that forgets everything in its sleep may sleep now, ms; 0 when it must stay awake.</summary>
        public long DeepSleepMilliseconds => _sleepGate.MaySleep ? _schedule.DeepSleepMilliseconds : 0;

        /// <summary>When the next tick is wanted, ms from the last.</summary>
        public int NextTickMilliseconds => _schedule.NextMilliseconds(
            _protection != null && _protection.IsSuspicious,
            _protection != null && (_protection.Warnings & Faults.UnderVoltage) != Faults.None,
            _chargeWasClosed,
            _loadWasClosed,
            _chargeClosed,
            _loadClosed);

        /// <summary>One pass. Whatever goes wrong in it, it returns, with both switches open, and the fault and its cause on record.</summary>
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

        /// <summary>Somebody has seen to what latched: faults whose cause is gone clear with the next sample.</summary>
        public void AcknowledgeFaults() => _protection?.Acknowledge();

        /// <summary>Before a sleep in which everything is forgotten: opens both switches and writes down what must survive.</summary>
        public void PrepareDeepSleep()
        {
            OpenSwitches();
            _chargeClosedSinceSample = false;
            _loadClosedSinceSample = false;
            KeepRecords(true);
        }

        /// <summary>The MCU did not go to sleep: what was written down as the last thing is not, and it is asked again later.</summary>
        public void RefuseDeepSleep()
        {
            _sleepGate.Refuse();
            _records?.Supersede();
        }

        /// <summary>Opens both switches, for a program that ends too.</summary>
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
                // Pins that cannot be written: the resistors on the board and an external watchdog are what is left.
            }
        }

        /// <summary>Copies what the last tick found and did. Allocates nothing.</summary>
        /// <param name="frame">Filled.</param>
        public void ReadTelemetry(TelemetryFrame frame)
        {
            if (frame == null)
            {
                // Not ThrowIfNull: on nanoFramework its argument, a text, is an object in every call.
                throw new ArgumentNullException(nameof(frame));
            }

            frame.DateMilliseconds = _date;
            frame.TickCount = _tickCount;
            frame.VoltageMicrovolts = _sample.VoltageMicrovolts.Value;
            frame.CurrentNanoamps = _sample.CurrentNanoamps.Value;
            frame.TemperatureMillicelsius = _sample.TemperatureMillicelsius.Value;
            frame.ChargeClosed = _chargeClosed;
            frame.LoadClosed = _loadClosed;
            frame.Faults = _faults;
            frame.FailureKind = _failureKind;
            frame.FailureStep = _failureStep;
            frame.FailureDateMilliseconds = _failureDateMilliseconds;
            frame.FittingChargeNanoamps = _fittingChargeNanoamps;
            frame.SetRefusal(Refusal);
            if (_gauge != null)
            {
                frame.GaugeStarted = _gauge.IsStarted;
                frame.GaugeResumed = _gauge.IsResumed;
                frame.StateOfChargePpm = _gauge.StateOfChargePpm;
                frame.UncertaintyPpm = _gauge.ErrorPpm;
                frame.DisplayedPpm = _gauge.IsStarted ? _gauge.Displayed.StateOfChargePpm : _gauge.StateOfChargePpm;
                frame.CapacityPpm = _gauge.Estimator.CapacityPpm;
                frame.ResistancePpm = _gauge.Estimator.ResistancePpm;
                frame.StorageFailureKind = _records.FailureKind;
                frame.ChargePhase = _chargeGate.Phase;
                frame.ChargeGating = _chargeGate.IsGating;
                frame.Warnings = _protection.Warnings;
                frame.AllowedLoadPpm = _protection.AllowedLoadPpm;
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
            _chargeGate.Update(
                _sample,
                _gauge.Model,
                _gauge.StateOfChargePpm,
                _protection.AllowedChargePpm,
                elapsed,
                _chargeClosed,
                FormationAllowed);
            if (_chargeGate.ReachedFull)
            {
                _gauge.ResyncFull(_sample.VoltageMicrovolts.Value);
            }

            _gauge.Display(_chargeGate.IsFull);
            long counted = _protection.CountedMilliseconds(elapsed);
            _loadGate.Update(_protection.LowestVoltageMicrovolts, _gauge.StateOfChargePpm, counted, _loadClosed);
        }

        /// <summary>Closes what is wanted and proven, opens all else; returns what is wrong.</summary>
        private Faults DriveSwitches()
        {
            // After a tick that failed the switches stay open until so many went through: failing ticks do not pulse them.
            Faults faults = _protection.Active;
            if (_ticksToProve > 0)
            {
                _ticksToProve--;
                faults |= Faults.TickFailed;
            }

            // A sample that may contradict opens nothing yet, and closes nothing either: the next one decides.
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
            // The most that could come: its drop, and as much again for what answers later. nA * mohm is pV, below 2^62.
            bool isQuiet = _chargeWasClosed && _chargeClosed && !_loadWasClosed && _sleepGate.IsNothing(_sample.CurrentNanoamps);
            if (isQuiet)
            {
                long most = (long)_chargeLimitNanoamps * _gauge.Model.PresentMilliohms / 500000;
                isQuiet = _sample.VoltageMicrovolts.Value + most < _chargeGate.TargetMicrovolts;
            }

            _schedule.CountQuiet(isQuiet, elapsed);
            _sleepGate.Update(
                _sample.CurrentNanoamps,
                _gauge.IsStarted,
                _chargeWasClosed,
                _chargeClosed,
                _chargeGate.IsWaiting || _protection.IsReleasing || _ticksToProve > 0,
                _loadClosed);
        }

        private void KeepRecords(bool isLast) =>
            _records?.Keep(_protection.Active, _chargeGate.IsFull, _chargeGate.IsFormed, isLast, _date);

        private void Fail(Exception exception)
        {
            _failureKind = FailureKinds.Of(exception);
            _failureStep = _step;
            _failureDateMilliseconds = _date;
            _ticksToProve = _releaseTicks;
            _faults |= Faults.TickFailed;
            OpenSwitches();
            _records?.Record(_faults, _sample, _date, _failureKind, _failureStep);

            // At once: a watchdog may be about to reset the MCU.
            KeepRecords(false);
        }
    }
}
