using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>Start of the gauge: from a saved state that the first voltage does not contradict, or from the voltage alone, and then its
    /// convergence.</summary>
    /// <remarks>
    /// <code>
    ///                      saved state, dated, consistent
    ///    not started  ------------------------------------->  resumed
    ///         |   \        saved state, undated, consistent      ^
    ///         |    ---------------------------------------------/
    ///         |   no saved state, or a contradicting one
    ///         v
    ///    converging  ---- ten minutes, or 3 % counted, or full ---->  running
    /// </code>
    /// While it converges, a voltage that allows a narrower interval than the count has initialises the count anew.
    /// </remarks>
    internal sealed class GaugeStart
    {
        private const int ConsistentDeviations = 4; // a saved state further from the voltage belongs to another cell
        // So wide a prior, in deviations of the voltage, that the voltage decides: it keeps a four-hundredth.
        private const int PriorRanges = 20;
        private const long NoiseVariance = 250000; // (0.5 mV)^2, a choice: the first sample's own noise
        private const int BetterTenths = 9; // narrower by a tenth: a smaller gain would only repeat the same information

        private readonly StateEstimator _estimator;
        private readonly CellModel _model;
        private readonly VoltageModel _voltageModel;
        private readonly VoltageCorrection _correction;
        private readonly ResistanceFromSteps _steps;
        private readonly StateOfChargeInterval _interval = new StateOfChargeInterval();
        private bool _isUndated;
        private long _convergingMilliseconds;
        private long _convergingPpm;
        private int _correctedPpm;

        internal GaugeStart(
            StateEstimator estimator, CellModel model, VoltageModel voltageModel, VoltageCorrection correction, ResistanceFromSteps steps)
        {
            _estimator = estimator;
            _model = model;
            _voltageModel = voltageModel;
            _correction = correction;
            _steps = steps;
        }

        /// <summary>Whether there is a first state of charge.</summary>
        internal bool IsStarted { get; private set; }

        /// <summary>Whether it is the saved one.</summary>
        internal bool IsResumed { get; private set; }

        /// <summary>Whether the voltage alone still decides where the cell is.</summary>
        internal bool IsConverging { get; private set; }

        /// <summary>Whether a saved state waits for the first voltage.</summary>
        internal bool HasSavedState { get; private set; }

        /// <summary>Takes over that a saved state was restored.</summary>
        /// <param name="isUndated">Whether the time since the save is unknown.</param>
        internal void Restore(bool isUndated)
        {
            HasSavedState = true;
            _isUndated = isUndated;
        }

        /// <summary>The clock stepped: a saved state has no date after all.</summary>
        internal void LoseDate() => _isUndated = HasSavedState;

        /// <summary>The cell is full by its charge current: nothing is left to converge.</summary>
        internal void EndConvergence() => IsConverging = false;

        /// <summary>Takes the first voltage.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="sinceLastMilliseconds">Time since the last correction or start, ms.</param>
        /// <returns>As <see cref="VoltageCorrection.Correct"/>.</returns>
        internal long Start(int voltageMicrovolts, long sinceLastMilliseconds)
        {
            IsStarted = true;
            bool isRestored = HasSavedState;
            HasSavedState = false;
            if (isRestored && !_isUndated && IsConsistent(voltageMicrovolts))
            {
                // A board that sleeps and restarts has few samples: the first after a long gap counts as much as the gap was long.
                IsResumed = true;
                return _correction.Correct(voltageMicrovolts, sinceLastMilliseconds);
            }

            // The history of the cell is unknown.
            _model.ResetRelaxation();
            _steps.Reset();
            Infer(voltageMicrovolts, 1);
            _model.InflateSurfaceOffset(_interval.StateOfChargePpm);
            IsResumed = isRestored && _isUndated && IsConsistent(voltageMicrovolts);
            if (IsResumed)
            {
                Infer(voltageMicrovolts, 1);
                long reach = IntegerMath.Abs(_interval.StateOfChargePpm - _estimator.StateOfChargePpm) + _interval.RangePpm;
                _estimator.Inflate((int)IntegerMath.Clamp(reach - _estimator.DeviationPpm, 0, IntegerMath.Million));
                return 0;
            }

            IsConverging = true;
            Initialise(voltageMicrovolts);
            return 0;
        }

        /// <summary>Takes a voltage while converging.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <param name="sinceLastMilliseconds">Time since the last correction, ms.</param>
        /// <returns>As <see cref="VoltageCorrection.Correct"/>.</returns>
        internal long Converge(int voltageMicrovolts, long sinceLastMilliseconds)
        {
            _convergingMilliseconds += sinceLastMilliseconds;
            _convergingPpm += _estimator.StateOfChargePpm - _correctedPpm;
            IsConverging = _convergingMilliseconds < GaugeSettings.ConvergingMilliseconds
                && IntegerMath.Abs(_convergingPpm) < GaugeSettings.ConvergingPpm;

            // Narrower than at the start: less current, or a resistance that is known better.
            Infer(voltageMicrovolts, 1);
            if (_interval.RangePpm < _estimator.DeviationPpm / 10 * BetterTenths)
            {
                Initialise(voltageMicrovolts);
                return 0;
            }

            long contradiction = _correction.Correct(voltageMicrovolts, sinceLastMilliseconds);
            _correctedPpm = _estimator.StateOfChargePpm;
            return contradiction;
        }

        /// <summary>Charge missing to full by the voltage alone.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV.</param>
        /// <returns>ppm, 0 to 1 000 000.</returns>
        internal int MissingToFullPpm(int voltageMicrovolts)
        {
            Infer(voltageMicrovolts, 1);
            return IntegerMath.Million - _interval.StateOfChargePpm;
        }

        /// <summary>Initialises the estimate to what the voltage says, correlated with bias and resistance by an update step.</summary>
        private void Initialise(int voltageMicrovolts)
        {
            Infer(voltageMicrovolts, 1);

            // No wider than the slope between the interval's ends holds.
            int range = _interval.RangePpm;
            int prior = range > IntegerMath.Million / PriorRanges ? IntegerMath.Million : range * PriorRanges;
            long relaxation = GaugeSettings.UnknownRelaxationMicrovolts;
            long bias = _voltageModel.BiasVariance(_model, _interval.StateOfChargePpm);
            _estimator.Initialise(_interval.StateOfChargePpm, prior, bias + (relaxation * relaxation));
            long slope65536ths = ((long)_interval.ErrorMicrovolts << 16) / range;
            long noise = _interval.NoiseVariance + NoiseVariance;
            _estimator.Update(0, slope65536ths, _correction.UnscaledDrop, _interval.BiasThousandths, noise);
            if (_interval.IsOutside)
            {
                // A single sample that no state of charge explains: uncertain.
                _estimator.Inflate(GaugeSettings.OutsideTableErrorPpm);
            }

            _correctedPpm = _estimator.StateOfChargePpm;
        }

        private void Infer(int voltageMicrovolts, int deviations) => _voltageModel.InferStateOfCharge(
            voltageMicrovolts,
            _model,
            _estimator.ResistanceDeviationPpm,
            GaugeSettings.UnknownRelaxationMicrovolts,
            deviations,
            _interval);

        /// <summary>Whether saved state and voltage are compatible.</summary>
        private bool IsConsistent(int voltageMicrovolts)
        {
            Infer(voltageMicrovolts, ConsistentDeviations);
            long distance = IntegerMath.Abs(_interval.StateOfChargePpm - _estimator.StateOfChargePpm);
            return distance <= _interval.RangePpm + ((long)ConsistentDeviations * _estimator.DeviationPpm);
        }
    }
}
