using Microbattery.Firmware.Cells;
using Microbattery.Hal;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Wants the charge switch closed or open. Constant current is the source's own limit; constant voltage is made by opening the
    /// switch at charge voltage and closing it again below, where the step it last saw says the voltage will not overshoot by more than
    /// half the cell's tolerance. Where the source is too strong for the cell's resistance, as in the cold, that means waiting until the
    /// cell has room for the step. Protection has the last word.
    /// </summary>
    public sealed class ChargeGate
    {
        private readonly CellProfile _profile;
        private readonly ChargeSettings _settings;
        private readonly int _rechargeMicrovolts;
        private bool _heldOpen;
        private int _stepMicrovolts;
        private long _stepAgeMilliseconds;
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

                // The step was the source's then: it may have grown since, so it ages at a believable worst of 1 % a minute, to twice.
                long step = _stepMicrovolts + (_stepMicrovolts * IntegerMath.Clamp(_stepAgeMilliseconds, 0, 6000000) / 6000000);
                long byStep = _profile.ChargeVoltageMicrovolts + (_profile.ChargeVoltageToleranceMicrovolts / 2) - step;
                return byStep < byHysteresis ? (int)byStep : byHysteresis;
            }
        }

        /// <summary>Takes one look in.</summary>
        /// <param name="voltage">Cell voltage, µV. Without a valid one the gate wants the switch open.</param>
        /// <param name="current">Cell current, nA. Without a valid one the gate wants the switch open.</param>
        /// <param name="ohmicMicrovolts">Drop of that current across the cell's resistance, µV, negative under load.</param>
        /// <param name="stateOfChargePpm">State of charge, ppm.</param>
        /// <param name="elapsedMilliseconds">Since the look before, ms, 0 or more.</param>
        /// <param name="isClosed">Whether the switch has been closed since the look before.</param>
        public void Update(Reading voltage, Reading current, int ohmicMicrovolts, int stateOfChargePpm, long elapsedMilliseconds, bool isClosed)
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
                    if (voltage.Value >= _profile.ChargeVoltageMicrovolts - _settings.HysteresisMicrovolts)
                    {
                        // A source that regulates by itself stays a little below.
                        EnterConstantVoltage(current.Value);
                    }

                    break;
                case ChargePhase.ConstantVoltage:
                    HoldVoltage(voltage.Value, current.Value, ohmicMicrovolts, elapsed, isClosed);
                    break;
                default:
                    WatchForRecharge(voltage.Value, stateOfChargePpm, elapsed);
                    break;
            }

            GateVoltage(voltage.Value, ohmicMicrovolts, elapsed, isClosed);
            WantsClosed = Phase != ChargePhase.Full && !_heldOpen;
        }

        private void EnterConstantVoltage(int currentNanoamps)
        {
            Phase = ChargePhase.ConstantVoltage;
            _meanCurrentNanoamps = currentNanoamps;
            _phaseMilliseconds = 0;
            _belowMilliseconds = 0;
        }

        private void HoldVoltage(int voltageMicrovolts, int currentNanoamps, int ohmicMicrovolts, long elapsed, bool isClosed)
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
            // Without the drop of the current itself: with it even a half full cell is at charge voltage.
            if (voltageMicrovolts - (long)ohmicMicrovolts >= _profile.ChargeVoltageMicrovolts - _settings.FullBandMicrovolts
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

        private void GateVoltage(int voltageMicrovolts, int ohmicMicrovolts, long elapsed, bool isClosed)
        {
            _stepAgeMilliseconds = isClosed ? 0 : IntegerMath.Clamp(_stepAgeMilliseconds + elapsed, 0, int.MaxValue);
            long drop = IntegerMath.Abs(ohmicMicrovolts);
            long dropError = drop * _profile.ResistanceErrorPpm / IntegerMath.Million;
            if (_measuresStep && !isClosed && drop <= 2L * _settings.HysteresisMicrovolts)
            {
                // First quiet look with the switch open: what the voltage fell by is what closing it again will add.
                int step = _voltageAtOpeningMicrovolts - voltageMicrovolts;
                _stepMicrovolts = step > 0 ? step : 0;
                _measuresStep = false;
            }

            if (voltageMicrovolts >= _profile.ChargeVoltageMicrovolts)
            {
                if (isClosed)
                {
                    // Until it is measured the step is what the resistance makes of the current, at its worst.
                    _stepMicrovolts = IntegerMath.Saturate(drop + dropError);
                    _voltageAtOpeningMicrovolts = voltageMicrovolts;
                    _measuresStep = true;
                }

                _heldOpen = true;
            }
            else if (voltageMicrovolts - (long)ohmicMicrovolts + dropError <= ReclosureMicrovolts)
            {
                // Judged without the drop of a load: a pulse ends sooner than the next look comes.
                _heldOpen = false;
            }
        }
    }
}
