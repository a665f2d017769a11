using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Requests the charge switch closed or open, by the phase of charging and by the limits of voltage and mean current.
    /// </summary>
    /// <remarks>
    /// Responsibilities: the phase (drawn at <see cref="ChargePhase"/>); the voltage and current allowed at the cell's temperature; when
    /// the cell is full and when it is charged again. The <see cref="VoltageGate"/> holds the voltage, the <see cref="CurrentGate"/> the
    /// mean current. The current within a closing is the source's own limit. Protection has the last word on the switch.
    /// Voltage and current allowed are linear between the entries of the profile's tables: the windows of JEITA's guideline for charging,
    /// without their steps.
    /// </remarks>
    public sealed class ChargeGate
    {
        private const int SameMillicelsius = 100; // a fiftieth of the tables' step: a smaller change looks nothing up again
        private const long LongestMilliseconds = 3600000; // an hour, the longest time that is counted: 2^31 nA times it is below 2^53

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

        /// <summary>A gate for one cell: in bulk charge, or awaiting formation where the cell needs one.</summary>
        /// <param name="profile">The cell; must have passed the check.</param>
        /// <param name="settings">Settings of the gates.</param>
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

        /// <summary>Phase of charging.</summary>
        public ChargePhase Phase => _phase;

        /// <summary>Whether the gate requests the switch closed. False until the first sample with a valid voltage and current.</summary>
        public bool WantsClosed => _wantsClosed;

        /// <summary>Whether a lithium-free cell has had its formation.</summary>
        public bool IsFormed => _profile.FormationNanoamps > 0 && !_needsFormation;

        /// <summary>Whether the cell still needs its formation.</summary>
        public bool NeedsFormation => _needsFormation;

        /// <summary>Whether the gate counts time or charge before it closes the switch again.</summary>
        public bool IsWaiting => _voltageGate.HoldsOpen || (_currentGate.IsWaiting && _phase != ChargePhase.Full);

        /// <summary>Whether the switch opens and closes to hold voltage or current: each closing is no event then.</summary>
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

        /// <summary>Whether the cell counts as full: charging is done, or only its top-off or floating goes on.</summary>
        public bool IsFull
        {
            get
            {
                ChargePhase phase = _phase;
                return phase == ChargePhase.Full || phase == ChargePhase.Floating || phase == ChargePhase.TopOff;
            }
        }

        /// <summary>Whether the cell became full with the last sample: true for one tick.</summary>
        public bool ReachedFull => _reachedFull;

        /// <summary>Voltage held at the cell's temperature, µV.</summary>
        public int TargetMicrovolts => _targetMicrovolts;

        /// <summary>Voltage at or below which the switch closes again after it opened at charge voltage, µV.</summary>
        public int ReclosureMicrovolts => _voltageGate.ReclosureMicrovolts(_targetMicrovolts);

        /// <summary>Continues from the state of a journal.</summary>
        /// <param name="isFull">Whether the cell was full; it stays full until the recharge threshold.</param>
        /// <param name="isFormed">Whether a lithium-free cell has had its formation.</param>
        public void Resume(bool isFull, bool isFormed)
        {
            _needsFormation = _profile.FormationNanoamps > 0 && !isFormed;
            if (!_needsFormation)
            {
                _phase = !isFull ? ChargePhase.Bulk : _profile.MayFloat ? ChargePhase.Floating : ChargePhase.Full;
            }
        }

        /// <summary>Updates the request with one sample.</summary>
        /// <param name="sample">The sample. Without valid voltage and current the gate requests the switch open.</param>
        /// <param name="model">The cell's drops and resistance at this sample.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="allowedPpm">Share of the charge current that protection allows, ppm.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms, 0 or more.</param>
        /// <param name="isClosed">Whether the switch has been closed since the previous sample.</param>
        /// <param name="isFormationAllowed">Whether the formation of a lithium-free cell is allowed: not before the board is soldered, for
        /// lithium melts at 180 °C.</param>
        public void Update(
            CellSample sample,
            CellModel model,
            int stateOfChargePpm,
            int allowedPpm,
            long elapsedMilliseconds,
            bool isClosed,
            bool isFormationAllowed)
        {
            _reachedFull = false;
            long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, LongestMilliseconds);
            Reading voltage = sample.VoltageMicrovolts;
            Reading current = sample.CurrentNanoamps;
            if (voltage.State != ReadingState.Valid || current.State != ReadingState.Valid)
            {
                _wantsClosed = false;
                _voltageGate.HoldAfterClipping(voltage, current, isClosed);
                return;
            }

            SetByTemperature(sample.TemperatureMillicelsius);
            int microvolts = voltage.Value;
            int nanoamps = current.Value;
            if (_needsFormation && !isFormationAllowed)
            {
                _phase = ChargePhase.AwaitsFormation;
            }
            else
            {
                UpdatePhase(microvolts, nanoamps, model, stateOfChargePpm, elapsed, isClosed);
            }

            _voltageGate.Update(_targetMicrovolts, microvolts, nanoamps, model, elapsed, isClosed);
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
            int share = _profile.CurrentTemperaturePpm.At(millicelsius);
            _temperatureLimitNanoamps = (int)((long)_chargeLimitNanoamps * share / IntegerMath.Million);
        }

        private void UpdatePhase(
            int voltageMicrovolts, int currentNanoamps, CellModel model, int stateOfChargePpm, long elapsed, bool isClosed)
        {
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
                        // A source that holds the voltage by itself stays a little below charge voltage.
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
                // The full limit is protection's to enforce.
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

        private void HoldVoltage(
            int voltageMicrovolts, int currentNanoamps, CellModel model, int stateOfChargePpm, long elapsed, bool isClosed)
        {
            _meanCurrentNanoamps += (currentNanoamps - _meanCurrentNanoamps) * elapsed / (_settings.TaperMilliseconds + elapsed);
            _phaseMilliseconds += elapsed;
            if (voltageMicrovolts < ReclosureMicrovolts)
            {
                // While the gate itself holds the switch open the voltage tells nothing about the source.
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

            // The rested voltage has no drops in it: with them a half full cell is at charge voltage too, and so is a film that is full
            // only at its surface.
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
                // Charging ends, but the cell is not full for the gauge at a voltage lowered by temperature, or at one that is mostly drop.
                _reachedFull = isRested && _targetMicrovolts == _profile.ChargeVoltageMicrovolts;
                _needsFormation = false;
                _phaseMilliseconds = 0;
                _phase = _profile.TopOffMilliseconds > 0 ? ChargePhase.TopOff : _profile.MayFloat ? ChargePhase.Floating : ChargePhase.Full;
            }
        }

        private void WatchForRecharge(int voltageMicrovolts, int stateOfChargePpm, long elapsed)
        {
            // At a voltage lowered by temperature the cell is below the recharge threshold and can take no more: only its voltage decides.
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
