using Microbattery.Firmware.Cells;
using Microbattery.Hal;

namespace Microbattery.Firmware.Gauge
{
    /// <summary>
    /// State of charge with its own error bound: counts charge, in sleep too, takes off self-discharge, and lets the cell voltage
    /// correct the count where the voltage knows better.
    /// </summary>
    /// <remarks>
    /// Terms. Count: integral of the measured current. Gap: time without looks, in which the board's sleep current is assumed. Bound:
    /// how far the state of charge may be off, one sigma in style; it grows with every step and shrinks only when the voltage, or a full
    /// cell, says something better. Weight: near full and empty the open-circuit curve is steep and the voltage knows more than an old
    /// count; in the flat part it knows less than almost any count, and is not listened to.
    /// </remarks>
    public sealed class FuelGauge
    {
        private const long LongestBelievableMilliseconds = 400L * 86400000L;
        private const int AssumedMillicelsius = 25000;

        private readonly CellProfile _profile;
        private readonly SensorAccuracy _accuracy;
        private readonly GaugeSettings _settings;
        private readonly ChargeCounter _counter;
        private readonly CellModel _model;
        private readonly VoltageEstimate _voltage;
        private bool _restored;
        private bool _restoredUndated;
        private bool _hasLastLook;
        private long _lastLookMilliseconds;
        private bool _hasLastCurrent;
        private int _lastCurrentNanoamps;
        private bool _chargeWasClosed;
        private bool _loadWasClosed;
        private int _lastSelfDischargePicoamps;
        private long _sinceCorrectionMilliseconds;
        private int _unknownRelaxationMicrovolts;
        private long _relaxedMilliseconds;

        /// <summary>A gauge that knows nothing yet.</summary>
        /// <param name="profile">The cell. Must have passed <see cref="ProfileCheck"/>.</param>
        /// <param name="accuracy">The board's readings.</param>
        /// <param name="settings">How to weigh.</param>
        public FuelGauge(CellProfile profile, SensorAccuracy accuracy, GaugeSettings settings)
        {
            _profile = profile;
            _accuracy = accuracy;
            _settings = settings;
            _counter = new ChargeCounter(profile.CapacityNanoampSeconds);
            _model = new CellModel(profile);
            _voltage = new VoltageEstimate(profile, accuracy);
        }

        /// <summary>Whether a first state of charge is known. Until then it is 50 % give or take 100 %.</summary>
        public bool IsStarted { get; private set; }

        /// <summary>Whether the state came from the journal and the voltage did not contradict it.</summary>
        public bool IsResumed { get; private set; }

        /// <summary>Whether the last update saw the clock step.</summary>
        public bool ClockStepped { get; private set; }

        /// <summary>State of charge, ppm, 0 to 1 000 000.</summary>
        public int StateOfChargePpm => _counter.StateOfChargePpm;

        /// <summary>Bound of its error, ppm, 1 to 1 000 000.</summary>
        public int ErrorPpm => _counter.ErrorPpm;

        /// <summary>Charge above empty, nA·ms.</summary>
        public long ChargeNanoampMilliseconds => _counter.ChargeNanoampMilliseconds;

        /// <summary>The cell as the gauge sees it: its drops and its resistance at the last look.</summary>
        public CellModel Model => _model;

        /// <summary>Takes a saved state over. It is believed once the first voltage has not contradicted it.</summary>
        /// <param name="chargeNanoampMilliseconds">Charge above empty, nA·ms.</param>
        /// <param name="errorPpm">Bound of its error when saved, ppm, with what may have been lost since the save.</param>
        /// <param name="polarizationMicrovolts">Polarisation when saved, µV.</param>
        /// <param name="savedMilliseconds">When it was saved, ms of a clock that runs on through reset.</param>
        public void Restore(long chargeNanoampMilliseconds, int errorPpm, int polarizationMicrovolts, long savedMilliseconds)
        {
            RestoreCount(chargeNanoampMilliseconds, errorPpm);
            _model.Restore(polarizationMicrovolts);
            _restored = true;
            _hasLastLook = true;
            _lastLookMilliseconds = savedMilliseconds;
        }

        /// <summary>Takes a saved state over when nobody knows how long the board was off: charge may have gone, the cell has relaxed. It
        /// stays the best guess, for most resets are short; its bound is made to reach what the first voltage says.</summary>
        /// <param name="chargeNanoampMilliseconds">Charge above empty, nA·ms.</param>
        /// <param name="errorPpm">Bound of its error when saved, ppm, with what may have been lost since the save.</param>
        public void RestoreUndated(long chargeNanoampMilliseconds, int errorPpm)
        {
            RestoreCount(chargeNanoampMilliseconds, errorPpm);
            _restored = true;
            _restoredUndated = true;
        }

