using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>Corrects the estimate from a voltage: the update step of a sample, and the contradictions between count and
    /// voltage.</summary>
    /// <remarks>
    /// The innovation is the measured voltage less the predicted one. R is the prediction's noise, many times over while samples follow one
    /// another faster than the noise changes. Ends of the scale are observations too.
    /// </remarks>
    internal sealed class VoltageCorrection
    {
        private const long MostApartMicrovolts = 3000000; // as the estimator clamps an innovation
        private const int MostAlike = 1000; // at most so many samples count as one: the first one after a start has no time before it
        private const int GateSquare = 9; // three deviations

        private readonly StateEstimator _estimator;
        private readonly CellModel _model;
        private readonly VoltageModel _voltageModel;
        private readonly VoltagePrediction _prediction = new VoltagePrediction();
        private readonly StateOfChargeInterval _interval = new StateOfChargeInterval();

        internal VoltageCorrection(StateEstimator estimator, CellModel model, VoltageModel voltageModel)
        {
            _estimator = estimator;
            _model = model;
            _voltageModel = voltageModel;
        }

        /// <summary>Variance that the bias returns to, µV².</summary>
        internal long BiasVariance => _voltageModel.BiasVariance(_model, _estimator.StateOfChargePpm);

        /// <summary>Drop that the profile's resistance would cause at the present current, µV.</summary>
        internal long UnscaledDrop => (long)_model.OhmicMicrovolts * IntegerMath.Million / _model.ResistanceScalePpm;

        /// <summary>Prediction step: carries what was counted into the covariances.</summary>
        internal void Propagate()
        {
            long bias = BiasVariance;
            _estimator.Propagate(bias, _voltageModel.SteadyVariance, _voltageModel.BiasSpanPpm(bias), GaugeSettings.BiasMilliseconds);
        }

        /// <summary>Update step with an end of the scale, whatever was counted.</summary>
        /// <param name="stateOfChargePpm">State of charge there, ppm.</param>
        /// <param name="errorPpm">Its uncertainty, one sigma, ppm.</param>
        internal void Resync(int stateOfChargePpm, long errorPpm)
        {
            long distance = (long)stateOfChargePpm - _estimator.StateOfChargePpm;
            if (IntegerMath.Abs(distance) > 2L * (_estimator.DeviationPpm + errorPpm))
            {
                // The count cannot be right: its variance says so before anything is corrected.
                _estimator.Inflate((int)IntegerMath.Abs(distance));
            }

            _estimator.Update(distance, 65536, 0, 0, errorPpm * errorPpm);
        }

        /// <summary>Prediction and update step with a voltage.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="sinceLastMilliseconds">Time since the last correction, ms.</param>
        /// <returns>Unexplained distance between count and voltage, ppm: 0 while they do not contradict each other.</returns>
        internal long Correct(int voltageMicrovolts, long sinceLastMilliseconds)
        {
            Propagate();
            bool isEmpty = _voltageModel.IsEmpty(voltageMicrovolts, _model);
            if (isEmpty && _estimator.StateOfChargePpm > GaugeSettings.FullErrorPpm)
            {
                // That it is empty corrects the count. How far below empty it is contains no information.
                Resync(0, GaugeSettings.FullErrorPpm);
            }

            int stateOfCharge = _estimator.StateOfChargePpm;
            int deviation = _estimator.DeviationPpm;
            int beyond = _voltageModel.PastTablePpm(
                voltageMicrovolts, _model, stateOfCharge, deviation, _estimator.ResistanceDeviationPpm);
            if (beyond > 0)
            {
                TakePastEnd(beyond, isEmpty);
                return 0;
            }

            _voltageModel.Predict(_model, stateOfCharge, deviation, _prediction);

            // Noise is correlated over minutes: of the samples within its time one counts.
            long alike = IntegerMath.Clamp(GaugeSettings.CorrelatedMilliseconds / (sinceLastMilliseconds + 1), 1, MostAlike);
            int accepted = _voltageModel.NotBelowTable(voltageMicrovolts, _model);
            long apart = IntegerMath.Clamp((long)accepted - _prediction.Microvolts, -MostApartMicrovolts, MostApartMicrovolts);
            if (accepted != voltageMicrovolts && apart >= 0)
            {
                // The surface is empty, as predicted: no information.
                return 0;
            }

            int share = _prediction.BiasThousandths;
            long innovation = apart - ((long)_estimator.BiasMicrovolts * share / 1000);
            if (_estimator.Update(innovation, _prediction.Slope65536ths, UnscaledDrop, share, _prediction.NoiseVariance * alike))
            {
                _estimator.InflateCharge();
            }

            return ContradictionPpm(voltageMicrovolts, IntegerMath.Abs(apart));
        }

        private void TakePastEnd(int beyondPpm, bool isEmpty)
        {
            if (!isEmpty && _estimator.StateOfChargePpm < IntegerMath.Million - GaugeSettings.FullErrorPpm)
            {
                Resync(IntegerMath.Million, GaugeSettings.FullErrorPpm);
            }

            // The charge is held at its end; how much is missing on the way back is unknown.
            int deviation = _estimator.DeviationPpm;
            _estimator.Initialise(_estimator.StateOfChargePpm, beyondPpm > deviation ? beyondPpm : deviation, BiasVariance);
        }

        /// <summary>Distance from the count to the voltage's state of charge as long as they are further apart than three deviations, as
        /// far as two deviations do not explain it: the filter may have corrected the bias where the charge was wrong.</summary>
        private long ContradictionPpm(int voltageMicrovolts, long apartMicrovolts)
        {
            if (apartMicrovolts * apartMicrovolts / GateSquare <= BiasVariance)
            {
                return 0;
            }

            long slope = _prediction.Slope65536ths;
            _voltageModel.InferStateOfCharge(voltageMicrovolts, _model, _estimator.ResistanceDeviationPpm, 0, 1, _interval);
            long error = _interval.ErrorMicrovolts;
            long countError = (slope * (_estimator.DeviationPpm + _voltageModel.SurfaceOffsetErrorPpm(_model))) >> 16;
            countError = IntegerMath.Clamp(countError, 0, MostApartMicrovolts);
            long explained = 2 * IntegerMath.SquareRoot((error * error) + (countError * countError), error);
            long distance = IntegerMath.Abs(_interval.StateOfChargePpm - _estimator.StateOfChargePpm);
            return distance * IntegerMath.Clamp(apartMicrovolts - explained, 0, apartMicrovolts) / apartMicrovolts;
        }
    }
}
