using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <content>What a voltage teaches: where to start, how far the count is off, and when the two contradict each other.</content>
    public sealed partial class FuelGauge
    {
        private void CorrectFromVoltage(int voltageMicrovolts)
        {
            if (!_isStarted)
            {
                Start(voltageMicrovolts);
            }
            else if (_isConverging)
            {
                Converge(voltageMicrovolts);
            }
            else
            {
                Correct(voltageMicrovolts);
            }

            Model.ResistanceScalePpm = Estimator.ResistancePpm;
            UpdateError();
        }

        private void Start(int voltageMicrovolts)
        {
            _isStarted = true;
            if (_restored && !_restoredUndated)
            {
                _isResumed = IsConsistent(voltageMicrovolts);
                if (_isResumed)
                {
                    // A board that sleeps and starts again has few looks: the first after a long gap counts as much as the gap was long.
                    Correct(voltageMicrovolts);
                }
            }

            if (!_isResumed)
            {
                // Nothing is known of what the cell has been through.
                Model.ResetRelaxation();
                _steps.Reset();
                Find(voltageMicrovolts, 1);
                Model.InflateSurfaceOffset(_voltage.StateOfChargePpm);
                _isResumed = _restored && _restoredUndated && IsConsistent(voltageMicrovolts);
                if (_isResumed)
                {
                    Find(voltageMicrovolts, 1);
                    long reach = IntegerMath.Abs(_voltage.StateOfChargePpm - StateOfChargePpm) + _voltage.RangePpm;
                    Estimator.Inflate((int)IntegerMath.Clamp(reach - Estimator.DeviationPpm, 0, IntegerMath.Million));
                }
                else
                {
                    _isConverging = true;
                    Locate(voltageMicrovolts);
                }
            }

            _restored = false;
        }

        private void Converge(int voltageMicrovolts)
        {
            _convergingMilliseconds += _sinceCorrectionMilliseconds;
            _convergingCharge += StateOfChargePpm - _locatedPpm;
            _isConverging = _convergingMilliseconds < GaugeSettings.ConvergingMilliseconds && IntegerMath.Abs(_convergingCharge) < GaugeSettings.ConvergingPpm;

            // A look that allows a smaller range than the one the count began at: less current, or a resistance that is better known.
            Find(voltageMicrovolts, 1);
            if (_voltage.RangePpm < Estimator.DeviationPpm / 10 * 9)
            {
                Locate(voltageMicrovolts);
                return;
            }

            Correct(voltageMicrovolts);
            _locatedPpm = StateOfChargePpm;
        }

        /// <summary>Where the voltage says the cell is, and how that goes together with bias and resistance.</summary>
        private void Locate(int voltageMicrovolts)
        {
            long error = Find(voltageMicrovolts, 1);

            // So wide a guess that the voltage decides, but no wider than the slope between the range's ends is true.
            int guess = _voltage.RangePpm > IntegerMath.Million / 20 ? IntegerMath.Million : _voltage.RangePpm * 20;
            long bias = _voltage.BiasVariance(Model) + ((long)GaugeSettings.UnknownRelaxationMicrovolts * GaugeSettings.UnknownRelaxationMicrovolts);
            Estimator.Initialise(_voltage.StateOfChargePpm, guess, bias);
            long unsettled = Model.UnsettledMicrovolts;
            Estimator.PredictObservation((error << 16) / _voltage.RangePpm, UnscaledDrop(), _voltage.BiasThousandths, (unsettled * unsettled) + 250000);
            Estimator.Update(0);
            if (_voltage.IsOutside)
            {
                // One look, and one that no state of charge explains: not to be believed to the last per mille.
                Estimator.Inflate(GaugeSettings.OutsideTableErrorPpm);
            }

            _locatedPpm = StateOfChargePpm;
            _contradictionPpm = 0;
        }

        /// <summary>What the voltage says by itself.</summary>
        private int Find(int voltageMicrovolts, int deviations) =>
            _voltage.Locate(voltageMicrovolts, Model, Estimator.ResistanceDeviationPpm, GaugeSettings.UnknownRelaxationMicrovolts, deviations);

        /// <summary>Whether that and the saved state can both be.</summary>
        private bool IsConsistent(int voltageMicrovolts)
        {
            Find(voltageMicrovolts, Distant);
            return IntegerMath.Abs(_voltage.StateOfChargePpm - StateOfChargePpm) <= _voltage.RangePpm + (Distant * Estimator.DeviationPpm);
        }

        private void Correct(int voltageMicrovolts)
        {
            Propagate();
            bool isEmpty = _voltage.IsEmpty(voltageMicrovolts, Model);
            if (isEmpty && StateOfChargePpm > GaugeSettings.FullErrorPpm)
            {
                // That it is empty teaches what was off in the count. How much emptier than empty teaches nothing.
                Resync(0, GaugeSettings.FullErrorPpm);
            }

            int beyond = _voltage.PastTablePpm(voltageMicrovolts, Model, StateOfChargePpm, Estimator.DeviationPpm, Estimator.ResistanceDeviationPpm);
            if (beyond > 0)
            {
                if (!isEmpty && StateOfChargePpm < IntegerMath.Million - GaugeSettings.FullErrorPpm)
                {
                    Resync(IntegerMath.Million, GaugeSettings.FullErrorPpm);
                }

                // The charge is held at its end; how much is missing on the way back nobody knows.
                Estimator.Initialise(StateOfChargePpm, beyond > Estimator.DeviationPpm ? beyond : Estimator.DeviationPpm, _voltage.BiasVariance(Model));
                _contradictionPpm = 0;
                return;
            }

            _voltage.Predict(Model, StateOfChargePpm, Estimator.DeviationPpm);

            // Noise is alike from look to look for a while: of so many looks one counts.
            long alike = IntegerMath.Clamp(GaugeSettings.CorrelatedMilliseconds / (_sinceCorrectionMilliseconds + 1), 1, 1000);
            Estimator.PredictObservation(_voltage.Slope65536ths, UnscaledDrop(), _voltage.BiasThousandths, _voltage.RandomVariance * alike);
            int accepted = _voltage.NotBelowTable(voltageMicrovolts, Model);
            long apart = IntegerMath.Clamp((long)accepted - _voltage.Microvolts, -3000000, 3000000);
            if (accepted != voltageMicrovolts && apart >= 0)
            {
                // The face is empty, as was thought: nothing new.
                _contradictionPpm = 0;
                return;
            }

            Estimator.Update(apart - ((long)Estimator.BiasMicrovolts * _voltage.BiasThousandths / 1000));
            if (Estimator.WasGated)
            {
                Estimator.InflateCharge();
            }

            UpdateContradiction(voltageMicrovolts, IntegerMath.Abs(apart));
        }

        /// <summary>As long as count and voltage are further apart than three deviations the bound reaches from one to the other, as far as
        /// twice these do not explain it: the filter may have blamed the bias, and it may have been the charge.</summary>
        private void UpdateContradiction(int voltageMicrovolts, long apartMicrovolts)
        {
            long bias = _voltage.BiasVariance(Model);
            _contradictionPpm = 0;
            if (apartMicrovolts * apartMicrovolts / 9 > bias)
            {
                long error = _voltage.Locate(voltageMicrovolts, Model, Estimator.ResistanceDeviationPpm, 0, 1);
                long reach = IntegerMath.Clamp((_voltage.Slope65536ths * (Estimator.DeviationPpm + _voltage.SurfaceOffsetErrorPpm(Model))) >> 16, 0, 3000000);
                long explained = 2 * IntegerMath.SquareRoot((error * error) + (reach * reach), error);
                long distance = IntegerMath.Abs(_voltage.StateOfChargePpm - StateOfChargePpm);
                _contradictionPpm = distance * IntegerMath.Clamp(apartMicrovolts - explained, 0, apartMicrovolts) / apartMicrovolts;
            }
        }
    }
}
