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
    /// One pass from a look at the cell to its two switches: measure, protect, gauge, gate, switch, journal, telemetry. The same
    /// on an MCU, in the tests, in the simulator and over a recorded trace.
    /// </summary>
    /// <remarks>
    /// Affirmative: a switch closes only when its gate wants it and protection finds every condition proven. Both are open until the
    /// first tick, for some ticks after one that threw, and for ever when the configuration was refused. A tick allocates nothing; what an
    /// adapter's class library allocates to read a converter or write a pin is its own.
    /// </remarks>
    public sealed class Supervisor
    {
        // With one of these and both switches open there is nothing to watch.
        private const Faults Blinding = Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown
            | Faults.ConfigurationRefused | Faults.TickFailed | CellProtection.Latched;

        // A look that failed is no trip; it would push out of the record what is.
        private const Faults Recorded = (CellProtection.BlocksCharge | CellProtection.BlocksLoad)
            & ~(Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown);

        private const int JournalCheckPpm = 500;
        private const int JournalCheckTicks = 7;

        /// <summary>What the application wants: false opens the load switch, and lets a board that sleeps deeply do so.</summary>
        public bool LoadRequested = true;

        /// <summary>Whether the first charge of a lithium-free cell may begin: for an application that knows the board to be soldered. Has no
        /// meaning for other cells.</summary>
        public bool FormationAllowed;

        /// <summary>The last faults, over resets where the board has a store for them; null when the configuration was refused.</summary>
        public readonly FaultHistory FaultHistory;

        /// <summary>What the last tick found and did.</summary>
        public readonly TelemetryFrame Telemetry = new TelemetryFrame();

        private readonly IClock _clock;
        private readonly ICellSensor _sensor;
        private readonly IPowerSwitches _switches;
        private readonly SupervisorSettings _settings;
        private readonly CellSample _measurement = new CellSample();
        private readonly CellProtection _protection;
        private readonly FuelGauge _gauge;
        private readonly ChargeGate _chargeGate;
        private readonly LoadGate _loadGate;
        private readonly GaugeJournal _journal;
        private readonly SleepGate _sleepGate;
        private readonly long _sleepMilliseconds;
        private readonly int _idleMilliseconds;
        private readonly int _chargeLimitNanoamps;
        private long _lastTickMilliseconds;
        private long _elapsedMilliseconds;
        private long _date;
        private bool _chargeWasClosed;
        private bool _loadWasClosed;
        private bool _chargeClosedSinceSample;
        private bool _loadClosedSinceSample;
        private int _ticksToProve;
        private Faults _recordedFaults;
        private int _checkedPpm = -IntegerMath.Million;
        private long _quietMilliseconds;
        private bool _tickCompleted;

        /// <summary>Puts the parts together, takes the journal's state over, and opens both switches.</summary>
        /// <param name="clock">The board's clock.</param>
        /// <param name="sensor">Looks at the cell.</param>
        /// <param name="switches">The two switches.</param>
        /// <param name="store">What survives a power cut.</param>
        /// <param name="profile">The cell. One that <see cref="ProfileCheck"/> refuses leaves the switches open for ever.</param>
        /// <param name="accuracy">How far the board's readings may be off.</param>
        /// <param name="settings">How the parts work.</param>
        public Supervisor(
            IClock clock,
            ICellSensor sensor,
            IPowerSwitches switches,
            IRecordStore store,
            CellProfile profile,
            BoardFigures accuracy,
            SupervisorSettings settings)
        {
            _clock = clock;
            _sensor = sensor;
            _switches = switches;
            _settings = settings;
            _sleepGate = new SleepGate(settings.Wake, accuracy.CurrentOffsetErrorNanoamps);
            long budget = SampleBudget.IntervalMilliseconds(profile.CapacityNanoampSeconds, settings.Wake.OwnSharePpm, accuracy.SampleNanoampSeconds);
            budget = IntegerMath.Clamp(budget, 0, settings.Wake.LongestSleepMilliseconds);
            _sleepMilliseconds = budget > settings.Wake.DeepSleepMilliseconds ? budget : settings.Wake.DeepSleepMilliseconds;
            _idleMilliseconds = IntegerMath.Saturate(budget);
            _chargeLimitNanoamps = profile.ChargeCurrentLimitNanoamps;
            _lastTickMilliseconds = clock.NowMilliseconds;
            Telemetry.ProfileFault = ProfileCheck.Check(profile);
            Telemetry.CalibrationFault = settings.CalibrationFault;
            Telemetry.ConfigurationFault = ConfigurationCheck.Check(Telemetry.ProfileFault, accuracy, settings);
            switches.Drive(false, false);
            if (Telemetry.ConfigurationFault != ConfigurationFault.None)
            {
                return;
            }

            _protection = new CellProtection(profile, accuracy, settings.Protection);
            _gauge = new FuelGauge(profile, accuracy, settings.Gauge);
            _chargeGate = new ChargeGate(profile, settings.Charging);
            _loadGate = new LoadGate(profile, settings.Charging);
            _journal = new GaugeJournal(store, profile, settings.Journal);
            FaultHistory = new FaultHistory(settings.FaultStore, profile, settings.Journal);
            TakeJournal();

            // What storage does not say, or cannot, the settings may.
            _chargeGate.Resume(_journal.WasFull, _journal.IsFormed || settings.CellIsFormed);
            _protection.Restore((Faults)_journal.LatchedFaults);
            _recordedFaults = _protection.Active & CellProtection.Latched; // they tripped before this start
        }

        /// <summary>What the state of charge means in the present use; null when the profile was refused.</summary>
        public RunTimeEstimate RunTime => _gauge?.RunTime;

        /// <summary>Whether the last tick went through. A watchdog is fed for nothing less.</summary>
        public bool TickCompleted => _tickCompleted;

        /// <summary>How long a board that forgets everything in its sleep may sleep now, ms; 0 when it must stay awake.</summary>
        public long DeepSleepMilliseconds => _sleepGate.MaySleep ? _sleepMilliseconds : 0;

        /// <summary>When the next tick is wanted, ms from the last.</summary>
        public int NextTickMilliseconds
        {
            get
            {
                WakePlan plan = _settings.Wake;
                if (_protection != null && _protection.IsSuspicious)
                {
                    return plan.AfterClosingMilliseconds;
                }

                bool isLow = (Telemetry.Warnings & Faults.UnderVoltage) != Faults.None;
                if (Telemetry.LoadClosed && isLow)
                {
                    return WakePlan.NearCutoffMilliseconds;
                }

                int next = plan.NextSampleMilliseconds(_chargeWasClosed, _loadWasClosed, Telemetry.ChargeClosed, Telemetry.LoadClosed);
                if (!Telemetry.LoadClosed && (!Telemetry.ChargeClosed || _quietMilliseconds >= WakePlan.QuietMilliseconds))
                {
                    next = plan.IdleMilliseconds > _idleMilliseconds || Telemetry.ChargeClosed ? plan.IdleMilliseconds : _idleMilliseconds;
                }

                return next;
            }
        }

        /// <summary>One pass. Whatever goes wrong in it, it returns, with both switches open and the fault in the telemetry.</summary>
        public void Tick()
        {
            _tickCompleted = false;
            try
            {
                Pass();
                _tickCompleted = true;
            }
            catch (Exception)
            {
                _ticksToProve = _settings.Protection.ReleaseTicks;
                OpenSwitches();
                if (FaultHistory != null)
                {
                    RecordFaults(Telemetry.Faults | Faults.TickFailed);
                }

                Report(_date, Telemetry.Faults | Faults.TickFailed);
            }

            bool isReleasing = _protection != null && _protection.IsReleasing;
            bool isBlind = !Telemetry.ChargeClosed && !Telemetry.LoadClosed && !isReleasing && (Telemetry.Faults & Blinding) != Faults.None;
            _sleepGate.CountBlind(isBlind, _elapsedMilliseconds);
        }

        /// <summary>Somebody has seen to what latched: faults whose cause is gone release with the next look.</summary>
        public void ReleaseFaults() => _protection?.ReleaseLatched();

        /// <summary>Before a sleep in which everything is forgotten: opens both switches and writes down what must survive.</summary>
        public void PrepareDeepSleep()
        {
            OpenSwitches();
            _chargeClosedSinceSample = false;
            _loadClosedSinceSample = false;
            if (_journal != null)
            {
                KeepJournal(_date, true);
            }
        }

        /// <summary>The MCU did not go to sleep: what was written down as the last thing is not, and it is asked again later.</summary>
        public void RefuseDeepSleep()
        {
            _sleepGate.Refuse();
            _journal?.Supersede();
            _checkedPpm = -IntegerMath.Million;
        }

        private void Pass()
        {
            long now = _clock.NowMilliseconds;
            long elapsed = IntegerMath.Clamp(now - _lastTickMilliseconds, 0, int.MaxValue);
            _lastTickMilliseconds = now;
            _elapsedMilliseconds = elapsed;
            _date = _clock.DateMilliseconds;
            _chargeWasClosed = Telemetry.ChargeClosed;
            _loadWasClosed = Telemetry.LoadClosed;
            if (Telemetry.ConfigurationFault != ConfigurationFault.None)
            {
                OpenSwitches();
                Report(_date, Faults.ConfigurationRefused);
                return;
            }

            _measurement.VoltageMicrovolts.Expire();
            _measurement.CurrentNanoamps.Expire();
            _measurement.SecondVoltageMicrovolts.Expire();
            _sensor.Read(_measurement, now);
            _protection.Update(_measurement, now, elapsed, _chargeClosedSinceSample, _loadClosedSinceSample);
            _gauge.Update(_measurement, now, _chargeClosedSinceSample, _loadClosedSinceSample);
            _chargeClosedSinceSample = false;
            _loadClosedSinceSample = false;
            _chargeGate.FormationAllowed = FormationAllowed;
            _chargeGate.Update(
                _measurement, _gauge.Model, _gauge.StateOfChargePpm, _protection.AllowedChargePpm, elapsed, Telemetry.ChargeClosed);
            if (_chargeGate.ReachedFull)
            {
                _gauge.ResyncFull(_measurement.VoltageMicrovolts.Value);
            }

            _gauge.Display(_chargeGate.IsFull);

            _loadGate.Update(_protection.LowestVoltageMicrovolts, _gauge.StateOfChargePpm, elapsed, Telemetry.LoadClosed);

            // After a tick that failed the switches stay open until so many went through: failing ticks do not pulse them.
            Faults faults = _protection.Active;
            if (_ticksToProve > 0)
            {
                _ticksToProve--;
                faults |= Faults.TickFailed;
            }

            // A look that is doubted opens nothing yet, and closes nothing either: the next one decides.
            bool isProven = !_protection.IsPending;
            Telemetry.ChargeClosed = _chargeGate.WantsClosed
                && (isProven || _chargeWasClosed)
                && (faults & CellProtection.BlocksCharge) == Faults.None;
            Telemetry.LoadClosed = LoadRequested
                && _loadGate.WantsClosed
                && (isProven || _loadWasClosed)
                && !_chargeGate.NeedsFormation
                && (faults & CellProtection.BlocksLoad) == Faults.None;
            _chargeClosedSinceSample = Telemetry.ChargeClosed;
            _loadClosedSinceSample = Telemetry.LoadClosed;
            _switches.Drive(Telemetry.ChargeClosed, Telemetry.LoadClosed);
            CountQuiet(elapsed);
            _sleepGate.Update(
                _measurement.CurrentNanoamps,
                _gauge.IsStarted,
                _chargeWasClosed,
                Telemetry.ChargeClosed,
                _chargeGate.IsWaiting || _protection.IsReleasing || _ticksToProve > 0,
                Telemetry.LoadClosed);

            RecordFaults(faults);
            int moved = _gauge.StateOfChargePpm - _checkedPpm;
            if (moved > JournalCheckPpm
                || moved < -JournalCheckPpm
                || faults != Telemetry.Faults
                || _chargeGate.Phase != Telemetry.ChargePhase
                || (Telemetry.TickCount & JournalCheckTicks) == 0)
            {
                // Whether a record is due is only asked when something has changed, or now and then.
                _checkedPpm = _gauge.StateOfChargePpm;
                KeepJournal(_date, false);
            }

            if (_gauge.ClockStepped)
            {
                faults |= Faults.ClockStepped;
            }

            if (_journal.WriteFailed)
            {
                faults |= Faults.JournalFailed;
            }

            Report(_date, faults);
        }

        /// <summary>Time in which the charge switch was closed and nothing came, and the most that could come would not lift the cell to its
        /// charge voltage before the next look: a solar cell's night.</summary>
        private void CountQuiet(long elapsed)
        {
            if (!_chargeWasClosed || !Telemetry.ChargeClosed || _loadWasClosed || !_sleepGate.IsNothing(_measurement.CurrentNanoamps))
            {
                _quietMilliseconds = 0;
                return;
            }

            // Its resistance, and as much again for what answers later: nA * mohm is pV, below 2^62.
            long most = (long)_chargeLimitNanoamps * _gauge.Model.PresentMilliohms / 500000;
            bool isQuiet = _measurement.VoltageMicrovolts.Value + most < _chargeGate.TargetMicrovolts;
            _quietMilliseconds = isQuiet ? IntegerMath.Clamp(_quietMilliseconds + elapsed, 0, WakePlan.QuietMilliseconds) : 0;
        }

        private void TakeJournal()
        {
            try
            {
                long date = _clock.DateMilliseconds;
                FaultHistory.TryRestore(_clock.RunsThroughReset, date);
                _journal.TryRestore(_gauge, _clock.RunsThroughReset, date - _clock.NowMilliseconds);
            }
            catch (Exception)
            {
                // Storage that cannot be read is a start without a journal.
            }
        }

        /// <summary>What tripped and is not merely a look that failed, with what was measured then.</summary>
        private void RecordFaults(Faults faults)
        {
            Faults tripped = faults & Recorded;
            if (tripped != _recordedFaults)
            {
                Faults raised = tripped & ~_recordedFaults;
                _recordedFaults = tripped;
                if (raised != Faults.None)
                {
                    FaultHistory.Add(
                        raised,
                        _date,
                        _measurement.VoltageMicrovolts.Value,
                        _measurement.CurrentNanoamps.Value,
                        _measurement.TemperatureMillicelsius.Value,
                        0,
                        0);
                }
            }
        }

        private void KeepJournal(long date, bool isLast)
        {
            try
            {
                bool isFull = _chargeGate.IsFull;
                bool isFormed = _chargeGate.IsFormed;
                int latched = (int)(_protection.Active & CellProtection.Latched);
                FaultHistory.Update(date);
                if (isLast)
                {
                    _gauge.FlushDisplay(isFull);
                    _journal.Write(_gauge, isFull, isFormed, latched, true, date);
                }
                else
                {
                    _journal.Update(_gauge, isFull, isFormed, latched, date);
                }
            }
            catch (Exception)
            {
                // Storage trouble is a fault of the journal, which says so itself, and none of the switches'.
            }
        }

        /// <summary>Opens both switches, for a program that ends too.</summary>
        public void OpenSwitches()
        {
            Telemetry.ChargeClosed = false;
            Telemetry.LoadClosed = false;
            try
            {
                _switches.Drive(false, false);
            }
            catch (Exception)
            {
                // Pins that cannot be written: the resistors on the board and an external watchdog are what is left.
            }
        }

        private void Report(long date, Faults faults)
        {
            Telemetry.DateMilliseconds = date;
            Telemetry.TickCount = (Telemetry.TickCount + 1) & int.MaxValue;
            Telemetry.VoltageMicrovolts = _measurement.VoltageMicrovolts.Value;
            Telemetry.CurrentNanoamps = _measurement.CurrentNanoamps.Value;
            Telemetry.TemperatureMillicelsius = _measurement.TemperatureMillicelsius.Value;
            Telemetry.Faults = faults;
            if (_gauge != null)
            {
                Telemetry.GaugeStarted = _gauge.IsStarted;
                Telemetry.GaugeResumed = _gauge.IsResumed;
                Telemetry.StateOfChargePpm = _gauge.StateOfChargePpm;
                Telemetry.ErrorPpm = _gauge.ErrorPpm;
                Telemetry.DisplayedPpm = _gauge.IsStarted ? _gauge.Displayed.StateOfChargePpm : _gauge.StateOfChargePpm;
                if ((Telemetry.TickCount & 7) == 1)
                {
                    // Learned over hours.
                    Telemetry.CapacityPpm = _gauge.Estimator.CapacityPpm;
                    Telemetry.ResistancePpm = _gauge.Estimator.ResistancePpm;
                }

                Telemetry.ChargePhase = _chargeGate.Phase;
                Telemetry.Warnings = _protection.Warnings;
                Telemetry.AllowedLoadPpm = _protection.AllowedLoadPpm;
                Telemetry.ChargeGating = _chargeGate.IsGating;
            }
        }
    }
}
