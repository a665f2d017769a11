using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Wants the charge switch closed or open: which phase charging is in, and within it the two gates that hold voltage and mean current.
    /// Constant current is the source's own limit. Protection has the last word.
    /// </summary>
    /// <remarks>
    /// The voltage held and the current allowed are the cell's at its temperature, straight between the entries of the profile's tables:
    /// windows as of JEITA's guideline for charging, without their corners.
    /// </remarks>
    public sealed class ChargeGate
    {
        private const int SameMillicelsius = 100;

        /// <summary>Whether the first charge of a lithium-free cell may begin: not before it is soldered, for lithium melts at 180 °C.</summary>
        public bool FormationAllowed;

        private readonly CellProfile _profile;
        private readonly ChargeSettings _settings;
        private readonly VoltageGate _voltageGate;
        private readonly CurrentGate _currentGate = new CurrentGate();
        private readonly int _rechargeMicrovolts;
        private readonly int _hysteresisMicrovolts;
        private readonly int _prechargeBelowMicrovolts;
        private readonly int _chargeLimitNanoamps;
        private int _lookedUpMillicelsius = int.MinValue;
        private int _temperatureLimitNanoamps;
        private int _targetMicrovolts;
        private long _meanCurrentNanoamps;
        private long _phaseMilliseconds;
        private long _belowMilliseconds;
        private ChargePhase _phase;
        private bool _wantsClosed;
        private bool _needsFormation;
        private bool _reachedFull;

        /// <summary>A gate for one cell, in bulk charge; waiting for leave when the cell must be formed.</summary>
        /// <param name="profile">The cell. Must have passed the check.</param>
        /// <param name="settings">How to work.</param>
        public ChargeGate(CellProfile profile, ChargeSettings settings)
        {
            _profile = profile;
            _settings = settings;
            _voltageGate = new VoltageGate(profile, settings);
            _hysteresisMicrovolts = settings.HysteresisMicrovolts;
            _prechargeBelowMicrovolts = profile.PrechargeBelowMicrovolts;
            _chargeLimitNanoamps = profile.ChargeCurrentLimitNanoamps;
            _targetMicrovolts = profile.ChargeVoltageMicrovolts;
            _rechargeMicrovolts = profile.OpenCircuitMicrovolts.At(settings.RechargeVoltagePpm);
            _needsFormation = profile.FormationNanoamps > 0;
            _phase = _needsFormation ? ChargePhase.AwaitsFormation : ChargePhase.Bulk;
        }

        /// <summary>Where charging stands.</summary>
        public ChargePhase Phase => _phase;

        /// <summary>Whether the gate wants the switch closed. False until the first update with a voltage.</summary>
        public bool WantsClosed => _wantsClosed;

        /// <summary>Whether the first charge of a lithium-free cell was done.</summary>
        public bool IsFormed => _profile.FormationNanoamps > 0 && !_needsFormation;

        /// <summary>Whether this cell must be formed before it is of any use.</summary>
        public bool NeedsFormation => _needsFormation;

        /// <summary>Whether the gate counts time before it closes the switch again.</summary>
        public bool IsWaiting => _voltageGate.HoldsOpen || (_currentGate.IsWaiting && _phase != ChargePhase.Full);

        /// <summary>Whether the switch opens and closes to hold voltage or current: no news.</summary>
        internal bool IsGating
        {
            get
            {
                ChargePhase phase = _phase;
                return phase == ChargePhase.ConstantVoltage
                    || phase == ChargePhase.TopOff
                    || phase == ChargePhase.Floating
                    || _currentGate.IsLimiting;
            }
        }

        /// <summary>Whether charging is done, or all but.</summary>
        public bool IsFull
        {
            get
            {
                ChargePhase phase = _phase;
                return phase == ChargePhase.Full || phase == ChargePhase.Floating || phase == ChargePhase.TopOff;
            }
        }

        /// <summary>Whether the last update found the cell full: true for one tick.</summary>
        public bool ReachedFull => _reachedFull;

        /// <summary>Voltage held at this temperature, µV.</summary>
        public int TargetMicrovolts => _targetMicrovolts;

        /// <summary>Voltage at or below which the switch closes again once it was opened at charge voltage, µV.</summary>
        public int ReclosureMicrovolts => _voltageGate.ReclosureMicrovolts;

        /// <summary>Goes on where a journal left off.</summary>
        /// <param name="isFull">Whether charging was done; it is until the recharge threshold.</param>
        /// <param name="isFormed">Whether the first charge of a lithium-free cell was.</param>
        public void Resume(bool isFull, bool isFormed)
        {
            _needsFormation = _profile.FormationNanoamps > 0 && !isFormed;
            if (!_needsFormation)
            {
                _phase = !isFull ? ChargePhase.Bulk : _profile.MayFloat ? ChargePhase.Floating : ChargePhase.Full;
            }
        }

        /// <summary>Takes one look in.</summary>
        /// <param name="measurement">The look. Without valid voltage and current the gate wants the switch open.</param>
        /// <param name="model">The cell's drops and resistance at this look.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="allowedPpm">Share of the charge current that protection allows, ppm.</param>
        /// <param name="elapsedMilliseconds">Since the look before, ms, 0 or more.</param>
        /// <param name="isClosed">Whether the switch has been closed since the look before.</param>
        public void Update(
            CellSample measurement, CellModel model, int stateOfChargePpm, int allowedPpm, long elapsedMilliseconds, bool isClosed)
        {
            _reachedFull = false;
            long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, 3600000);
            Reading voltage = measurement.VoltageMicrovolts;
            Reading current = measurement.CurrentNanoamps;
            if (voltage.State != ReadingState.Valid || current.State != ReadingState.Valid)
            {
                _wantsClosed = false;
                _voltageGate.HoldAfterClipping(voltage, current, isClosed);
                return;
            }

            SetByTemperature(measurement.TemperatureMillicelsius);
            int microvolts = voltage.Value;
            int nanoamps = current.Value;
            UpdatePhase(microvolts, nanoamps, model, stateOfChargePpm, elapsed, isClosed);
            _voltageGate.Update(microvolts, nanoamps, model, elapsed, isClosed);
            LimitCurrent(nanoamps, allowedPpm, elapsed, isClosed);
            _wantsClosed = _phase != ChargePhase.Full
                && _phase != ChargePhase.AwaitsFormation
                && !_voltageGate.HoldsOpen
                && !_currentGate.HoldsOpen;
        }

        private void SetByTemperature(Reading temperature)
        {
            int millicelsius = temperature.Value;
            long changed = (long)millicelsius - _lookedUpMillicelsius;
            if ((changed < SameMillicelsius && changed > -SameMillicelsius) || !temperature.HasValue)
            {
                return;
            }

            _lookedUpMillicelsius = millicelsius;
            int drop = _profile.ChargeVoltageDropMicrovolts == null
                ? 0
                : _profile.ChargeVoltageDropMicrovolts.At(millicelsius);
            _targetMicrovolts = _profile.ChargeVoltageMicrovolts - drop;
            _voltageGate.TargetMicrovolts = _targetMicrovolts;
            int share = _profile.CurrentTemperaturePpm.At(millicelsius);
            _temperatureLimitNanoamps = (int)((long)_chargeLimitNanoamps * share / IntegerMath.Million);
        }

        private void UpdatePhase(int voltageMicrovolts, int currentNanoamps, CellModel model, int stateOfChargePpm, long elapsed, bool isClosed)
        {
            if (_needsFormation && !FormationAllowed)
            {
                _phase = ChargePhase.AwaitsFormation;
                return;
            }

            switch (_phase)
            {
                case ChargePhase.AwaitsFormation:
                    _phase = ChargePhase.Formation;
                    break;
                case ChargePhase.Precharge:
                    if (voltageMicrovolts >= _prechargeBelowMicrovolts + _settings.PrechargeHysteresisMicrovolts)
                    {
                        EnterBulk();
                    }

                    break;
                case ChargePhase.Bulk:
                case ChargePhase.Formation:
                    if (voltageMicrovolts >= _targetMicrovolts - _hysteresisMicrovolts)
                    {
                        // A source that regulates by itself stays a little below.
                        EnterConstantVoltage(currentNanoamps);
                    }
                    else if (voltageMicrovolts < _prechargeBelowMicrovolts && _prechargeBelowMicrovolts > 0)
                    {
                        _phase = ChargePhase.Precharge;
                    }

                    break;
                case ChargePhase.ConstantVoltage:
                case ChargePhase.TopOff:
                    HoldVoltage(voltageMicrovolts, currentNanoamps, model, stateOfChargePpm, elapsed, isClosed);
                    break;
                default:
                    WatchForRecharge(voltageMicrovolts, stateOfChargePpm, elapsed);
                    break;
            }
        }

        private void LimitCurrent(int currentNanoamps, int allowedPpm, long elapsed, bool isClosed)
        {
            long limit = allowedPpm == IntegerMath.Million
                ? _temperatureLimitNanoamps
                : (long)_temperatureLimitNanoamps * allowedPpm / IntegerMath.Million;
            if (_phase == ChargePhase.Precharge && _profile.PrechargeNanoamps < limit)
            {
                limit = _profile.PrechargeNanoamps;
            }

            if (_needsFormation && _profile.FormationNanoamps < limit)
            {
                limit = _profile.FormationNanoamps;
            }

            if (limit >= _chargeLimitNanoamps)
            {
                // More than that is protection's.
                _currentGate.Release();
            }
            else
            {
                _currentGate.Update(currentNanoamps, (int)limit, elapsed, isClosed);
            }
        }

        private void EnterBulk()
        {
            _phase = _needsFormation ? ChargePhase.Formation : ChargePhase.Bulk;
            _belowMilliseconds = 0;
        }

        private void EnterConstantVoltage(int currentNanoamps)
        {
            _phase = ChargePhase.ConstantVoltage;
            _meanCurrentNanoamps = currentNanoamps;
            _phaseMilliseconds = 0;
            _belowMilliseconds = 0;
        }

        private void HoldVoltage(int voltageMicrovolts, int currentNanoamps, CellModel model, int stateOfChargePpm, long elapsed, bool isClosed)
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
                    EnterBulk();
                }

                return;
            }

            _belowMilliseconds = 0;
            if (_phase == ChargePhase.TopOff)
            {
                if (_phaseMilliseconds >= _profile.TopOffMilliseconds)
                {
                    _phase = _profile.MayFloat ? ChargePhase.Floating : ChargePhase.Full;
                }

                return;
            }

            // Without the drops of the current itself: with them even a half full cell is at charge voltage. So is one whose film is full at its face.
            long rested = (long)voltageMicrovolts - model.OhmicMicrovolts - model.PolarizationMicrovolts;
            if (model.SurfaceOffsetPpm > 0)
            {
                ChargeTable table = _profile.OpenCircuitMicrovolts;
                rested -= table.At(stateOfChargePpm + model.SurfaceOffsetPpm) - table.At(stateOfChargePpm);
            }

            bool isRested = rested >= _targetMicrovolts - _settings.FullBandMicrovolts;
            bool isTapered = isRested
                && !_currentGate.IsLimiting
                && _phaseMilliseconds >= _settings.ShortestConstantVoltageMilliseconds
                && _meanCurrentNanoamps <= _profile.TaperCurrentNanoamps;
            bool isTimeUp = _profile.ConstantVoltageMilliseconds > 0 && _phaseMilliseconds >= _profile.ConstantVoltageMilliseconds;
            if (isTapered || isTimeUp)
            {
                // A voltage lowered for the heat, or one that is all drop, is no full cell's, though charging ends.
                _reachedFull = isRested && _targetMicrovolts == _profile.ChargeVoltageMicrovolts;
                _needsFormation = false;
                _phaseMilliseconds = 0;
                _phase = _profile.TopOffMilliseconds > 0 ? ChargePhase.TopOff : _profile.MayFloat ? ChargePhase.Floating : ChargePhase.Full;
            }
        }

        private void WatchForRecharge(int voltageMicrovolts, int stateOfChargePpm, long elapsed)
        {
            // A cell that is full at a lowered voltage is not full, nor is there more to be had.
            int lowered = _profile.ChargeVoltageMicrovolts - _targetMicrovolts;
            bool isDischarged = stateOfChargePpm <= _settings.RechargePpm && lowered == 0;
            _belowMilliseconds = voltageMicrovolts < _rechargeMicrovolts - lowered ? _belowMilliseconds + elapsed : 0;
            if (isDischarged || _belowMilliseconds >= _settings.RechargeMilliseconds)
            {
                EnterBulk();
            }
        }
    }
}
