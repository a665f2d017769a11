using System;
using System.Collections.Generic;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;
using Microbattery.Simulation.Boards;

namespace Microbattery.Experiments.Safety
{
    /// <summary>
    /// One fault in one state of one board: reached, injected just after a sample, mended, watched until all is well again.
    /// </summary>
    public sealed class FaultRun
    {
        /// <summary>Faults that stay a while after their cause has gone.</summary>
        public static readonly Faults Latches =
            new FaultTable(new CellProfile(), new BoardFigures(), new ProtectionSettings()).With(FaultTraits.Latched);

        private const double LongestReleaseSeconds = 3600;
        private const double WellSeconds = 30;
        private const double LatentSeconds = 60;
        private const double RetriesShare = 0.05;
        private const double LoadReturnVolts = 0.4;
        private const double WindowCelsius = 6; // hysteresis of the window, and errors of the thermistor
        private const double FullBandVolts = 0.02;
        private const double CollapsedVolts = 0.6;

        // It reads as a broken wire, and that may be any voltage.
        private const Faults OfACollapsedCell = Faults.VoltageUnknown | Faults.OverVoltage;
        private readonly SafetyCase _case;
        private readonly CellProfile _profile;
        private readonly InjectedFault _fault;
        private readonly MachineState _state;
        private readonly VirtualBoard _board;
        private readonly SafetyWatch _watch;
        private readonly Faults _before;
        private readonly bool _chargeWasClosed;
        private readonly bool _loadWasClosed;
        private readonly double _brokenSeconds;
        private double? _seenSeconds;
        private double _lastSeenSeconds;
        private double _backSeconds;
        private Faults _seen;

        private FaultRun(SafetyCase which, VirtualBoard board)
        {
            _case = which;
            _fault = which.Fault;
            _state = which.State;
            _profile = _state.ProfileIn(which.Setting);
            _board = board;
            _board.WatchdogSeconds = _fault.WithoutWatchdog ? null : SafetyLimits.WatchdogSeconds;
            if (which.Setting.Latent is InjectedFault latent)
            {
                latent.Break(_board);
                _board.World.Settle();
                double until = _board.World.Seconds + LatentSeconds;
                while (_board.World.Seconds < until)
                {
                    _board.Pass();
                    _board.Sample();
                }
            }

            _before = _board.Telemetry.Faults;
            _chargeWasClosed = _board.World.ChargeClosed;
            _loadWasClosed = _board.World.LoadClosed;
            _brokenSeconds = _board.World.Seconds;
            _watch = new SafetyWatch(_board.World, _profile);
        }

        private double SinceBroken => _board.World.Seconds - _brokenSeconds;

        private Faults New => _board.Telemetry.Faults & ~_before;

        /// <summary>What is left that the true cell does not account for.</summary>
        private Faults Unjustified => New & ~Justified();

        /// <summary>Runs one.</summary>
        /// <param name="which">What breaks, in which state of which board, in what world.</param>
        /// <returns>What happened; null when the board does not get into that state.</returns>
        public static SafetyRow? Run(SafetyCase which)
        {
            ArgumentNullException.ThrowIfNull(which);
            return which.State.Reach(which.Board, which.Setting) is VirtualBoard board ? new FaultRun(which, board).Run() : null;
        }

        private SafetyRow Run()
        {
            List<string> failures = [];
            int resets = _board.Resets;
            _fault.Break(_board);
            _board.World.Settle();
            if (!_fault.IsEvent)
            {
                Last(_state.FaultSeconds);
                JudgeStop(
                    failures, "charge", _fault.ChargeStopSeconds, _chargeWasClosed, _watch.ChargeOpenSeconds,
                    _watch.ChargingSeconds, resets);
                JudgeStop(failures, "load", _fault.LoadStopSeconds, _loadWasClosed, _watch.LoadOpenSeconds, _watch.LoadSeconds, resets);
            }

            double? chargeOpen = _watch.ChargeOpenSeconds;
            double? loadOpen = _watch.LoadOpenSeconds;
            double mended = _board.World.Seconds;
            _board.World.Injected.Repair();
            _board.World.Settle();
            Release release = Recover(mended);
            if (_seenSeconds is null && _fault.Unseen is null)
            {
                failures.Add("not seen");
            }

            if (release == Release.Never)
            {
                failures.Add($"{Unjustified} stays");
            }

            if (_case.Setting.Latent is not null)
            {
                // What is promised of the firmware is promised of single faults; of two only what became of the cell is asked.
                failures.Clear();
            }

            _watch.Stop();
            return new SafetyRow
            {
                Board = _case.Board,
                Fault = _fault,
                State = _state,
                SeenSeconds = _seenSeconds,
                Seen = _seen,
                ChargeOpenSeconds = _chargeWasClosed ? chargeOpen : null,
                LoadOpenSeconds = _loadWasClosed ? loadOpen : null,
                HighestVolts = _watch.HighestVolts,
                HighestElectrodeVolts = _watch.HighestElectrodeVolts,
                Release = release,
                ReleaseSeconds = Math.Max(0, Math.Max(_lastSeenSeconds, _backSeconds) - (mended - _brokenSeconds)),
                Harm = _watch.Broken,
                Failures = failures,
            };
        }

