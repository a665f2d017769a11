using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// Fuel gauge: state of charge with its uncertainty. It counts charge, in sleep too, subtracts self-discharge, and lets the cell
    /// voltage correct the count, the sensor's offset, capacity and resistance.
    /// </summary>
    /// <remarks>
    /// Words. Count: integral of the measured current. Gap: time without samples, in which the board's sleep current is assumed.
    /// Correction: the update step with a voltage, every ten seconds or so. Step: a current that changed from one sample to the next; the
    /// change of voltage gives the resistance, whatever the state of charge. Convergence: the first minutes after a start from the voltage
    /// alone.
    /// </remarks>
    public sealed class FuelGauge
    {
        /// <summary>Length of the state block, bytes.</summary>
        public const int StateLength = GaugeState.Length;

        // A year in a drawer is plausible; longer is a clock that stepped.
        private const int AssumedMillicelsius = 25000; // of a board that has not measured one yet: where profiles are measured
        // Over two time constants eight implicit Euler steps end 3 % of the start off an exponential, one step 20 %.
        private const int GapSteps = 8;

        /// <summary>Run-time estimate in the present use.</summary>
        public readonly RunTimeEstimate RunTime;

        /// <summary>Displayed state of charge.</summary>
        public readonly DisplayedCharge Displayed;

        /// <summary>The cell's drops and resistance at the last sample.</summary>
        public readonly CellModel Model;

        /// <summary>Calibration of the current sensor's offset while both switches are open; null on a board whose own current is not
        /// known.</summary>
        public readonly OffsetCalibration OffsetCalibration;

        /// <summary>The Kalman filter.</summary>
        public readonly StateEstimator Estimator;

        private readonly BoardFigures _figures;
        private readonly GaugeSettings _settings;
        private readonly VoltageCorrection _correction;
        private readonly GaugeStart _start;
        private readonly ResistanceFromSteps _steps;
        private readonly CoulombCounter _counter;
        private readonly DisplayUpdate _display;
        private readonly GaugeState _state;
        private readonly SampleClock _clock = new SampleClock();
        private readonly SampleInterval _interval = new SampleInterval();
        private long _sinceCorrectionMilliseconds;
        private long _sincePropagationMilliseconds;
        private long _contradictionPpm;
        private bool _clockStepped;
        private int _errorPpm = IntegerMath.Million;

        /// <summary>A gauge without a state of charge.</summary>
        /// <param name="profile">The cell. Must have passed the check.</param>
        /// <param name="accuracy">The board's measurement errors and currents.</param>
        /// <param name="settings">What is a gap.</param>
        public FuelGauge(CellProfile profile, BoardFigures accuracy, GaugeSettings settings)
        {
            if (profile == null)
            {
                throw new ArgumentNullException(nameof(profile));
            }

            _figures = accuracy ?? throw new ArgumentNullException(nameof(accuracy));
            _settings = settings ?? throw new ArgumentNullException(nameof(settings));

            // A count cannot tell a gain error of the sensor from a cell of another capacity. Cells age: neither is known better than this.
            Estimator = new StateEstimator(
                profile.CapacityNanoampSeconds,
                RootSumSquare(profile.CapacityErrorPpm, accuracy.CurrentGainErrorPpm, GaugeSettings.AgedCapacityPpm),
                RootSumSquare(profile.ResistanceErrorPpm, 0, GaugeSettings.AgedResistancePpm),
                accuracy.CurrentOffsetErrorNanoamps,
                (long)GaugeSettings.AgedCapacityPpm * GaugeSettings.AgedResistancePpm / 100 * GaugeSettings.AgedTogetherPercent);
            Model = new CellModel(profile);
            VoltageModel voltageModel = new VoltageModel(profile, accuracy);
            _steps = new ResistanceFromSteps(Estimator, Model, profile.OpenCircuitMicrovolts, accuracy.VoltageErrorMicrovolts);
            _correction = new VoltageCorrection(Estimator, Model, voltageModel);
            _start = new GaugeStart(Estimator, Model, voltageModel, _correction, _steps);
            _counter = new CoulombCounter(profile, accuracy, settings.LongestIntervalMilliseconds, Estimator);
            OffsetCalibration zero = new OffsetCalibration(accuracy);
            OffsetCalibration = zero.IsPossible ? zero : null;
            Displayed = new DisplayedCharge(Estimator, accuracy.CurrentOffsetErrorNanoamps);
            RunTime = new RunTimeEstimate(profile, Estimator, Model);
            _display = new DisplayUpdate(Displayed, RunTime, settings.LongestIntervalMilliseconds);
            _state = new GaugeState(Estimator, Model, Displayed, RunTime);
        }

        /// <summary>Whether there is a first state of charge. Until then it is 50 % with an uncertainty of 100 %.</summary>
        public bool IsStarted => _start.IsStarted;

        /// <summary>Whether the state came from the journal and the voltage did not contradict it.</summary>
        public bool IsResumed => _start.IsResumed;

        /// <summary>Whether the clock stepped before the last sample.</summary>
        public bool ClockStepped => _clockStepped;

        /// <summary>State of charge, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm => Estimator.StateOfChargePpm;

        /// <summary>Uncertainty of the state of charge, one sigma, ppm, at least 5000, at most 1 000 000.</summary>
        public int ErrorPpm => _errorPpm;

        /// <summary>Saves the state block: all that the gauge needs to go on after a reset.</summary>
        /// <param name="buffer">Filled.</param>
        /// <param name="at">Where the block begins; <see cref="StateLength"/> bytes.</param>
        public void SaveState(byte[] buffer, int at) => _state.Save(buffer, at);

        /// <summary>Converts the gauge's part of a journal record of version 5, the last that knew the gauge's fields, to a state
        /// block.</summary>
        /// <param name="record">The record.</param>
        /// <param name="at">Where the gauge's part, 96 bytes, begins.</param>
        /// <param name="block">Filled; <see cref="StateLength"/> bytes.</param>
        internal static void ConvertState5(byte[] record, int at, byte[] block) => GaugeState.ConvertRecord5(record, at, block, 0);

        /// <summary>Restores a state block. It counts once the first voltage does not contradict it.</summary>
        /// <param name="buffer">Holds the block.</param>
        /// <param name="at">Where it begins.</param>
        /// <param name="missedPpm">Charge that may have been lost since the save, ppm.</param>
        /// <param name="isDated">Whether its age is known; if not, what relaxes in the cell is not restored.</param>
        /// <param name="savedMilliseconds">When it was saved, ms of a clock that runs on through reset; without meaning if not
        /// dated.</param>
        /// <returns>False when it is no state block, or one of a newer version: the gauge then is as it was.</returns>
        public bool RestoreState(byte[] buffer, int at, int missedPpm, bool isDated, long savedMilliseconds)
        {
            if (!_state.TryRestore(buffer, at, isDated))
            {
                return false;
            }

            if (isDated)
            {
                Resume(missedPpm, savedMilliseconds);
            }
            else
            {
                ResumeUndated(missedPpm);
            }

            return true;
        }

        /// <summary>Resumes from the state that estimator and model have. It counts once the first voltage does not contradict
        /// it.</summary>
        /// <param name="missedPpm">Charge that may have been lost since the save, ppm.</param>
        /// <param name="savedMilliseconds">When it was saved, ms of a clock that runs on through reset.</param>
        public void Resume(int missedPpm, long savedMilliseconds)
        {
            Resume(missedPpm, false);
            _clock.Set(savedMilliseconds);
        }

        /// <summary>Resumes when the time the board was off is unknown: charge may have gone, the cell has relaxed. The state stays the
        /// best estimate, because most resets are short; its uncertainty is inflated to reach what the first voltage says.</summary>
        /// <param name="missedPpm">Charge that may have been lost since the save, ppm.</param>
        public void ResumeUndated(int missedPpm) => Resume(missedPpm, true);

        /// <summary>Takes a sample.</summary>
        /// <param name="measurement">The sample.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed since the sample before.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed since the sample before.</param>
        public void Update(CellSample measurement, long nowMilliseconds, bool chargeWasClosed, bool loadWasClosed)
        {
            _clockStepped = !_clock.TryElapse(nowMilliseconds, out long elapsed);
            if (_clockStepped)
            {
                // A clock that should run through reset did not.
                _start.LoseDate();
                Estimator.Inflate(GaugeSettings.ClockStepErrorPpm);
                UpdateError();
            }

            Reading current = measurement.CurrentNanoamps;
            Reading degrees = measurement.TemperatureMillicelsius;
            int temperature = degrees.HasValue ? degrees.Value : AssumedMillicelsius;
            int deviation = Estimator.DeviationPpm;
            bool isStarted = _start.IsStarted;
            bool hasEstimate = isStarted || _start.HasSavedState;
            _counter.Count(current, temperature, elapsed, chargeWasClosed, loadWasClosed, hasEstimate, _interval);
            _display.Add(_interval.CountedNanoampMilliseconds, elapsed);
            bool isKnown = current.State == ReadingState.Valid;
            Follow(elapsed, isKnown ? Estimator.OffsetNanoamps : 0, temperature);
            if (OffsetCalibration != null && OffsetCalibration.Update(current, !chargeWasClosed && !loadWasClosed))
            {
                TakeOffset();
            }

            _sinceCorrectionMilliseconds += elapsed;
            _sincePropagationMilliseconds += elapsed;
            int voltage = measurement.VoltageMicrovolts.Value;
            bool isWhole = isKnown
                && measurement.VoltageMicrovolts.State == ReadingState.Valid
                && degrees.State == ReadingState.Valid;
            _steps.Update(voltage, isWhole && StateOfChargePpm + Model.SurfaceOffsetPpm >= GaugeSettings.LeastStepPpm, elapsed);
            if (isWhole && (!isStarted || _sinceCorrectionMilliseconds >= GaugeSettings.CorrectionPeriodMilliseconds))
            {
                CorrectFromVoltage(voltage);
            }
            else if (hasEstimate)
            {
                // Without a voltage the uncertainty grows all the same.
                if (_sincePropagationMilliseconds >= GaugeSettings.CorrectionPeriodMilliseconds)
                {
                    _correction.Propagate();
                    _sincePropagationMilliseconds = 0;
                }

                if (Estimator.DeviationPpm != deviation)
                {
                    UpdateError();
                }
            }
        }

        /// <summary>Takes over that the charge gate found the cell full: its current at charge voltage has fallen to the taper.</summary>
        /// <param name="voltageMicrovolts">Cell voltage, µV. The charge that it says is missing counts as uncertainty.</param>
        public void ResyncFull(int voltageMicrovolts)
        {
            int missing = _start.MissingToFullPpm(voltageMicrovolts);
            _start.EndConvergence();
            _correction.Propagate();
            _correction.Resync(IntegerMath.Million, missing > GaugeSettings.FullErrorPpm ? missing : GaugeSettings.FullErrorPpm);
            _contradictionPpm = 0;
            UpdateError();
        }

        /// <summary>Updates displayed charge and run-time estimate, after the charge gate has taken the same sample.</summary>
        /// <param name="isFull">Whether charging is done.</param>
        public void Display(bool isFull)
        {
            if (_start.IsStarted)
            {
                _display.Update(_counter.LastNanoamps, isFull, _start.IsConverging);
            }
        }

        /// <summary>Updates the displayed charge with all that was counted: only the journal survives what comes next.</summary>
        /// <param name="isFull">Whether charging is done.</param>
        internal void FlushDisplay(bool isFull)
        {
            if (_start.IsStarted)
            {
                _display.Flush(_counter.LastNanoamps, isFull, _start.IsConverging);
            }
        }

        private static int RootSumSquare(long one, long other, long third) =>
            (int)IntegerMath.SquareRoot((one * one) + (other * other) + (third * third), 100000);

        private void Resume(int missedPpm, bool isUndated)
        {
            // The board has just started, before the first sample. nA·s are nA for 1000 ms.
            long started = -1000L * _figures.StartNanoampSeconds;
            Estimator.Count(started, 0);
            _display.Add(started, 0);
            Estimator.InflateBy(1000L * _figures.StartErrorNanoampSeconds);
            Estimator.Inflate(missedPpm);

            // Over about a second: in the first samples the cell has yet to settle.
            Model.BeginFrom(-_figures.StartNanoampSeconds, StateOfChargePpm);
            _start.Restore(isUndated);
            UpdateError();
        }

        /// <summary>Advances the model of the cell over the interval.</summary>
        private void Follow(long elapsed, int offsetNanoamps, int temperatureMillicelsius)
        {
            int stateOfCharge = StateOfChargePpm;
            if (elapsed > _settings.LongestIntervalMilliseconds)
            {
                // The current measured now did not flow through the gap. Diffusion in Euler steps: the further the surface is from the
                // mean, the more slowly it returns. Relaxations by themselves end more slowly than exponentials, as one step has it.
                int steps = Model.HasDiffusion ? GapSteps : 1;
                for (int i = 0; i < steps; i++)
                {
                    Model.Advance(
                        elapsed / steps,
                        Model.LastNanoamps,
                        _interval.AssumedNanoamps,
                        _figures.SleepCurrentErrorNanoamps,
                        stateOfCharge,
                        temperatureMillicelsius);
                }

                elapsed = 0;
            }

            int begin = _interval.WasSwitched
                ? IntegerMath.Saturate((long)_interval.BeginNanoamps - offsetNanoamps)
                : Model.LastNanoamps;
            int end = IntegerMath.Saturate((long)_interval.EndNanoamps - offsetNanoamps);
            Model.Advance(elapsed, begin, end, 0, stateOfCharge, temperatureMillicelsius);
        }

        /// <summary>Updates with a measured offset when it is known better than the present one. The error of the board's own current is
        /// the same each time, so repeated measurements do not reduce it.</summary>
        private void TakeOffset()
        {
            if (Estimator.OffsetDeviationNanoamps > 2 * OffsetCalibration.ErrorNanoamps)
            {
                if (_start.IsStarted)
                {
                    _correction.Propagate();
                }

                Estimator.UpdateOffset(OffsetCalibration.OffsetNanoamps, OffsetCalibration.ErrorNanoamps);
                UpdateError();
            }
        }

        private void CorrectFromVoltage(int voltageMicrovolts)
        {
            if (!_start.IsStarted)
            {
                _contradictionPpm = _start.Start(voltageMicrovolts, _sinceCorrectionMilliseconds);
            }
            else if (_start.IsConverging)
            {
                _contradictionPpm = _start.Converge(voltageMicrovolts, _sinceCorrectionMilliseconds);
            }
            else
            {
                _contradictionPpm = _correction.Correct(voltageMicrovolts, _sinceCorrectionMilliseconds);
            }

            Model.ResistanceScalePpm = Estimator.ResistancePpm;
            _sinceCorrectionMilliseconds = 0;
            _sincePropagationMilliseconds = 0;
            UpdateError();
        }

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
