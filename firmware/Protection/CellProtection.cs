using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Numerics;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Says which switch may be closed, from the measurement alone: it knows nothing of gauge or charge gate and has the last word.
    /// </summary>
    /// <remarks>
    /// One row per limit: value, warning, trip and release point, debounce. A row trips when its value is beyond the trip point for so many
    /// ticks in a row, and releases when it is inside the release point for so many. Values are the worse end of a
    /// <see cref="PossibleRange"/>: an unread sensor trips by itself, at once for charging, for the load when age has brought it there.
    /// Three tiers: past its warning point a row is in <see cref="Warnings"/>; from there to the trip point less and less current is
    /// allowed where less current helps; beyond it the switch opens. Latched faults release when their cause has been gone for
    /// their ticks and, beyond that, a time has passed or somebody said so: closing into them again is what does the harm. A voltage that
    /// stood still while charge flowed has first to move.
    /// While everything is well inside its limits a look costs a handful of comparisons; the rows are only gone through when it is not.
    /// </remarks>
    public sealed class CellProtection
    {
        /// <summary>Faults that keep the charge switch open. Under-voltage does not: charging is its cure.</summary>
        public const Faults BlocksCharge = Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown | Faults.OverVoltage
            | Faults.ChargeOverCurrent | Faults.TooColdToCharge | Faults.TooHotToCharge | Faults.TickFailed | Faults.ReadingsContradict
            | Faults.VoltagesDisagree | Faults.ChargeSwitchStuck | Faults.ClockStopped | Faults.CellOvercharged | Faults.TooLowToCharge;

        /// <summary>Faults that keep the load switch open. A load is the cure of over-voltage.</summary>
        public const Faults BlocksLoad = Faults.UnderVoltage | Faults.DischargeOverCurrent | Faults.TooColdToDischarge
            | Faults.TooHotToDischarge | Faults.TickFailed | Faults.ShortCircuit | Faults.ReadingsContradict | Faults.LoadSwitchStuck;

        /// <summary>Faults that stay until they are released, over a reset too.</summary>
        public const Faults Latched = Faults.ShortCircuit | Faults.ReadingsContradict | Faults.ChargeSwitchStuck | Faults.LoadSwitchStuck
            | Faults.CellOvercharged;

        // Rows are in the order of their faults' bits: 3 to 10, and 15 to 22.
        private const int OverVoltage = 0;
        private const int UnderVoltage = 1;
        private const int ChargeOverCurrent = 2;
        private const int DischargeOverCurrent = 3;
        private const int TooColdToCharge = 4;
        private const int TooHotToCharge = 5;
        private const int TooColdToDischarge = 6;
        private const int TooHotToDischarge = 7;
        private const int ShortCircuit = 8;
        private const int Contradiction = 9;
        private const int Disagreement = 10;
        private const int ChargeStuck = 11;
        private const int LoadStuck = 12;
        private const int Standing = 13;
        private const int Overcharged = 14;
        private const int TooLow = 15;
        private const int RowCount = 16;
        private const int AllRows = (1 << RowCount) - 1;
        private const int LimitsCharge = (int)(Faults.TooColdToCharge | Faults.TooHotToCharge);
        private const int LimitsLoad = (int)(Faults.UnderVoltage | Faults.DischargeOverCurrent | Faults.TooColdToDischarge | Faults.TooHotToDischarge);
        private const int LeastAllowedPpm = 250000;
        private const long NoValue = long.MinValue;
        private const long Beyond = long.MaxValue;
        private const long Never = long.MaxValue - 1;

        private readonly ProtectionSettings _settings;
        private readonly Plausibility _plausibility;
        private readonly PossibleRange _voltage;
        private readonly PossibleRange _current;
        private readonly PossibleRange _temperature;
        private readonly int _pulseMilliseconds;
        private readonly long[] _value = new long[RowCount];
        private readonly long[] _warn = new long[RowCount];
        private readonly long[] _trip = new long[RowCount];
        private readonly long[] _release = new long[RowCount];
        private readonly int[] _tripTicks = new int[RowCount];
        private readonly int[] _releaseTicks = new int[RowCount];
        private readonly int[] _ticks = new int[RowCount];
        private int _rowFaults;
        private int _busyRows; // a bit for each that tripped, is warned of or is being counted
        private long _overMilliseconds;
        private long _latchedMilliseconds;
        private long _highestMicrovolts;
        private Faults _active = Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown;
        private Faults _warnings;
        private int _allowedChargePpm = IntegerMath.Million;
        private int _allowedLoadPpm = IntegerMath.Million;
        private bool _isReleasing;
        private bool _isSuspicious;
        private int _lowestVoltageMicrovolts = int.MinValue;

        /// <summary>Protection of one cell. Until the first <see cref="Update"/> nothing is permitted.</summary>
        /// <param name="profile">Its limits. Must have passed <see cref="ProfileCheck"/>.</param>
        /// <param name="accuracy">How far the board's readings may be off.</param>
        /// <param name="settings">How to judge.</param>
        public CellProtection(CellProfile profile, BoardFigures accuracy, ProtectionSettings settings)
        {
            _settings = settings;
            _plausibility = new Plausibility(profile, accuracy);
            _voltage = new PossibleRange(ProtectionSettings.VoltageRateMicrovoltsPerSecond);
            _current = new PossibleRange(1 + (profile.DischargeCurrentLimitNanoamps / settings.CurrentToLimitSeconds));
            _temperature = new PossibleRange(ProtectionSettings.TemperatureRateMillicelsiusPerSecond);
            _pulseMilliseconds = profile.DischargePulseMilliseconds;
            SetLimits(profile);
            SetPlausibility();
        }

        /// <summary>What is wrong now. Before the first look: everything that a look must prove.</summary>
        public Faults Active => _active;

        /// <summary>What is near its limit, and not beyond it.</summary>
        public Faults Warnings => _warnings;

        /// <summary>Share of its current limit that charging may take, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedChargePpm => _allowedChargePpm;

        /// <summary>Share of its current limit that the load should take, ppm, 250 000 to 1 000 000: nobody but the load can hold it to that.</summary>
        public int AllowedLoadPpm => _allowedLoadPpm;

        /// <summary>Whether something that tripped is about to be released: the looks or the time that prove it well are being counted.</summary>
        internal bool IsReleasing => _isReleasing;

        /// <summary>Whether the next look decides about something: it should come soon.</summary>
        public bool IsSuspicious => _isSuspicious;

        /// <summary>Whether voltage and current of the last look may contradict those before it: the next one decides.</summary>
        public bool IsPending => _plausibility.IsPending;

        /// <summary>Lowest voltage the cell may have now, µV. Near 0 V a broken wire and a collapsed cell look the same: for the load it
        /// counts as collapsed, at once.</summary>
        public int LowestVoltageMicrovolts => _lowestVoltageMicrovolts;

        /// <summary>Takes faults over from a journal: a reset releases nothing.</summary>
        /// <param name="faults">Those that were active; only <see cref="Latched"/> ones are taken.</param>
        public void Restore(Faults faults)
        {
            _rowFaults |= (int)(faults & Latched);
            _busyRows = AllRows;
            _active |= faults & Latched;
            if ((faults & Faults.ReadingsContradict) != Faults.None)
            {
                _plausibility.InflateBy();
            }
        }

        /// <summary>Latched faults whose cause is gone release with the next look: somebody has seen to them.</summary>
        public void ReleaseLatched()
        {
            _plausibility.Clear();
            _latchedMilliseconds = _settings.LatchMilliseconds;
        }

        /// <summary>Judges one look.</summary>
        /// <param name="measurement">The look.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="elapsedMilliseconds">Since the look before, ms, 0 or more.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed since then.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed since then.</param>
        public void Update(CellSample measurement, long nowMilliseconds, long elapsedMilliseconds, bool chargeWasClosed, bool loadWasClosed)
        {
            Reading voltage = measurement.VoltageMicrovolts;
            Reading current = measurement.CurrentNanoamps;
            _voltage.Update(voltage, nowMilliseconds);
            _temperature.Update(measurement.TemperatureMillicelsius, nowMilliseconds);
            _current.Update(current, nowMilliseconds);
            _plausibility.Update(measurement, elapsedMilliseconds, chargeWasClosed, loadWasClosed);
            _lowestVoltageMicrovolts = _voltage.Lowest;
            _highestMicrovolts = _voltage.Highest;
            Reading second = measurement.SecondVoltageMicrovolts;
            if (second.State == ReadingState.Valid && second.Value < _lowestVoltageMicrovolts)
            {
                // For the load the lower of the two counts. The limit of charge is closer than a second way is sure of; there they have to agree.
                _lowestVoltageMicrovolts = second.Value;
            }

            if (IsSaturated(voltage, ReadingFault.SensorOpen) || IsSaturated(voltage, ReadingFault.SaturatedLow))
            {
                _lowestVoltageMicrovolts = 0;
            }

            _isReleasing = false;
            _isSuspicious = _plausibility.IsPending;
            bool isWell = voltage.State == ReadingState.Valid && current.State == ReadingState.Valid && IsWell();
            if (!isWell || _busyRows != 0)
            {
                Collect(voltage, current);
                JudgeRows(elapsedMilliseconds, isWell ? _busyRows : AllRows);
            }

            _active = (Faults)(_rowFaults | UnknownFaults(measurement));
        }

        /// <summary>A clipped look is no number, but it proves that the value is beyond what the input can show.</summary>
        private static bool IsSaturated(Reading reading, ReadingFault fault) =>
            reading.State == ReadingState.Failed && reading.Fault == fault;

        private void SetLimits(CellProfile profile)
        {
            // Every row trips above its point; rows with a lower limit are negated, value and points alike.
            int release = _settings.ReleaseTicks;
            int volts = _settings.VoltageHysteresisMicrovolts;
            int tolerance = profile.ChargeVoltageToleranceMicrovolts;
            int underVoltageMargin = ProtectionSettings.UnderVoltageMarginMicrovolts < profile.CutoffVoltageMicrovolts / 4
                ? ProtectionSettings.UnderVoltageMarginMicrovolts
                : profile.CutoffVoltageMicrovolts / 4;
            int degrees = ProtectionSettings.TemperatureHysteresisMillicelsius;
            long overVoltage = (long)profile.ChargeVoltageMicrovolts + tolerance;
            SetRow(OverVoltage, overVoltage - (tolerance / 2), overVoltage, volts, 1, release);
            SetRow(UnderVoltage, -profile.CutoffVoltageMicrovolts, underVoltageMargin - profile.CutoffVoltageMicrovolts, volts, 1, release);
            SetCurrentRow(ChargeOverCurrent, profile.ChargeCurrentLimitNanoamps);
            SetCurrentRow(DischargeOverCurrent, profile.DischargeCurrentLimitNanoamps);
            SetTemperatureRow(TooHotToCharge, profile.ChargeMaximumMillicelsius, degrees);
            SetTemperatureRow(TooColdToCharge, -profile.ChargeMinimumMillicelsius, degrees);
            SetTemperatureRow(TooHotToDischarge, profile.DischargeMaximumMillicelsius, degrees);
            SetTemperatureRow(TooColdToDischarge, -profile.DischargeMinimumMillicelsius, degrees);
            SetRow(ShortCircuit, Never, profile.DischargePulseNanoamps, 0, _settings.CurrentTripTicks, _settings.CurrentReleaseTicks);
            SetRow(Overcharged, Never, overVoltage + tolerance, 2 * tolerance, _settings.CurrentTripTicks, release);
            long tooLow = profile.ChargeNotBelowMicrovolts > 0 ? -(long)profile.ChargeNotBelowMicrovolts : Never;
            SetRow(TooLow, Never, tooLow, volts, _settings.SettledTicks, release);
        }

        private void SetPlausibility()
        {
            int release = _settings.CurrentReleaseTicks;
            int ticks = _settings.SettledTicks;
            SetRow(Contradiction, Never, _settings.MostContradiction, 0, 1, release);
            SetRow(ChargeStuck, Never, _plausibility.RestingLimitNanoamps, 0, ticks, release);
            SetRow(LoadStuck, Never, _plausibility.OwnLimitNanoamps, 0, ticks, release);
            SetRow(Disagreement, _settings.DisagreementMicrovolts / 2, _settings.DisagreementMicrovolts, 0, ticks, _settings.ReleaseTicks);
            SetRow(Standing, Never, _settings.StandingSamples, 0, 1, _settings.ReleaseTicks);
        }

        private void SetCurrentRow(int row, int limit) =>
            SetRow(row, (long)limit * 9 / 10, limit, 0, _settings.CurrentTripTicks, _settings.CurrentReleaseTicks);

        private void SetTemperatureRow(int row, int limit, int hysteresis) =>
            SetRow(row, limit - ProtectionSettings.TemperatureWarningMillicelsius, limit, hysteresis, 1, _settings.ReleaseTicks);

        private void SetRow(int row, long warn, long trip, int hysteresis, int tripTicks, int releaseTicks)
        {
            _warn[row] = warn;
            _trip[row] = trip;
            _release[row] = trip - hysteresis;
            _tripTicks[row] = tripTicks;
            _releaseTicks[row] = releaseTicks;
        }

        /// <summary>Whether no row can be at its warning point; what is unknown is beyond all of them.</summary>
        private bool IsWell() =>
            _highestMicrovolts <= _warn[OverVoltage]
            && _lowestVoltageMicrovolts >= -_warn[UnderVoltage]
            && _current.Highest <= _warn[ChargeOverCurrent]
            && _current.Lowest >= -_warn[DischargeOverCurrent]
            && _temperature.Highest <= _warn[TooHotToCharge]
            && _temperature.Lowest >= -_warn[TooColdToCharge]
            && _temperature.Highest <= _warn[TooHotToDischarge]
            && _temperature.Lowest >= -_warn[TooColdToDischarge]
            && _plausibility.ContradictionScore == 0
            && _plausibility.UnrequestedChargeNanoamps <= _trip[ChargeStuck]
            && _plausibility.UnrequestedDischargeNanoamps <= _trip[LoadStuck]
            && _plausibility.DisagreementMicrovolts <= _warn[Disagreement]
            && _plausibility.StandingSamples == 0;

        private void Collect(Reading voltage, Reading current)
        {
            bool isMeasured = voltage.State == ReadingState.Valid;
            _value[OverVoltage] = IsSaturated(voltage, ReadingFault.SaturatedHigh) ? Beyond : _highestMicrovolts;
            _value[UnderVoltage] = -(long)_lowestVoltageMicrovolts;
            _value[ChargeOverCurrent] = IsSaturated(current, ReadingFault.SaturatedHigh) ? Beyond : _current.Highest;
            _value[DischargeOverCurrent] = IsSaturated(current, ReadingFault.SaturatedLow) ? Beyond : -(long)_current.Lowest;
            _value[TooHotToCharge] = _temperature.Highest;
            _value[TooColdToCharge] = -(long)_temperature.Lowest;
            _value[TooHotToDischarge] = _temperature.Highest;
            _value[TooColdToDischarge] = -(long)_temperature.Lowest;

            // What latches, or forbids charging for good, is judged by what was measured, never by what may be.
            _value[ShortCircuit] = current.State == ReadingState.Valid ? -(long)current.Value : NoValue;
            _value[Overcharged] = isMeasured ? _highestMicrovolts : NoValue;
            _value[TooLow] = isMeasured ? -(long)_lowestVoltageMicrovolts : NoValue;
            _value[Contradiction] = _plausibility.ContradictionScore;
            _value[ChargeStuck] = _plausibility.UnrequestedChargeNanoamps;
            _value[LoadStuck] = _plausibility.UnrequestedDischargeNanoamps;
            _value[Disagreement] = _plausibility.DisagreementMicrovolts;
            _value[Standing] = _plausibility.StandingSamples;
        }

        private void JudgeRows(long elapsed, int rows)
        {
            int warnings = 0;
            int busy = 0;
            _allowedChargePpm = IntegerMath.Million;
            _allowedLoadPpm = IntegerMath.Million;
            bool isCauseGone = true;
            _overMilliseconds = _ticks[DischargeOverCurrent] > 0 ? _overMilliseconds + elapsed : 0;
            for (int row = 0; rows != 0; row++, rows >>= 1)
            {
                bool isPast = _value[row] > _warn[row];
                if ((rows & 1) == 0 || (!isPast && _value[row] <= _trip[row] && (_busyRows & (1 << row)) == 0))
                {
                    continue;
                }

                int fault = (int)Faults.OverVoltage << (row < ShortCircuit ? row : row + 4);
                JudgeRow(row, fault);
                bool isCounted = _ticks[row] > 0;
                if ((_rowFaults & fault) != 0)
                {
                    isCauseGone &= (fault & (int)Latched) == 0 || _ticks[row] >= _releaseTicks[row];
                    _isReleasing |= isCounted;
                    isCounted = true;
                }
                else
                {
                    warnings |= isPast ? fault : 0;
                    _isSuspicious |= isCounted;
                }

                busy |= isCounted || isPast ? 1 << row : 0;
                if (isPast)
                {
                    int allowed = Allowed(row);
                    if ((fault & LimitsCharge) != 0 && allowed < _allowedChargePpm)
                    {
                        _allowedChargePpm = allowed;
                    }

                    if ((fault & LimitsLoad) != 0 && allowed < _allowedLoadPpm)
                    {
                        _allowedLoadPpm = allowed;
                    }
                }
            }

            _busyRows = busy;
            bool isLatched = (_rowFaults & (int)Latched) != 0;
            _latchedMilliseconds = isLatched && isCauseGone ? IntegerMath.Clamp(_latchedMilliseconds + elapsed, 0, _settings.LatchMilliseconds) : 0;
            _warnings = (Faults)warnings;
        }

        private void JudgeRow(int row, int fault)
        {
            long value = _value[row];
            bool isTripped = (_rowFaults & fault) != 0;
            if (isTripped ? value > _release[row] : value <= _trip[row])
            {
                _ticks[row] = 0;
                return;
            }

            _ticks[row]++;
            if (!isTripped)
            {
                bool isPulse = row == DischargeOverCurrent && _overMilliseconds < _pulseMilliseconds;
                if ((_ticks[row] >= _tripTicks[row] && !isPulse) || value == Beyond)
                {
                    Trip(row, fault);
                }
            }
            else if (_ticks[row] >= _releaseTicks[row])
            {
                bool isHeld = (fault & (int)Latched) != 0 && _latchedMilliseconds < _settings.LatchMilliseconds;
                _ticks[row] = isHeld ? _releaseTicks[row] : 0;
                _rowFaults = isHeld ? _rowFaults : _rowFaults & ~fault;
            }
        }

        private void Trip(int row, int fault)
        {
            _rowFaults |= fault;
            _ticks[row] = 0;
            if ((fault & (int)Latched) != 0)
            {
                _latchedMilliseconds = 0;
            }

            if (row == Contradiction)
            {
                // With the switches open there are no steps that could take it back; closing them again is the proof.
                _plausibility.Reset();
            }
        }

        /// <summary>Less and less from the warning to the trip point.</summary>
        private int Allowed(int row)
        {
            long beyond = _value[row] - _warn[row];
            long band = _trip[row] - _warn[row];
            if (beyond <= 0 || band <= 0)
            {
                return IntegerMath.Million;
            }

            return beyond >= band ? LeastAllowedPpm : IntegerMath.Million - (int)((IntegerMath.Million - LeastAllowedPpm) * beyond / band);
        }

        private int UnknownFaults(CellSample measurement)
        {
            int faults = 0;
            if (measurement.VoltageMicrovolts.State != ReadingState.Valid)
            {
                faults |= (int)Faults.VoltageUnknown;
            }

            if (measurement.CurrentNanoamps.State != ReadingState.Valid)
            {
                faults |= (int)Faults.CurrentUnknown;
            }

            if (measurement.TemperatureMillicelsius.State != ReadingState.Valid
                || _temperature.AgeMilliseconds > ProtectionSettings.LongestTemperatureAgeMilliseconds)
            {
                faults |= (int)Faults.TemperatureUnknown;
            }

            return faults;
        }
    }
}