        /// <summary>Lets the fault last: time first, for it came just after a sample, if there was one.</summary>
        private void Last(double seconds)
        {
            if (_state.IsReached is null)
            {
                Sample();
            }

            while (SinceBroken < seconds)
            {
                _board.Pass();
                Sample();
            }
        }

        private Release Recover(double mendedSeconds)
        {
            bool chargeIsBack = !_chargeWasClosed;
            bool loadIsBack = !_loadWasClosed;
            double wellSeconds = 0;
            while (_board.World.Seconds - mendedSeconds < LongestReleaseSeconds)
            {
                double before = _board.World.Seconds;
                _board.Pass();
                Sample();
                bool wasBack = chargeIsBack && loadIsBack;
                chargeIsBack |= _board.World.ChargeClosed || _board.Telemetry.ChargePhase is ChargePhase.Full;
                loadIsBack |= _board.World.LoadClosed || IsEmpty;
                _backSeconds = wasBack || !(chargeIsBack && loadIsBack) ? _backSeconds : before - _brokenSeconds;
                wellSeconds = Unjustified == Faults.None ? wellSeconds + _board.World.Seconds - before : 0;
                if (wellSeconds > WellSeconds && chargeIsBack && loadIsBack)
                {
                    bool isUnnoticed = _seen == Faults.None && _backSeconds <= mendedSeconds - _brokenSeconds;
                    return isUnnoticed ? Release.None : Release.Released;
                }
            }

            return Unjustified == Faults.None ? Release.HeldByGate
                : (Unjustified & ~Latches) == Faults.None ? Release.Latched
                : Release.Never;
        }

        private bool IsEmpty => _board.World.Cell.Voltage < (_profile.CutoffVoltageMicrovolts / 1e6) + LoadReturnVolts;

        /// <summary>Fault bits a healthy board would show of this cell as it truly is.</summary>
        private Faults Justified()
        {
            double volts = _board.World.Cell.Voltage;
            double celsius = _board.World.TemperatureCelsius;
            Faults charge = celsius < (_profile.ChargeMinimumMillicelsius / 1e3) + WindowCelsius ? Faults.TooColdToCharge
                : celsius > (_profile.ChargeMaximumMillicelsius / 1e3) - WindowCelsius ? Faults.TooHotToCharge
                : Faults.None;
            Faults discharge = celsius < (_profile.DischargeMinimumMillicelsius / 1e3) + WindowCelsius ? Faults.TooColdToDischarge
                : celsius > (_profile.DischargeMaximumMillicelsius / 1e3) - WindowCelsius ? Faults.TooHotToDischarge
                : Faults.None;
            return charge | discharge | (IsEmpty ? Faults.UnderVoltage | Faults.TooLowToCharge : Faults.None)
                | (volts < CollapsedVolts ? OfACollapsedCell : Faults.None)
                | (volts > (_profile.ChargeVoltageMicrovolts / 1e6) - FullBandVolts ? Faults.OverVoltage : Faults.None);
        }

        private void Sample()
        {
            _board.Sample();
            Faults seen = New;
            _seen |= seen;
            if (seen == Faults.None)
            {
                return;
            }

            // The next sample without a fault ends it.
            _lastSeenSeconds = SinceBroken + (_board.Supervisor.NextTickMilliseconds / 1e3);
            if ((seen & _fault.Seen) != Faults.None)
            {
                _seenSeconds ??= SinceBroken;
            }
        }

        private void JudgeStop(
            List<string> failures, string what, double? allowedSeconds, bool wasClosed, double? openSeconds, double flowedSeconds,
            int resetsBefore)
        {
            if (allowedSeconds is not double allowed)
            {
                return;
            }

            if (wasClosed && (openSeconds ?? double.PositiveInfinity) > allowed)
            {
                failures.Add($"{what} not stopped within {allowed:0.#} s");
            }
            else if (_board.Resets == resetsBefore && flowedSeconds > allowed + (RetriesShare * _state.FaultSeconds))
            {
                // Retries are allowed, as long as they are few.
                failures.Add($"{what} went on for {flowedSeconds:0} s of {_state.FaultSeconds:0} s");
            }
        }
    }
}