        /// <summary>Takes one look in.</summary>
        /// <param name="measurement">The look.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed since the look before.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed since the look before.</param>
        public void Update(Measurement measurement, long nowMilliseconds, bool chargeWasClosed, bool loadWasClosed)
        {
            long elapsed = Elapsed(nowMilliseconds);
            Reading current = measurement.CurrentNanoamps;
            int temperature = measurement.TemperatureMillicelsius.HasValue ? measurement.TemperatureMillicelsius.Value : AssumedMillicelsius;
            if (IsStarted || _restored)
            {
                Count(elapsed, current, chargeWasClosed, loadWasClosed);
                CountSelfDischarge(elapsed, temperature);
            }

            bool isKnown = current.State == ReadingState.Valid;
            int assumed = AssumedNanoamps(elapsed, WasSwitched(chargeWasClosed, loadWasClosed));
            if (elapsed > _settings.LongestIntervalMilliseconds)
            {
                // What is measured now did not flow through the gap.
                _model.Advance(elapsed, assumed, StateOfChargePpm, temperature);
                _model.Advance(0, isKnown ? current.Value : assumed, StateOfChargePpm, temperature);
            }
            else
            {
                _model.Advance(elapsed, isKnown ? current.Value : assumed, StateOfChargePpm, temperature);
            }

            _hasLastCurrent = isKnown;
            _lastCurrentNanoamps = isKnown ? current.Value : assumed;
            _chargeWasClosed = chargeWasClosed;
            _loadWasClosed = loadWasClosed;

            if (isKnown
                && measurement.VoltageMicrovolts.State == ReadingState.Valid
                && measurement.TemperatureMillicelsius.State == ReadingState.Valid)
            {
                Consult(elapsed, measurement.VoltageMicrovolts.Value);
            }
        }

        /// <summary>The charge gate found the cell full: its current at charge voltage has fallen to the taper.</summary>
        /// <param name="voltageMicrovolts">Cell voltage at that look, µV. Full is believed as far as this voltage bears it out.</param>
        public void ResyncFull(int voltageMicrovolts)
        {
            _voltage.Update(voltageMicrovolts, _model, 0);
            long missing = (long)IntegerMath.Million - _voltage.StateOfChargePpm + _voltage.ErrorPpm;
            int error = (int)IntegerMath.Clamp(missing, _settings.FullErrorPpm, IntegerMath.Million);
            bool contradicts = (long)IntegerMath.Million - StateOfChargePpm > (long)ErrorPpm + error;
            if (ErrorPpm > error || contradicts)
            {
                _counter.Set(IntegerMath.Million, error);
            }
        }

        private void RestoreCount(long chargeNanoampMilliseconds, int errorPpm)
        {
            // A saved state means that the board has just started, and nobody looked meanwhile. nA·s are nA for 1000 ms.
            _counter.Restore(chargeNanoampMilliseconds, errorPpm);
            _counter.AddGap(1000, -_accuracy.StartNanoampSeconds, _accuracy.StartErrorNanoampSeconds);
        }

        private long Elapsed(long nowMilliseconds)
        {
            long elapsed = _hasLastLook ? nowMilliseconds - _lastLookMilliseconds : 0;
            ClockStepped = elapsed < 0 || elapsed > LongestBelievableMilliseconds;
            _hasLastLook = true;
            _lastLookMilliseconds = nowMilliseconds;
            if (ClockStepped)
            {
                // A clock that was to run through reset, and did not: the saved state has no date after all.
                _restoredUndated = _restored;
                _counter.Widen(_settings.ClockStepErrorPpm);
                return 0;
            }

            return elapsed;
        }

        private void Count(long elapsed, Reading current, bool chargeWasClosed, bool loadWasClosed)
        {
            bool wasSwitched = WasSwitched(chargeWasClosed, loadWasClosed);
            if (current.State == ReadingState.Valid && _hasLastCurrent && elapsed <= _settings.LongestIntervalMilliseconds)
            {
                // A cell of another capacity moves by another share for the same charge: as a gain error of the sensor does.
                // |I| * ppm below 2^31 * 2^21.
                int gainErrorPpm = _accuracy.CurrentGainErrorPpm + _profile.CapacityErrorPpm;
                long error = _accuracy.CurrentOffsetErrorNanoamps
                    + (IntegerMath.Abs(current.Value) * gainErrorPpm / IntegerMath.Million);

                // A switch thrown right after the look before: what was measured then flowed no longer, what is measured now flowed since.
                _counter.AddMeasured(elapsed, wasSwitched ? current.Value : _lastCurrentNanoamps, current.Value, error);
                return;
            }

            long gapError = _accuracy.SleepCurrentErrorNanoamps;
            if (chargeWasClosed)
            {
                gapError += _profile.ChargeCurrentLimitNanoamps;
            }

            if (loadWasClosed)
            {
                gapError += _accuracy.PeakLoadNanoamps;
            }

            _counter.AddGap(elapsed, AssumedNanoamps(elapsed, wasSwitched), gapError);
        }

