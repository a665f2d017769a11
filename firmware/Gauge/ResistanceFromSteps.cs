using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Learns the resistance from steps: between two looks a second or so apart nothing but the current has changed, so what the voltage
    /// did is resistance, whatever the state of charge and the bias.
    /// </summary>
    internal sealed class ResistanceFromSteps
    {
        private const int ShortestMilliseconds = 400;
        private const int LongestMilliseconds = 3000;
        private const int PauseMilliseconds = 10000;
        private const int LeastStepMicrovolts = 1000;
        private const int StepErrorPpm = 120000; // pulses as short as a second are not all of what the profile's second is

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

        internal ResistanceFromSteps(StateEstimator estimator, CellModel model, ChargeTable openCircuitMicrovolts, int voltageErrorMicrovolts)
        {
            _estimator = estimator;
            _model = model;
            _openCircuitMicrovolts = openCircuitMicrovolts;
            _voltageErrorMicrovolts = voltageErrorMicrovolts;
            int least = 4 * voltageErrorMicrovolts;
            _leastMicrovolts = least > LeastStepMicrovolts ? least : LeastStepMicrovolts;
        }

        /// <summary>Takes a look in; the model has followed it.</summary>
        internal void Update(int voltageMicrovolts, bool isWhole, long elapsedMilliseconds)
        {
            long step = (long)_model.OhmicMicrovolts - _lastOhmicMicrovolts;
            _sinceUpdateMilliseconds += elapsedMilliseconds;
            if (isWhole
                && _hasLast
                && (step >= _leastMicrovolts || step <= -_leastMicrovolts)
                && elapsedMilliseconds >= ShortestMilliseconds
                && elapsedMilliseconds <= LongestMilliseconds
                && _sinceUpdateMilliseconds >= PauseMilliseconds)
            {
                _sinceUpdateMilliseconds = 0;

                // What diffusion did meanwhile is the curve's, not the resistance's.
                int charge = _estimator.StateOfChargePpm;
                int moved = _openCircuitMicrovolts.At(charge + _model.SurfaceOffsetPpm)
                    - _openCircuitMicrovolts.At(charge + _lastSurfaceOffsetPpm);
                Update(step, (long)voltageMicrovolts - moved - _lastVoltageMicrovolts);
            }

            _hasLast = isWhole;
            _lastVoltageMicrovolts = voltageMicrovolts;
            _lastOhmicMicrovolts = _model.OhmicMicrovolts;
            _lastSurfaceOffsetPpm = _model.SurfaceOffsetPpm;
        }

        /// <summary>What the model had before is no longer so.</summary>
        internal void Reset() => _hasLast = false;

        private void Update(long stepMicrovolts, long changeMicrovolts)
        {
            long held = IntegerMath.Clamp(stepMicrovolts, -1000000, 1000000);
            long error = held * StepErrorPpm / IntegerMath.Million;
            long unscaled = held * IntegerMath.Million / _model.ResistanceScalePpm;
            _estimator.PredictObservation(0, unscaled, 0, (error * error) + ((long)_voltageErrorMicrovolts * _voltageErrorMicrovolts));
            _estimator.Update(changeMicrovolts - stepMicrovolts);
            if (_estimator.WasGated)
            {
                _estimator.InflateResistance();
            }

            _model.ResistanceScalePpm = _estimator.ResistancePpm;
        }
    }
}
