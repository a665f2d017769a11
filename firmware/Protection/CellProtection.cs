using Microbattery.Firmware.Cells;
using Microbattery.Hal;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Says which switch may be closed, from the measurement alone: it knows nothing of gauge or charge gate and has the last word.
    /// </summary>
    /// <remarks>
    /// One row per limit: value, trip point, release point, debounce. A row trips when its value is beyond the trip point for so many
    /// ticks in a row, and releases when it is inside the release point for so many. Values are the worse end of a
    /// <see cref="BelievedRange"/>: an unread sensor trips by itself, at once for charging, for the load when age has brought it there.
    /// </remarks>
    public sealed class CellProtection
    {
        /// <summary>Faults that keep the charge switch open. Under-voltage does not: charging is its cure.</summary>
        public const Faults BlocksCharge = Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown | Faults.OverVoltage
            | Faults.ChargeOverCurrent | Faults.TooColdToCharge | Faults.TooHotToCharge | Faults.TickFailed;

        /// <summary>Faults that keep the load switch open.</summary>
        public const Faults BlocksLoad = Faults.UnderVoltage | Faults.DischargeOverCurrent | Faults.TooColdToDischarge
            | Faults.TooHotToDischarge | Faults.TickFailed;

        private const int OverVoltage = 0;
        private const int UnderVoltage = 1;
        private const int ChargeOverCurrent = 2;
        private const int DischargeOverCurrent = 3;
        private const int TooHotToCharge = 4;
        private const int TooColdToCharge = 5;
        private const int TooHotToDischarge = 6;
        private const int TooColdToDischarge = 7;
        private const int RowCount = 8;
        private static readonly int[] s_rowFault =
        {
            (int)Faults.OverVoltage,
            (int)Faults.UnderVoltage,
            (int)Faults.ChargeOverCurrent,
            (int)Faults.DischargeOverCurrent,
            (int)Faults.TooHotToCharge,
            (int)Faults.TooColdToCharge,
            (int)Faults.TooHotToDischarge,
            (int)Faults.TooColdToDischarge,
        };

        private readonly ProtectionSettings _settings;
        private readonly BelievedRange _voltage;
        private readonly BelievedRange _current;
        private readonly BelievedRange _temperature;
        private readonly int[] _trip = new int[RowCount];
        private readonly int[] _release = new int[RowCount];
        private readonly int[] _tripTicks = new int[RowCount];
        private readonly int[] _releaseTicks = new int[RowCount];
        private readonly int[] _ticks = new int[RowCount];
        private int _rowFaults;

        /// <summary>Protection of one cell. Until the first <see cref="Update"/> nothing is permitted.</summary>
        /// <param name="profile">Its limits. Must have passed <see cref="ProfileCheck"/>.</param>
        /// <param name="settings">How to judge.</param>
        public CellProtection(CellProfile profile, ProtectionSettings settings)
        {
            _settings = settings;
            _voltage = new BelievedRange(settings.VoltageRateMicrovoltsPerSecond);
            _current = new BelievedRange(1 + (profile.DischargeCurrentLimitNanoamps / settings.CurrentToLimitSeconds));
            _temperature = new BelievedRange(settings.TemperatureRateMillicelsiusPerSecond);

            // Every row trips above its point; rows with a lower limit are negated, value and points alike.
            int volts = settings.VoltageHysteresisMicrovolts;
            int underVoltageMargin = settings.UnderVoltageMarginMicrovolts < profile.CutoffVoltageMicrovolts / 4
                ? settings.UnderVoltageMarginMicrovolts
                : profile.CutoffVoltageMicrovolts / 4;
            int degrees = settings.TemperatureHysteresisMillicelsius;
            SetRow(OverVoltage, profile.ChargeVoltageMicrovolts + profile.ChargeVoltageToleranceMicrovolts, volts, 1, settings.ReleaseTicks);
            SetRow(UnderVoltage, underVoltageMargin - profile.CutoffVoltageMicrovolts, volts, 1, settings.ReleaseTicks);
            SetRow(ChargeOverCurrent, profile.ChargeCurrentLimitNanoamps, 0, settings.CurrentTripTicks, settings.CurrentReleaseTicks);
            SetRow(DischargeOverCurrent, profile.DischargeCurrentLimitNanoamps, 0, settings.CurrentTripTicks, settings.CurrentReleaseTicks);
            SetRow(TooHotToCharge, profile.ChargeMaximumMillicelsius, degrees, 1, settings.ReleaseTicks);
            SetRow(TooColdToCharge, -profile.ChargeMinimumMillicelsius, degrees, 1, settings.ReleaseTicks);
            SetRow(TooHotToDischarge, profile.DischargeMaximumMillicelsius, degrees, 1, settings.ReleaseTicks);
            SetRow(TooColdToDischarge, -profile.DischargeMinimumMillicelsius, degrees, 1, settings.ReleaseTicks);
        }

        /// <summary>What is wrong now. Before the first look: everything that a look must prove.</summary>
        public Faults Active { get; private set; } = Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown;

        /// <summary>Whether something that tripped is about to be released: the looks that prove it well are being counted.</summary>
        public bool IsReleasing { get; private set; }

        /// <summary>Lowest voltage the cell may have now, µV. Near 0 V a broken wire and a collapsed cell look the same: for the load it
        /// counts as collapsed, at once.</summary>
        public int LowestVoltageMicrovolts { get; private set; } = int.MinValue;

        /// <summary>Judges one look.</summary>
        /// <param name="measurement">The look.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        public void Update(Measurement measurement, long nowMilliseconds)
        {
            _voltage.Update(measurement.VoltageMicrovolts, nowMilliseconds);
            _temperature.Update(measurement.TemperatureMillicelsius, nowMilliseconds);

            Reading current = measurement.CurrentNanoamps;
            _current.Update(current, nowMilliseconds);
            IsReleasing = false;
            Judge(OverVoltage, _voltage.Highest, IsBeyond(measurement.VoltageMicrovolts, ReadingFault.SaturatedHigh));
            bool isCollapsed = IsBeyond(measurement.VoltageMicrovolts, ReadingFault.SensorOpen)
                || IsBeyond(measurement.VoltageMicrovolts, ReadingFault.SaturatedLow);
            LowestVoltageMicrovolts = isCollapsed ? 0 : _voltage.Lowest;
            Judge(UnderVoltage, -(long)LowestVoltageMicrovolts, false);
            Judge(ChargeOverCurrent, _current.Highest, IsBeyond(current, ReadingFault.SaturatedHigh));
            Judge(DischargeOverCurrent, -(long)_current.Lowest, IsBeyond(current, ReadingFault.SaturatedLow));
            Judge(TooHotToCharge, _temperature.Highest, false);
            Judge(TooColdToCharge, -(long)_temperature.Lowest, false);
            Judge(TooHotToDischarge, _temperature.Highest, false);
            Judge(TooColdToDischarge, -(long)_temperature.Lowest, false);
            Active = (Faults)(_rowFaults | UnknownFaults(measurement));
        }

        /// <summary>A clipped look is no number, but it proves that the value is beyond what the input can show.</summary>
        private static bool IsBeyond(Reading reading, ReadingFault fault) =>
            reading.State == ReadingState.Failed && reading.Fault == fault;

        private int UnknownFaults(Measurement measurement)
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
                || _temperature.AgeMilliseconds > _settings.LongestTemperatureAgeMilliseconds)
            {
                faults |= (int)Faults.TemperatureUnknown;
            }

            return faults;
        }

        private void SetRow(int row, int trip, int hysteresis, int tripTicks, int releaseTicks)
        {
            _trip[row] = trip;
            _release[row] = trip - hysteresis;
            _tripTicks[row] = tripTicks;
            _releaseTicks[row] = releaseTicks;
        }

        /// <summary>One row against its value. What is proven to be beyond the converter's range trips without waiting.</summary>
        private void Judge(int row, long value, bool isProvenBeyond)
        {
            int fault = s_rowFault[row];
            bool tripped = (_rowFaults & fault) != 0;
            bool counts = tripped ? value <= _release[row] && !isProvenBeyond : value > _trip[row] || isProvenBeyond;
            if (!counts)
            {
                _ticks[row] = 0;
                return;
            }

            _ticks[row]++;
            if (_ticks[row] >= (tripped ? _releaseTicks[row] : _tripTicks[row]) || (isProvenBeyond && !tripped))
            {
                _rowFaults ^= fault;
                _ticks[row] = 0;
                return;
            }

            IsReleasing |= tripped;
        }
    }
}
