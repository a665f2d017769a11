using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// State of charge with its own error bound: counts charge, in sleep too, takes off self-discharge, and lets the cell voltage correct
    /// the count and teach sensor offset, capacity and resistance.
    /// </summary>
    /// <remarks>
    /// Terms. Count: integral of the measured current. Gap: time without looks, in which the board's sleep current is assumed. Look: a
    /// measurement. Consultation: a look whose voltage is taken in, every ten seconds or so. Step: a current that changed from one look to
    /// the next; what the voltage did says the resistance, whatever the state of charge. Settling: the first minutes after a start from
    /// nothing, in which a look that says better where the cell is than the first one did starts the count anew.
    /// </remarks>
    public sealed partial class FuelGauge
    {
        private const long LongestBelievableMilliseconds = 400L * 86400000L;
        private const int AssumedMillicelsius = 25000;
        private const int DisplayPeriodMilliseconds = 5000;
        private const int GapParts = 8;
        private const int Distant = 4; // deviations: a saved state that far from the voltage is not of this cell

        /// <summary>What the estimate means in the present use.</summary>
        public readonly RunTimeEstimate RunTime;

        /// <summary>What a person is shown.</summary>
        public readonly DisplayedCharge Displayed;

        /// <summary>The cell as the gauge sees it: its drops and its resistance at the last look.</summary>
        public readonly CellModel Model;

        /// <summary>The current sensor's offset as it is taken while both switches are open; null on a board that does not know what flows then.</summary>
        public readonly OffsetCalibration OffsetCalibration;

        /// <summary>The estimate.</summary>
        public readonly StateEstimator Estimator;

        private readonly BoardFigures _figures;
        private readonly GaugeSettings _settings;
        private readonly VoltagePrediction _voltage;
        private readonly ResistanceFromSteps _steps;
        private readonly CoulombCounter _interval;
        private bool _restored;
        private bool _restoredUndated;
        private bool _isConverging;
        private long _convergingMilliseconds;
        private long _convergingCharge;
        private int _locatedPpm;
        private long _contradictionPpm;
        private long _counted;
        private long _elapsed;
        private bool _hasDisplayed;
        private long _sinceDisplayedMilliseconds;
        private long _sinceDisplayedCharge;
        private bool _hasLastSample;
        private long _lastSampleMilliseconds;
        private long _sinceCorrectionMilliseconds;
        private long _sincePropagationMilliseconds;
        private bool _isStarted;
        private bool _isResumed;
        private bool _clockStepped;
        private int _errorPpm = IntegerMath.Million;

        /// <summary>A gauge that knows nothing yet.</summary>
        /// <param name="profile">The cell. Must have passed the check.</param>
        /// <param name="accuracy">The board's readings.</param>
        /// <param name="settings">What is a gap.</param>
        public FuelGauge(CellProfile profile, BoardFigures accuracy, GaugeSettings settings)
        {
            _figures = accuracy;
            _settings = settings;

            // A sensor whose gain is off and a cell of another capacity look the same to a count. Cells age: neither is known better than this.
            Estimator = new StateEstimator(
                profile.CapacityNanoampSeconds,
                Longer(profile.CapacityErrorPpm, accuracy.CurrentGainErrorPpm, GaugeSettings.AgedCapacityPpm),
                Longer(profile.ResistanceErrorPpm, 0, GaugeSettings.AgedResistancePpm),
                accuracy.CurrentOffsetErrorNanoamps,
                (long)GaugeSettings.AgedCapacityPpm * GaugeSettings.AgedResistancePpm / 100 * GaugeSettings.AgedTogetherPercent);
            Model = new CellModel(profile);
            _voltage = new VoltagePrediction(profile, accuracy);
            _steps = new ResistanceFromSteps(Estimator, Model, profile.OpenCircuitMicrovolts, accuracy.VoltageErrorMicrovolts);
            _interval = new CoulombCounter(profile, accuracy, settings.LongestIntervalMilliseconds, Estimator);
            OffsetCalibration zero = new OffsetCalibration(accuracy);
            OffsetCalibration = zero.IsPossible ? zero : null;
            Displayed = new DisplayedCharge(Estimator, accuracy.CurrentOffsetErrorNanoamps);
            RunTime = new RunTimeEstimate(profile, Estimator, Model);
        }

        /// <summary>Whether a first state of charge is known. Until then it is 50 % give or take 100 %.</summary>
        public bool IsStarted => _isStarted;

        /// <summary>Whether the state came from the journal and the voltage did not contradict it.</summary>
        public bool IsResumed => _isResumed;

        /// <summary>Whether the last update saw the clock step.</summary>
        public bool ClockStepped => _clockStepped;

        /// <summary>State of charge, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm => Estimator.StateOfChargePpm;

        /// <summary>Bound of its error, one sigma in style, ppm, at least 5000, at most 1 000 000.</summary>
        public int ErrorPpm => _errorPpm;

        /// <summary>Takes a saved state over. It is believed once the first voltage has not contradicted it. The estimator and the model have
        /// theirs already.</summary>
        /// <param name="missedPpm">What may have been lost since the save, ppm.</param>
        /// <param name="savedMilliseconds">When it was saved, ms of a clock that runs on through reset.</param>
        public void Resume(int missedPpm, long savedMilliseconds)
        {
            ResumeUndated(missedPpm);
            _restoredUndated = false;
            _hasLastSample = true;
            _lastSampleMilliseconds = savedMilliseconds;
        }

        /// <summary>Takes a saved state over when nobody knows how long the board was off: charge may have gone, the cell has relaxed. It
        /// stays the best guess, for most resets are short; its bound is made to reach what the first voltage says.</summary>
        /// <param name="missedPpm">What may have been lost since the save, ppm.</param>
        public void ResumeUndated(int missedPpm)
        {
            // A saved state means that the board has just started, and nobody looked meanwhile. nA·s are nA for 1000 ms.
            Estimator.Count(-1000L * _figures.StartNanoampSeconds, 0);
            _sinceDisplayedCharge -= 1000L * _figures.StartNanoampSeconds;
            Estimator.InflateBy(1000L * _figures.StartErrorNanoampSeconds);
            Estimator.Inflate(missedPpm);

            // Over about a second: the first looks see a cell that has yet to settle.
            Model.BeginFrom(-_figures.StartNanoampSeconds, StateOfChargePpm);
            _restored = true;
            _restoredUndated = true;
            UpdateError();
        }

        /// <summary>Takes one look in.</summary>
        /// <param name="measurement">The look.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed since the look before.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed since the look before.</param>
        public void Update(CellSample measurement, long nowMilliseconds, bool chargeWasClosed, bool loadWasClosed)
        {
            long elapsed = Elapsed(nowMilliseconds);
            Reading current = measurement.CurrentNanoamps;
            int temperature = measurement.TemperatureMillicelsius.HasValue ? measurement.TemperatureMillicelsius.Value : AssumedMillicelsius;
            _counted = 0;
            _elapsed = elapsed;
            int deviation = Estimator.DeviationPpm;
            _interval.Begin(elapsed, chargeWasClosed, loadWasClosed);
            if (_isStarted || _restored)
            {
                _counted = _interval.Count(current, temperature);
            }

            bool isKnown = current.State == ReadingState.Valid;
            int nanoamps = isKnown ? current.Value : _interval.AssumedNanoamps;
            long offset = isKnown ? Estimator.OffsetNanoamps : 0;
            int flows = IntegerMath.Saturate(nanoamps - offset);
            if (elapsed > _settings.LongestIntervalMilliseconds)
            {
                // What is measured now did not flow through the gap. In parts, each one step of Euler's, where lithium spreads: the further the
                // face is from the mean the more slowly. Relaxations by themselves end more slowly than exponentials, as one step has it.
                Model.CurrentErrorNanoamps = _figures.SleepCurrentErrorNanoamps;
                int parts = Model.HasDiffusion ? GapParts : 1;
                for (int i = 0; i < parts; i++)
                {
                    Model.Advance(elapsed / parts, _interval.AssumedNanoamps, StateOfChargePpm, temperature);
                }

                Model.CurrentErrorNanoamps = 0;
                elapsed = 0;
            }

            if (_interval.WasSwitched)
            {
                Model.LastNanoamps = IntegerMath.Saturate(_interval.BeginNanoamps(nanoamps) - offset);
            }

            Model.Advance(elapsed, flows, StateOfChargePpm, temperature);
            _interval.End(current);
            if (OffsetCalibration != null && OffsetCalibration.Update(current, !chargeWasClosed && !loadWasClosed))
            {
                TakeOffset();
            }

            _sinceCorrectionMilliseconds += _elapsed;
            _sincePropagationMilliseconds += _elapsed;
            bool isWhole = isKnown
                && measurement.VoltageMicrovolts.State == ReadingState.Valid
                && measurement.TemperatureMillicelsius.State == ReadingState.Valid;
            _steps.Update(measurement.VoltageMicrovolts.Value, isWhole && StateOfChargePpm + Model.SurfaceOffsetPpm >= GaugeSettings.LeastStepPpm, _elapsed);
            if (isWhole && (!_isStarted || _sinceCorrectionMilliseconds >= GaugeSettings.CorrectionPeriodMilliseconds))
            {
                CorrectFromVoltage(measurement.VoltageMicrovolts.Value);
                _sinceCorrectionMilliseconds = 0;
                _sincePropagationMilliseconds = 0;
            }
            else if (_isStarted || _restored)
            {
                // Without a voltage too the bound owns up to what was counted.
                if (_sincePropagationMilliseconds >= GaugeSettings.CorrectionPeriodMilliseconds)
                {
                    Propagate();
                    _sincePropagationMilliseconds = 0;
                }

                if (Estimator.DeviationPpm != deviation)
                {
                    UpdateError();
                }
            }
        }

        /// <summary>The charge gate found the cell full: its current at charge voltage has fallen to the taper.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV. Full is believed as far as this voltage bears it out.</param>
        public void ResyncFull(int voltageMicrovolts)
        {
            Find(voltageMicrovolts, 1);
            int missing = IntegerMath.Million - _voltage.StateOfChargePpm;
            long error = missing > GaugeSettings.FullErrorPpm ? missing : GaugeSettings.FullErrorPpm;
            _isConverging = false;
            Propagate();
            Resync(IntegerMath.Million, error);
            UpdateError();
        }

        /// <summary>After the charge gate has seen this look too: what is shown, and what the use is like.</summary>
        /// <param name="isFull">Whether charging is done.</param>
        public void Display(bool isFull)
        {
            // Nobody reads it more often than this, and the calls cost as much as counting does.
            _sinceDisplayedMilliseconds += _elapsed;
            _sinceDisplayedCharge += _counted;
            bool isGap = _sinceDisplayedMilliseconds > _settings.LongestIntervalMilliseconds;
            if (_isStarted && (_sinceDisplayedMilliseconds >= DisplayPeriodMilliseconds || !_hasDisplayed || isGap))
            {
                // What flows now did not flow through a gap: it had the direction of what was counted for it.
                UpdateDisplay(isFull, isGap ? IntegerMath.Saturate(_sinceDisplayedCharge / _sinceDisplayedMilliseconds) : _interval.LastNanoamps);
            }
        }

        /// <summary>Before everything is forgotten but the journal: what was counted since the last call is shown too.</summary>
        /// <param name="isFull">Whether charging is done.</param>
        internal void FlushDisplay(bool isFull)
        {
            if (_isStarted)
            {
                UpdateDisplay(isFull, _interval.LastNanoamps);
                Displayed.Flush(isFull);
            }
        }

        private void UpdateDisplay(bool isFull, int current)
        {
            Displayed.Update(_sinceDisplayedCharge, current, _sinceDisplayedMilliseconds, isFull, _isConverging);
            RunTime.Update(_sinceDisplayedCharge, _sinceDisplayedMilliseconds);
            _hasDisplayed = true;
            _sinceDisplayedMilliseconds = 0;
            _sinceDisplayedCharge = 0;
        }

        /// <summary>The cell is at an end of its scale, whatever was counted: what the way there says of offset and capacity is learned.</summary>
        private void Resync(int stateOfChargePpm, long errorPpm)
        {
            long distance = (long)stateOfChargePpm - StateOfChargePpm;
            if (IntegerMath.Abs(distance) > 2L * (Estimator.DeviationPpm + errorPpm))
            {
                // The count cannot be right: the bound owns up to it before anything is corrected.
                Estimator.Inflate((int)IntegerMath.Abs(distance));
            }

            Estimator.PredictObservation(65536, 0, 0, errorPpm * errorPpm);
            Estimator.Update(distance);
            _contradictionPpm = 0;
        }

        private static int Longer(long one, long other, long third) =>
            (int)IntegerMath.SquareRoot((one * one) + (other * other) + (third * third), 100000);

        private long Elapsed(long nowMilliseconds)
        {
            long elapsed = _hasLastSample ? nowMilliseconds - _lastSampleMilliseconds : 0;
            _clockStepped = elapsed < 0 || elapsed > LongestBelievableMilliseconds;
            _hasLastSample = true;
            _lastSampleMilliseconds = nowMilliseconds;
            if (_clockStepped)
            {
                // A clock that was to run through reset, and did not: the saved state has no date after all.
                _restoredUndated = _restored;
                Estimator.Inflate(GaugeSettings.ClockStepErrorPpm);
                UpdateError();
                return 0;
            }

            return elapsed;
        }

        /// <summary>A zero that says more than is known already. What it does not know of the board is the same each time: asked a thousand
        /// times it is not believed a thousand times.</summary>
        private void TakeOffset()
        {
            if (Estimator.OffsetDeviationNanoamps > 2 * OffsetCalibration.ErrorNanoamps)
            {
                if (_isStarted)
                {
                    Propagate();
                }

                Estimator.UpdateOffset(OffsetCalibration.OffsetNanoamps, OffsetCalibration.ErrorNanoamps);
                UpdateError();
            }
        }

        private void Propagate()
        {
            long bias = _voltage.BiasVariance(Model);
            Estimator.Propagate(bias, _voltage.SteadyVariance, _voltage.BiasSpanPpm(bias), GaugeSettings.BiasMilliseconds);
        }

        /// <summary>What the profile's resistance would drop, µV.</summary>
        private long UnscaledDrop() =>
            (long)Model.OhmicMicrovolts * IntegerMath.Million / Model.ResistanceScalePpm;

        private void UpdateError()
        {
            long deviation = Estimator.DeviationPpm;
            long least = GaugeSettings.LeastErrorPpm;
            long error = IntegerMath.SquareRoot(
                (deviation * deviation) + (least * least) + (_contradictionPpm * _contradictionPpm), _errorPpm);
            _errorPpm = (int)IntegerMath.Clamp(error, 1, IntegerMath.Million);
        }
    }
}