        private void CountSelfDischarge(long elapsed, int temperatureMillicelsius)
        {
            // Between two looks the temperature may have been anything between: the mean of both ends, and half their distance as error.
            int picoamps = TemperatureGrid.Interpolate(_profile.SelfDischargePicoamps, temperatureMillicelsius);
            int before = _lastSelfDischargePicoamps == 0 ? picoamps : _lastSelfDischargePicoamps;
            int mean = (int)(((long)picoamps + before) / 2);
            _counter.AddSelfDischarge(elapsed, mean, (int)(IntegerMath.Abs((long)picoamps - before) / 2));
            _lastSelfDischargePicoamps = picoamps;
        }

        private bool WasSwitched(bool chargeWasClosed, bool loadWasClosed) =>
            chargeWasClosed != _chargeWasClosed || loadWasClosed != _loadWasClosed;

        private int AssumedNanoamps(long elapsed, bool wasSwitched) =>
            _hasLastCurrent && !wasSwitched && elapsed <= _settings.LongestIntervalMilliseconds ? _lastCurrentNanoamps : -_accuracy.SleepCurrentNanoamps;

        private void Consult(long elapsed, int voltageMicrovolts)
        {
            _relaxedMilliseconds += elapsed;
            _sinceCorrectionMilliseconds += elapsed;
            if (IsStarted && _sinceCorrectionMilliseconds < _settings.CorrectionPeriodMilliseconds)
            {
                return;
            }

            if (IsStarted)
            {
                Estimate(voltageMicrovolts);
                Correct();
            }
            else
            {
                Start(voltageMicrovolts);
            }

            _sinceCorrectionMilliseconds = 0;
        }

        private void Estimate(int voltageMicrovolts)
        {
            // LiPON relaxes slower than an exponential: hyperbolic, half gone after one time constant.
            long unknown = _unknownRelaxationMicrovolts * (long)_profile.PolarizationMilliseconds
                / (_profile.PolarizationMilliseconds + _relaxedMilliseconds);
            _voltage.Update(voltageMicrovolts, _model, (int)unknown);
        }

        private void Start(int voltageMicrovolts)
        {
            IsStarted = true;
            if (_restored && !_restoredUndated)
            {
                Estimate(voltageMicrovolts);
                IsResumed = IsBelieved();
                if (IsResumed && _sinceCorrectionMilliseconds >= _settings.CorrectionPeriodMilliseconds)
                {
                    // A board that sleeps and starts again has few looks: the first after a long gap counts as much as the gap was long.
                    Correct();
                }
            }

            if (!IsResumed)
            {
                // Nothing is known of what the cell has been through.
                _model.Restore(0);
                _unknownRelaxationMicrovolts = _settings.UnknownRelaxationMicrovolts;
                _relaxedMilliseconds = 0;
                Estimate(voltageMicrovolts);
                IsResumed = _restored && _restoredUndated && IsBelieved();
                if (IsResumed)
                {
                    long reach = IntegerMath.Abs(_voltage.StateOfChargePpm - StateOfChargePpm) + _voltage.ErrorPpm;
                    _counter.Widen((int)IntegerMath.Clamp(reach - ErrorPpm, 0, IntegerMath.Million));
                }
                else
                {
                    _counter.Set(_voltage.StateOfChargePpm, _voltage.ErrorPpm);
                    if (_voltage.IsOutside)
                    {
                        // One look, and one that no state of charge explains: not to be believed to the last per mille.
                        _counter.Widen(_settings.OutsideTableErrorPpm);
                    }
                }
            }

            _restored = false;
        }

        private bool IsBelieved() =>
            IntegerMath.Abs(_voltage.StateOfChargePpm - StateOfChargePpm) <= 2L * ((long)_voltage.ErrorPpm + ErrorPpm);

        private void Correct()
        {
            int distance = (int)IntegerMath.Abs(_voltage.StateOfChargePpm - StateOfChargePpm);
            int unexplained = distance - _voltage.ErrorPpm - ErrorPpm;
            if (unexplained > 0)
            {
                // Voltage and count cannot both be right: the bound owns up to it before anything is corrected.
                _counter.Widen(unexplained);
            }

            long share = _sinceCorrectionMilliseconds * IntegerMath.Million / (_settings.CorrectionMilliseconds + _sinceCorrectionMilliseconds);
            _counter.MoveTowards(_voltage.StateOfChargePpm, _voltage.ErrorPpm, (int)share);
        }
    }
}
