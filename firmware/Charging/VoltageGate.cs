using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Constant voltage by gating: opens the switch at charge voltage and lets it close again below, where the step that closing adds will
    /// not take the voltage past charge voltage by more than half the cell's tolerance.
    /// </summary>
    /// <remarks>
    /// The step is the current that flowed when the switch opened, times the cell's resistance as it is now, times how much larger than
    /// that the step was last time. The source may have changed since: a step that leaves no room is tried again every so often. The ripple
    /// is from charge voltage to the point of closing: the hysteresis, or the step less half the tolerance when that is more.
    /// </remarks>
    internal sealed class VoltageGate
    {
        private const int ProbeHoldsMilliseconds = 500;

        /// <summary>Voltage to hold, µV: the cell's charge voltage or less.</summary>
        internal int TargetMicrovolts;

        /// <summary>Whether the switch must be open now.</summary>
        internal bool HoldsOpen;

        private readonly CellProfile _profile;
        private readonly ChargeSettings _settings;
        private readonly int _hysteresisMicrovolts;
        private readonly int _halfToleranceMicrovolts;
        private long _heldMilliseconds;
        private bool _isProbing;
        private long _probeMilliseconds;
        private int _openingNanoamps;
        private int _openingMicrovolts;
        private bool _measuresStep;
        private int _stepRatioPpm;
        private int _stepMicrovolts;

        internal VoltageGate(CellProfile profile, ChargeSettings settings)
        {
            _profile = profile;
            _settings = settings;
            _hysteresisMicrovolts = settings.HysteresisMicrovolts;
            _halfToleranceMicrovolts = profile.ChargeVoltageToleranceMicrovolts / 2;
            _probeMilliseconds = settings.ProbeMilliseconds;
            TargetMicrovolts = profile.ChargeVoltageMicrovolts;
        }

        /// <summary>Voltage at or below which the switch closes again once it was opened at charge voltage, µV.</summary>
        internal int ReclosureMicrovolts
        {
            get
            {
                int byHysteresis = TargetMicrovolts - _hysteresisMicrovolts;
                int byStep = TargetMicrovolts + _halfToleranceMicrovolts - _stepMicrovolts;
                return byStep < byHysteresis ? byStep : byHysteresis;
            }
        }

        /// <summary>Takes one look in.</summary>
        internal void Update(int voltageMicrovolts, int currentNanoamps, CellModel model, long elapsed, bool isClosed)
        {
            if (HoldsOpen && !isClosed)
            {
                PredictStep(voltageMicrovolts, model);
            }

            if (voltageMicrovolts >= TargetMicrovolts)
            {
                if (isClosed || !HoldsOpen)
                {
                    HoldOpen(currentNanoamps);
                    _openingMicrovolts = voltageMicrovolts;
                    _measuresStep = isClosed;
                }

                return;
            }

            if (!HoldsOpen)
            {
                // A try has held when a full look's time has passed without charge voltage.
                _isProbing = _isProbing && elapsed < ProbeHoldsMilliseconds;
                return;
            }

            // Judged without the drop of a load: a pulse ends sooner than the next look comes.
            long dropError = IntegerMath.Abs(model.OhmicMicrovolts) * _profile.ResistanceErrorPpm / IntegerMath.Million;
            long unloaded = voltageMicrovolts - (long)model.OhmicMicrovolts + dropError;
            bool hasRoom = unloaded < TargetMicrovolts - _hysteresisMicrovolts;
            _heldMilliseconds += elapsed;
            bool mayProbe = hasRoom && _heldMilliseconds >= _probeMilliseconds;
            if (unloaded <= ReclosureMicrovolts || mayProbe)
            {
                _isProbing = unloaded > ReclosureMicrovolts;
                HoldsOpen = false;
            }
        }

        /// <summary>A look without a number: more than the converter can show came with the closed switch, so there is no reason to close it
        /// again either.</summary>
        internal void HoldAfterClipping(Reading voltage, Reading current, bool isClosed)
        {
            bool isClipped = voltage.Fault == ReadingFault.SaturatedHigh || current.Fault == ReadingFault.SaturatedHigh;
            if (isClosed && isClipped)
            {
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
            HoldsOpen = true;
            _heldMilliseconds = 0;
            _openingNanoamps = currentNanoamps > 0 ? currentNanoamps : 0;
            _stepRatioPpm = IntegerMath.Million + _profile.ResistanceErrorPpm;
        }

        private void PredictStep(int voltageMicrovolts, CellModel model)
        {
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
    }
}
