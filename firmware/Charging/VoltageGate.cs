using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Charging
{
    /// <summary>
    /// Holds the charge voltage by gating: the switch opens at charge voltage and closes again below it.
    /// </summary>
    /// <remarks>
    /// <code>
    ///   closed --(at charge voltage, or a clipped reading)--> held open
    ///   held open --(at the point of reclosure, or the probe time with room below the hysteresis)--> closed
    /// </code>
    /// The point of reclosure lies so low that the step of the closing takes the voltage past charge voltage by half the cell's tolerance
    /// at most. The step is the current at the opening, times the cell's present resistance, times the ratio that the last step had to that
    /// product. The source may have changed since, so a step that leaves no room is tried after the probe time; each try that fails doubles
    /// it. The ripple is from charge voltage to the point of reclosure: the hysteresis, or the step less half the tolerance if that is
    /// more.
    /// </remarks>
    internal sealed class VoltageGate
    {
        // A try has held when no charge voltage came in this time: longer than the 50 ms to the sample after a closing, shorter than the
        // second to the next.
        private const int ProbeHoldsMilliseconds = 500;
        private const long MostStepMicrovolts = 100000000; // 100 V, more than any step: times the largest ratio below 2^53
        private const int LeastStepRatioPpm = 300000; // 30 %: a voltage that did not fall is no proof that there is no step
        private const int MostStepRatioPpm = 10000000; // ten times the resistance: an aged cell has five times
        private const int LeastLoadShare = 4; // a load that drops more than a quarter of the step hides it

        private readonly CellProfile _profile;
        private readonly ChargeSettings _settings;
        private readonly int _hysteresisMicrovolts;
        private readonly int _halfToleranceMicrovolts;
        private bool _holdsOpen;
        private long _heldMilliseconds;
        private bool _isProbing;
        private long _probeMilliseconds;
        private int _openingNanoamps;
        private int _openingMicrovolts;
        private bool _measuresStep;
        private int _stepRatioPpm;
        private int _stepMicrovolts;

        /// <summary>A gate that does not hold the switch open.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="settings">Settings of the gates.</param>
        internal VoltageGate(CellProfile profile, ChargeSettings settings)
        {
            _profile = profile;
            _settings = settings;
            _hysteresisMicrovolts = settings.HysteresisMicrovolts;
            _halfToleranceMicrovolts = profile.ChargeVoltageToleranceMicrovolts / 2;
            _probeMilliseconds = settings.ProbeMilliseconds;
        }

        /// <summary>Whether the switch must be open now.</summary>
        internal bool HoldsOpen => _holdsOpen;

        /// <summary>The point of reclosure.</summary>
        /// <param name="targetMicrovolts">Voltage to hold, µV: the cell's charge voltage or less.</param>
        /// <returns>Voltage at or below which the switch closes again, µV.</returns>
        internal int ReclosureMicrovolts(int targetMicrovolts)
        {
            int byHysteresis = targetMicrovolts - _hysteresisMicrovolts;
            int byStep = targetMicrovolts + _halfToleranceMicrovolts - _stepMicrovolts;
            return byStep < byHysteresis ? byStep : byHysteresis;
        }

        /// <summary>Updates the gate with one sample.</summary>
        /// <param name="targetMicrovolts">Voltage to hold, µV: the cell's charge voltage or less.</param>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="currentNanoamps">Cell current, nA.</param>
        /// <param name="model">The cell's drops and resistance at this sample.</param>
        /// <param name="elapsed">Time since the previous sample, ms, 0 or more.</param>
        /// <param name="isClosed">Whether the switch has been closed since the previous sample.</param>
        internal void Update(
            int targetMicrovolts, int voltageMicrovolts, int currentNanoamps, CellModel model, long elapsed, bool isClosed)
        {
            if (_holdsOpen && !isClosed)
            {
                PredictStep(voltageMicrovolts, model);
            }

            if (voltageMicrovolts >= targetMicrovolts)
            {
                if (isClosed || !_holdsOpen)
                {
                    HoldOpen(currentNanoamps);
                    _openingMicrovolts = voltageMicrovolts;
                    _measuresStep = isClosed;
                }

                return;
            }

            if (!_holdsOpen)
            {
                _isProbing = _isProbing && elapsed < ProbeHoldsMilliseconds;
                return;
            }

            // Judged without the drop of a load: a pulse of load ends before the next sample.
            long dropError = IntegerMath.Abs(model.OhmicMicrovolts) * _profile.ResistanceErrorPpm / IntegerMath.Million;
            long unloaded = voltageMicrovolts - (long)model.OhmicMicrovolts + dropError;
            bool hasRoom = unloaded < targetMicrovolts - _hysteresisMicrovolts;
            int reclosure = ReclosureMicrovolts(targetMicrovolts);
            _heldMilliseconds += elapsed;
            bool mayProbe = hasRoom && _heldMilliseconds >= _probeMilliseconds;
            if (unloaded <= reclosure || mayProbe)
            {
                _isProbing = unloaded > reclosure;
                _holdsOpen = false;
            }
        }

        /// <summary>Holds the switch open after a reading that clipped while it was closed: the source exceeds the converter's
        /// range.</summary>
        /// <param name="voltage">Cell voltage, µV.</param>
        /// <param name="current">Cell current, nA.</param>
        /// <param name="isClosed">Whether the switch has been closed since the previous sample.</param>
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
            _holdsOpen = true;
            _heldMilliseconds = 0;
            _openingNanoamps = currentNanoamps > 0 ? currentNanoamps : 0;
            _stepRatioPpm = IntegerMath.Million + _profile.ResistanceErrorPpm;
        }

        private void PredictStep(int voltageMicrovolts, CellModel model)
        {
            // nA * mohm = pV below 2^62.
            long byResistance = IntegerMath.Clamp((long)_openingNanoamps * model.PresentMilliohms / 1000000, 0, MostStepMicrovolts);
            if (_measuresStep)
            {
                // First sample with the switch open: the fall of the voltage, less the drop of a load, is the step of the next closing.
                long load = IntegerMath.Abs(model.OhmicMicrovolts);
                long fell = _openingMicrovolts - (long)voltageMicrovolts + model.OhmicMicrovolts;
                if (byResistance > 0 && load * LeastLoadShare <= byResistance)
                {
                    _stepRatioPpm = (int)IntegerMath.Clamp(fell * IntegerMath.Million / byResistance, LeastStepRatioPpm, MostStepRatioPpm);
                }

                _measuresStep = false;
            }

            _stepMicrovolts = IntegerMath.Saturate(byResistance * _stepRatioPpm / IntegerMath.Million);
        }
    }
}
