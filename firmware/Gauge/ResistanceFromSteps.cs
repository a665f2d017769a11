using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Learns the resistance from steps of current: between two samples a second or so apart only the current has changed, so the change of
    /// voltage is resistance, whatever the state of charge and the bias.
    /// </summary>
    internal sealed class ResistanceFromSteps
    {
        private const int ShortestMilliseconds = 400; // profiles give the resistance one second after a step: half of it and three times it
        private const int LongestMilliseconds = 3000;
        private const int PauseMilliseconds = 10000; // steps closer together have the same errors and count once
        private const int LeastStepMicrovolts = 1000; // a choice: a smaller step is as small as what the tables leave open
        private const int LeastStepDeviations = 4; // of the sensor's voltage: its step is then known to a third
        // Pulses shorter than a second show 9 to 19 % less than the profile's second: docs/gauge.md.
        private const int StepErrorPpm = 120000;
        private const long MostStepMicrovolts = 1000000; // as the estimator clamps a drop

        private readonly StateEstimator _estimator;
        private readonly CellModel _model;
        private readonly ChargeTable _openCircuitMicrovolts;
        private readonly int _voltageErrorMicrovolts;
        private readonly int _leastMicrovolts;
        private bool _hasLast;
        private int _lastVoltageMicrovolts;
        private int _lastOhmicMicrovolts;
        private int _lastSurfaceOffsetPpm;
        private long _sinceUpdateMilliseconds = PauseMilliseconds;

        internal ResistanceFromSteps(
            StateEstimator estimator, CellModel model, ChargeTable openCircuitMicrovolts, int voltageErrorMicrovolts)
        {
            _estimator = estimator;
            _model = model;
            _openCircuitMicrovolts = openCircuitMicrovolts;
            _voltageErrorMicrovolts = voltageErrorMicrovolts;
            int least = LeastStepDeviations * voltageErrorMicrovolts;
            _leastMicrovolts = least > LeastStepMicrovolts ? least : LeastStepMicrovolts;
        }

        /// <summary>Takes a sample, after the model has been advanced to it.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="isWhole">Whether all readings of the sample are valid, and the curve is known well enough.</param>
        /// <param name="elapsedMilliseconds">Since the sample before, ms.</param>
        internal void Update(int voltageMicrovolts, bool isWhole, long elapsedMilliseconds)
        {
            int ohmic = _model.OhmicMicrovolts;
            long step = (long)ohmic - _lastOhmicMicrovolts;
            _sinceUpdateMilliseconds += elapsedMilliseconds;
            if (isWhole
                && _hasLast
                && (step >= _leastMicrovolts || step <= -_leastMicrovolts)
                && elapsedMilliseconds >= ShortestMilliseconds
                && elapsedMilliseconds <= LongestMilliseconds
                && _sinceUpdateMilliseconds >= PauseMilliseconds)
            {
                _sinceUpdateMilliseconds = 0;

                // The change by diffusion is the curve's, not the resistance's.
                int charge = _estimator.StateOfChargePpm;
                int moved = _openCircuitMicrovolts.At(charge + _model.SurfaceOffsetPpm)
                    - _openCircuitMicrovolts.At(charge + _lastSurfaceOffsetPpm);
                Learn(step, (long)voltageMicrovolts - moved - _lastVoltageMicrovolts);
            }

            _hasLast = isWhole;
            _lastVoltageMicrovolts = voltageMicrovolts;
            _lastOhmicMicrovolts = ohmic;
            _lastSurfaceOffsetPpm = _model.SurfaceOffsetPpm;
        }

        /// <summary>Drops the last sample: the model has been reset since.</summary>
        internal void Reset() => _hasLast = false;

        private void Learn(long stepMicrovolts, long changeMicrovolts)
        {
            long clamped = IntegerMath.Clamp(stepMicrovolts, -MostStepMicrovolts, MostStepMicrovolts);
            long error = clamped * StepErrorPpm / IntegerMath.Million;
            long unscaled = clamped * IntegerMath.Million / _model.ResistanceScalePpm;
            long noise = (error * error) + ((long)_voltageErrorMicrovolts * _voltageErrorMicrovolts);
            if (_estimator.Update(changeMicrovolts - stepMicrovolts, 0, unscaled, 0, noise))
            {
                _estimator.InflateResistance();
            }

            _model.ResistanceScalePpm = _estimator.ResistancePpm;
        }
    }
}
