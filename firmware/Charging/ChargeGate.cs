using Microbattery.Firmware.Cells;
using Microbattery.Hal;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Wants the charge switch closed or open. Constant current is the source's own limit; constant voltage is made by opening the
    /// switch at charge voltage and closing it again below, where the step that closing adds will not take the voltage past charge
    /// voltage by more than half the cell's tolerance. Protection has the last word.
    /// </summary>
    /// <remarks>
    /// The step is the current that flowed when the switch opened, times the cell's resistance as it is now, times how much larger than
    /// that the step was last time. The source may have changed since: a step that leaves no room is tried again every so often.
    /// </remarks>
    public sealed class ChargeGate
    {
        private const int ProbeHoldsMilliseconds = 500;

        private readonly CellProfile _profile;
        private readonly ChargeSettings _settings;
        private readonly int _rechargeMicrovolts;
        private bool _heldOpen;
        private long _heldMilliseconds;
        private bool _isProbing;
        private long _probeMilliseconds;
        private int _openingNanoamps;
        private int _openingMicrovolts;
        private bool _measuresStep;
        private int _stepRatioPpm;
        private int _stepMicrovolts;
        private long _meanCurrentNanoamps;
        private long _phaseMilliseconds;
        private long _belowMilliseconds;

        /// <summary>A gate for one cell, in bulk charge.</summary>
        /// <param name="profile">The cell. Must have passed <see cref="ProfileCheck"/>.</param>
        /// <param name="settings">How to work.</param>
        public ChargeGate(CellProfile profile, ChargeSettings settings)
        {
            _profile = profile;
            _settings = settings;
            _probeMilliseconds = settings.ProbeMilliseconds;
            _rechargeMicrovolts = ChargeTable.Interpolate(profile.OpenCircuitMicrovolts, settings.RechargeVoltagePpm);
        }

        /// <summary>Where charging stands.</summary>
        public ChargePhase Phase { get; private set; } = ChargePhase.Bulk;

        /// <summary>Whether the gate wants the switch closed. False until the first update with a voltage.</summary>
        public bool WantsClosed { get; private set; }

        /// <summary>Whether the gate counts time before it closes the switch again.</summary>
        public bool IsWaiting => _heldOpen;

        /// <summary>Whether the last update found the cell full: true for one tick.</summary>
        public bool ReachedFull { get; private set; }

        /// <summary>Mean current in the constant-voltage phase, nA.</summary>
        public int MeanCurrentNanoamps => IntegerMath.Saturate(_meanCurrentNanoamps);

        /// <summary>Voltage at or below which the switch closes again once it was opened at charge voltage, µV.</summary>
        public int ReclosureMicrovolts
        {
            get
            {
                int byHysteresis = _profile.ChargeVoltageMicrovolts - _settings.HysteresisMicrovolts;
                int byStep = _profile.ChargeVoltageMicrovolts + (_profile.ChargeVoltageToleranceMicrovolts / 2) - _stepMicrovolts;
                return byStep < byHysteresis ? byStep : byHysteresis;
            }
        }

        /// <summary>Goes on where a journal left off: charging was done, and is until the recharge threshold.</summary>
        public void ResumeFull() => Phase = ChargePhase.Full;

        /// <summary>Takes one look in.</summary>
        /// <param name="voltage">Cell voltage, µV. Without a valid one the gate wants the switch open.</param>
        /// <param name="current">Cell current, nA. Without a valid one the gate wants the switch open.</param>
        /// <param name="model">The cell's drops and resistance at this look.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="elapsedMilliseconds">Since the look before, ms, 0 or more.</param>
        /// <param name="isClosed">Whether the switch has been closed since the look before.</param>
        public void Update(
            Reading voltage, Reading current, CellModel model, int stateOfChargePpm, long elapsedMilliseconds, bool isClosed)
        {
            ReachedFull = false;
            long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, 3600000);
            if (voltage.State != ReadingState.Valid || current.State != ReadingState.Valid)
            {
                WantsClosed = false;
                HoldAfterClipping(voltage, current, isClosed);
                return;
            }

            switch (Phase)
            {
                case ChargePhase.Bulk:
                    if (voltage.Value >= _profile.ChargeVoltageMicrovolts - _settings.HysteresisMicrovolts)
                    {
                        // A source that regulates by itself stays a little below.
                        EnterConstantVoltage(current.Value);
                    }

                    break;
                case ChargePhase.ConstantVoltage:
                    HoldVoltage(voltage.Value, current.Value, model, elapsed, isClosed);
                    break;
                default:
                    WatchForRecharge(voltage.Value, stateOfChargePpm, elapsed);
                    break;
            }

            PredictStep(voltage.Value, model, isClosed);
            GateVoltage(voltage.Value, current.Value, model, elapsed, isClosed);
            WantsClosed = Phase != ChargePhase.Full && !_heldOpen;
        }

        private void EnterConstantVoltage(int currentNanoamps)
        {
            Phase = ChargePhase.ConstantVoltage;
            _meanCurrentNanoamps = currentNanoamps;
            _phaseMilliseconds = 0;
            _belowMilliseconds = 0;
        }

        private void HoldVoltage(int voltageMicrovolts, int currentNanoamps, CellModel model, long elapsed, bool isClosed)
        {
            // |I| 2^31 * 3.6e6 ms: below 2^53.
            _meanCurrentNanoamps += (currentNanoamps - _meanCurrentNanoamps) * elapsed / (_settings.TaperMilliseconds + elapsed);
            _phaseMilliseconds += elapsed;
            if (voltageMicrovolts < ReclosureMicrovolts)
            {
                // While the gate itself holds the switch open the voltage says nothing of the source.
                _belowMilliseconds = isClosed ? _belowMilliseconds + elapsed : 0;
                if (_belowMilliseconds >= _settings.WeakSourceMilliseconds)
                {
                    Phase = ChargePhase.Bulk;
                }

                return;
            }

            _belowMilliseconds = 0;

            // Without the drops of the current itself: with them even a half full cell is at charge voltage.
            long rested = (long)voltageMicrovolts - model.OhmicMicrovolts - model.PolarizationMicrovolts;
            if (rested >= _profile.ChargeVoltageMicrovolts - _settings.FullBandMicrovolts
                && _phaseMilliseconds >= _settings.ShortestConstantVoltageMilliseconds
                && _meanCurrentNanoamps <= _profile.TaperCurrentNanoamps)
            {
                Phase = ChargePhase.Full;
                ReachedFull = true;
            }
        }

        private void WatchForRecharge(int voltageMicrovolts, int stateOfChargePpm, long elapsed)
        {
            _belowMilliseconds = voltageMicrovolts < _rechargeMicrovolts ? _belowMilliseconds + elapsed : 0;
            if (stateOfChargePpm <= _settings.RechargePpm || _belowMilliseconds >= _settings.RechargeMilliseconds)
            {
                Phase = ChargePhase.Bulk;
                _belowMilliseconds = 0;
            }
        }

        private void HoldAfterClipping(Reading voltage, Reading current, bool isClosed)
        {
            bool isClipped = voltage.Fault == ReadingFault.SaturatedHigh || current.Fault == ReadingFault.SaturatedHigh;
            if (isClosed && isClipped)
            {
                // More than the converter can show came with the closed switch: no number, but no reason to close again either.
                HoldOpen(_profile.ChargeCurrentLimitNanoamps);
                _measuresStep = false;
            }
        }

        private void HoldOpen(int currentNanoamps)
        {
            // Each try that failed doubles the wait for the next.
            _probeMilliseconds = _isProbing
                ? IntegerMath.Clamp(_probeMilliseconds * 2, 0, _settings.LongestProbeMilliseconds)
                : _settings.ProbeMilliseconds;
            _isProbing = false;
            _heldOpen = true;
            _heldMilliseconds = 0;
            _openingNanoamps = currentNanoamps > 0 ? currentNanoamps : 0;
            _stepRatioPpm = IntegerMath.Million + _profile.ResistanceErrorPpm;
        }

        private void PredictStep(int voltageMicrovolts, CellModel model, bool isClosed)
        {
            if (!_heldOpen || isClosed)
            {
                return;
            }

            // nA * mohm = pV below 2^62; ratio at most 10.
            long byResistance = IntegerMath.Clamp((long)_openingNanoamps * model.PresentMilliohms / 1000000, 0, 100000000);
            if (_measuresStep)
            {
                // First look with the switch open: what the voltage fell by, less what a load makes it fall, is what closing will add.
                long load = IntegerMath.Abs(model.OhmicMicrovolts);
                long fell = _openingMicrovolts - (long)voltageMicrovolts + model.OhmicMicrovolts;
                if (byResistance > 0 && load * 4 <= byResistance)
                {
                    _stepRatioPpm = (int)IntegerMath.Clamp(fell * IntegerMath.Million / byResistance, 300000, 10000000);
                }

                _measuresStep = false;
            }

            _stepMicrovolts = IntegerMath.Saturate(byResistance * _stepRatioPpm / IntegerMath.Million);
        }

        private void GateVoltage(int voltageMicrovolts, int currentNanoamps, CellModel model, long elapsed, bool isClosed)
        {
            if (voltageMicrovolts >= _profile.ChargeVoltageMicrovolts)
            {
                if (isClosed || !_heldOpen)
                {
                    HoldOpen(currentNanoamps);
                    _openingMicrovolts = voltageMicrovolts;
                    _measuresStep = isClosed;
                }

                return;
            }

            if (!_heldOpen)
            {
                // A try has held when a full look's time has passed without charge voltage.
                _isProbing = _isProbing && elapsed < ProbeHoldsMilliseconds;
                return;
            }

            // Judged without the drop of a load: a pulse ends sooner than the next look comes.
            long dropError = IntegerMath.Abs(model.OhmicMicrovolts) * _profile.ResistanceErrorPpm / IntegerMath.Million;
            long unloaded = voltageMicrovolts - (long)model.OhmicMicrovolts + dropError;
            bool hasRoom = unloaded < _profile.ChargeVoltageMicrovolts - _settings.HysteresisMicrovolts;
            _heldMilliseconds += elapsed;
            bool mayProbe = hasRoom && _heldMilliseconds >= _probeMilliseconds;
            if (unloaded <= ReclosureMicrovolts || mayProbe)
            {
                _isProbing = unloaded > ReclosureMicrovolts;
                _heldOpen = false;
            }
        }
    }
}
