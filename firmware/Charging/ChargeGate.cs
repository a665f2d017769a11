using Microbattery.Firmware.Cells;
using Microbattery.Hal;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Wants the charge switch closed or open. Constant current is the source's own limit; constant voltage is made by opening the
    /// switch at charge voltage and closing it again below, where the step it last saw says the voltage will not overshoot by more than
    /// half the cell's tolerance. Protection has the last word.
    /// </summary>
    public sealed class ChargeGate
    {
        private readonly CellProfile _profile;
        private readonly ChargeSettings _settings;
        private readonly int _rechargeMicrovolts;
        private bool _heldOpen;
        private int _stepMicrovolts;
        private int _voltageAtOpeningMicrovolts;
        private bool _measuresStep;
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
            _rechargeMicrovolts = ChargeTable.Interpolate(profile.OpenCircuitMicrovolts, settings.RechargeVoltagePpm);
        }

        /// <summary>Where charging stands.</summary>
        public ChargePhase Phase { get; private set; } = ChargePhase.Bulk;

        /// <summary>Whether the gate wants the switch closed. False until the first update with a voltage.</summary>
        public bool WantsClosed { get; private set; }

        /// <summary>Whether the last update found the cell full: true for one tick.</summary>
        public bool ReachedFull { get; private set; }

        /// <summary>Mean current in the constant-voltage phase, nA.</summary>
        public int MeanCurrentNanoamps => IntegerMath.Saturate(_meanCurrentNanoamps);

        /// <summary>Voltage at or below which the switch closes again in the constant-voltage phase, µV.</summary>
        public int ReclosureMicrovolts
        {
            get
            {
                int byHysteresis = _profile.ChargeVoltageMicrovolts - _settings.HysteresisMicrovolts;
                int byStep = _profile.ChargeVoltageMicrovolts + (_profile.ChargeVoltageToleranceMicrovolts / 2) - _stepMicrovolts;
                return byStep < byHysteresis ? byStep : byHysteresis;
            }
        }

        /// <summary>Takes one look in.</summary>
        /// <param name="voltage">Cell voltage, µV. Without a valid one the gate wants the switch open.</param>
        /// <param name="current">Cell current, nA. Without a valid one the gate wants the switch open.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="elapsedMilliseconds">Since the look before, ms, 0 or more.</param>
        /// <param name="isClosed">Whether the switch has been closed since the look before.</param>
        public void Update(Reading voltage, Reading current, int stateOfChargePpm, long elapsedMilliseconds, bool isClosed)
        {
            ReachedFull = false;
            if (voltage.State != ReadingState.Valid || current.State != ReadingState.Valid)
            {
                WantsClosed = false;
                return;
            }

            long elapsed = IntegerMath.Clamp(elapsedMilliseconds, 0, 3600000);
            switch (Phase)
            {
                case ChargePhase.Bulk:
                    if (voltage.Value >= _profile.ChargeVoltageMicrovolts)
                    {
                        EnterConstantVoltage(current.Value);
                    }

                    break;
                case ChargePhase.ConstantVoltage:
                    HoldVoltage(voltage.Value, current.Value, elapsed);
                    break;
                default:
                    WatchForRecharge(voltage.Value, stateOfChargePpm, elapsed);
                    break;
            }

            GateVoltage(voltage.Value, isClosed);
            WantsClosed = Phase != ChargePhase.Full && !_heldOpen;
        }

        private void EnterConstantVoltage(int currentNanoamps)
        {
            Phase = ChargePhase.ConstantVoltage;
            _meanCurrentNanoamps = currentNanoamps;
            _phaseMilliseconds = 0;
            _belowMilliseconds = 0;
        }

        private void HoldVoltage(int voltageMicrovolts, int currentNanoamps, long elapsed)
        {
            // |I| 2^31 * 3.6e6 ms: below 2^53.
            _meanCurrentNanoamps += (currentNanoamps - _meanCurrentNanoamps) * elapsed / (_settings.TaperMilliseconds + elapsed);
            _phaseMilliseconds += elapsed;
            if (voltageMicrovolts < ReclosureMicrovolts)
            {
                _belowMilliseconds += elapsed;
                if (_belowMilliseconds >= _settings.WeakSourceMilliseconds)
                {
                    Phase = ChargePhase.Bulk;
                }

                return;
            }

            _belowMilliseconds = 0;
            if (_phaseMilliseconds >= _settings.ShortestConstantVoltageMilliseconds
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

        private void GateVoltage(int voltageMicrovolts, bool isClosed)
        {
            if (_measuresStep && !isClosed)
            {
                // First look with the switch open: what the voltage fell by is what closing it again will add.
                int step = _voltageAtOpeningMicrovolts - voltageMicrovolts;
                _stepMicrovolts = step > 0 ? step : 0;
                _measuresStep = false;
            }

            if (voltageMicrovolts >= _profile.ChargeVoltageMicrovolts)
            {
                _measuresStep = isClosed;
                _voltageAtOpeningMicrovolts = voltageMicrovolts;
                _heldOpen = true;
            }
            else if (voltageMicrovolts <= ReclosureMicrovolts)
            {
                _heldOpen = false;
            }
        }
    }
}
