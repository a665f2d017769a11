using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Protection of the cell: decides from the sample alone which switch may be closed, and has the last word.
    /// </summary>
    /// <remarks>
    /// It knows nothing of gauge and charge gate. It works in three steps.
    /// Ranges: which values may each quantity have now (<see cref="PossibleRange"/>)? An unread sensor blocks charging at once, and the
    /// load when its age may have taken it to a limit.
    /// Detectors: can the sample be true (<see cref="Plausibility"/>, <see cref="OpenSwitchDetector"/>,
    /// <see cref="SecondVoltageDetector"/>, <see cref="ClockDetector"/>)?
    /// Judge: which quantities are beyond their limits (<see cref="FaultJudge"/> over the rows of the <see cref="FaultTable"/>)?
    /// A limit has three tiers. Past its warning point the fault is in <see cref="Warnings"/>. From there to the trip point the allowed
    /// current falls, where less current helps. Past the trip point the switch opens.
    /// Whatever counts time also counts samples: while the clock has stopped each sample counts as the shortest time between two.
    /// </remarks>
    public sealed class CellProtection
    {
        private readonly Plausibility _plausibility;
        private readonly ClockDetector _clock = new ClockDetector();
        private readonly OpenSwitchDetector _openSwitch = new OpenSwitchDetector();
        private readonly SecondVoltageDetector _secondVoltage = new SecondVoltageDetector();
        private readonly FaultJudge _judge;
        private readonly PossibleRange _voltage;
        private readonly PossibleRange _current;
        private readonly PossibleRange _temperature;
        private readonly long _longestTemperatureAgeMilliseconds;
        private readonly int _stoppedSamples;
        private readonly int _stoppedSampleMilliseconds;
        private readonly long[] _values = new long[(int)FaultQuantity.Supervisor];
        private int _lowestMicrovolts = int.MinValue;
        private bool _hasSampled;

        /// <summary>Protection of one cell. Before the first <see cref="Update"/> charging is blocked.</summary>
        /// <param name="profile">The cell; must have passed the check.</param>
        /// <param name="figures">The board.</param>
        /// <param name="settings">Settings of protection.</param>
        public CellProtection(CellProfile profile, BoardFigures figures, ProtectionSettings settings)
        {
            FaultTable table = new FaultTable(profile, figures, settings);
            _judge = new FaultJudge(table, settings.LatchMilliseconds);
            BlocksCharge = table.With(FaultTraits.BlocksCharge);
            BlocksLoad = table.With(FaultTraits.BlocksLoad);
            Latched = table.With(FaultTraits.Latched);
            Recorded = table.With(FaultTraits.Recorded);
            Blinding = table.With(FaultTraits.Blinding);
            _plausibility = new Plausibility(profile, figures);
            _voltage = new PossibleRange(settings.VoltageRateMicrovoltsPerSecond);
            _current = new PossibleRange(1 + (profile.DischargeCurrentLimitNanoamps / settings.CurrentToLimitSeconds));
            _temperature = new PossibleRange(settings.TemperatureRateMillicelsiusPerSecond);
            _longestTemperatureAgeMilliseconds = settings.LongestTemperatureAgeMilliseconds;
            _stoppedSamples = settings.StandingSamples;
            _stoppedSampleMilliseconds = settings.StoppedSampleMilliseconds;
        }

        /// <summary>Faults that keep the charge switch open. Under-voltage does not: charging removes it.</summary>
        public Faults BlocksCharge { get; }

        /// <summary>Faults that keep the load switch open. Over-voltage does not: a load removes it.</summary>
        public Faults BlocksLoad { get; }

        /// <summary>Faults that latch: they stay until a time has passed or they are acknowledged, also over a reset.</summary>
        public Faults Latched { get; }

        /// <summary>Faults whose trips are recorded in the fault history.</summary>
        public Faults Recorded { get; }

        /// <summary>Faults with which measuring is of no use while both switches are open.</summary>
        public Faults Blinding { get; }

        /// <summary>Active faults. Before the first sample voltage, current and temperature are unknown.</summary>
        public Faults Active => _hasSampled
            ? _judge.Active
            : _judge.Active | Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown;

        /// <summary>Faults whose quantity is past its warning point and not past its limit.</summary>
        public Faults Warnings => _judge.Warnings;

        /// <summary>Share of its current limit that charging may take, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedChargePpm => _judge.AllowedChargePpm;

        /// <summary>Share of its current limit that the load should take, ppm, 250 000 to 1 000 000. Only the application can keep to
        /// it.</summary>
        public int AllowedLoadPpm => _judge.AllowedLoadPpm;

        /// <summary>Whether an active fault counts samples or time towards its release.</summary>
        public bool IsReleasing => _judge.IsReleasing;

        /// <summary>Whether the next sample may decide about a fault: it should come soon.</summary>
        public bool IsSuspicious => _judge.IsSuspicious || _plausibility.IsPending;

        /// <summary>Whether voltage and current of the last sample may contradict those before: the next sample decides.</summary>
        public bool IsPending => _plausibility.IsPending;

        /// <summary>Lowest voltage that the cell may have now, µV. Near 0 V a broken wire and a collapsed cell read the same: for the load
        /// it counts as collapsed at once.</summary>
        public int LowestVoltageMicrovolts => _lowestMicrovolts;

        /// <summary>Restores faults from a journal: a reset clears none that is latched.</summary>
        /// <param name="faults">Faults that were active; only <see cref="Latched"/> ones are restored.</param>
        public void Restore(Faults faults)
        {
            _judge.Restore(faults);
            if ((faults & Faults.ReadingsContradict) != Faults.None)
            {
                _plausibility.SuspectStandstill();
            }
        }

        /// <summary>Acknowledges the latched faults: each clears with the next samples if its cause has gone.</summary>
        public void Acknowledge()
        {
            _plausibility.Acknowledge();
            _judge.Acknowledge();
        }

        /// <summary>Judges one sample.</summary>
        /// <param name="sample">The sample.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="elapsedMilliseconds">Time since the previous sample, ms, 0 or more.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed since the previous sample.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed since the previous sample.</param>
        public void Update(CellSample sample, long nowMilliseconds, long elapsedMilliseconds, bool chargeWasClosed, bool loadWasClosed)
        {

            Reading voltage = sample.VoltageMicrovolts;
            Reading current = sample.CurrentNanoamps;
            Reading temperature = sample.TemperatureMillicelsius;
            bool isKnown = voltage.State == ReadingState.Valid && current.State == ReadingState.Valid;
            _clock.Update(elapsedMilliseconds);
            long counted = CountedMilliseconds(elapsedMilliseconds);
            _voltage.Update(voltage, nowMilliseconds, counted);
            _current.Update(current, nowMilliseconds, counted);
            _temperature.Update(temperature, nowMilliseconds, counted);
            _openSwitch.Update(current, chargeWasClosed, loadWasClosed);
            _secondVoltage.Update(voltage, sample.SecondVoltageMicrovolts, isKnown);
            _plausibility.Update(voltage, current, temperature, elapsedMilliseconds);
            _lowestMicrovolts = LowestVoltage(voltage, sample.SecondVoltageMicrovolts);
            Collect(voltage, current, temperature);
            Faults tripped = _judge.Judge(_values, counted);
            if ((tripped & Faults.ReadingsContradict) != Faults.None)
            {
                // With both switches open there are no steps that could lower the score. After its release the switches close, and that is
                // the next check.
                _plausibility.ResetScore();
            }

            _hasSampled = true;
        }

        /// <summary>Time since the previous sample as protection counts it, which advances while the clock has stopped.</summary>
        /// <param name="elapsedMilliseconds">Time since the previous sample by the clock, ms.</param>
        /// <returns>ms; the shortest time between two samples while the clock has stopped.</returns>
        public long CountedMilliseconds(long elapsedMilliseconds) =>
            _clock.StoppedSamples > _stoppedSamples ? _stoppedSampleMilliseconds : elapsedMilliseconds;

        /// <summary>Whether a reading is saturated. It has no value, but proves that the quantity is beyond the input's range.</summary>
        private static bool IsSaturated(Reading reading, ReadingFault fault) =>
            reading.State == ReadingState.Failed && reading.Fault == fault;

        private int LowestVoltage(Reading voltage, Reading second)
        {
            if (IsSaturated(voltage, ReadingFault.SensorOpen) || IsSaturated(voltage, ReadingFault.SaturatedLow))
            {
                return 0;
            }

            // For the load the lower of the two measurements counts. For charging the second is not accurate enough: there they must agree.
            int lowest = _voltage.Lowest;
            return second.State == ReadingState.Valid && second.Value < lowest ? second.Value : lowest;
        }

        private void Collect(Reading voltage, Reading current, Reading temperature)
        {
            long[] values = _values;
            bool hasVoltage = voltage.State == ReadingState.Valid;
            bool hasCurrent = current.State == ReadingState.Valid;
            long highest = _voltage.Highest;
            long lowest = -(long)_lowestMicrovolts;
            values[(int)FaultQuantity.HighestVoltage] = IsSaturated(voltage, ReadingFault.SaturatedHigh) ? FaultJudge.Saturated : highest;
            values[(int)FaultQuantity.LowestVoltage] = lowest;
            values[(int)FaultQuantity.HighestCurrent] =
                IsSaturated(current, ReadingFault.SaturatedHigh) ? FaultJudge.Saturated : _current.Highest;
            values[(int)FaultQuantity.LowestCurrent] =
                IsSaturated(current, ReadingFault.SaturatedLow) ? FaultJudge.Saturated : -(long)_current.Lowest;
            values[(int)FaultQuantity.HighestTemperature] = _temperature.Highest;
            values[(int)FaultQuantity.LowestTemperature] = -(long)_temperature.Lowest;

            // A fault that latches, or blocks charging without end, is judged by measured values only, never by possible ones.
            values[(int)FaultQuantity.MeasuredDischarge] = hasCurrent ? -(long)current.Value : FaultJudge.NotMeasured;
            values[(int)FaultQuantity.MeasuredVoltage] = hasVoltage ? highest : FaultJudge.NotMeasured;
            values[(int)FaultQuantity.MeasuredLowVoltage] = hasVoltage ? lowest : FaultJudge.NotMeasured;
            values[(int)FaultQuantity.Contradiction] = _plausibility.Score;
            values[(int)FaultQuantity.Disagreement] = _secondVoltage.DisagreementMicrovolts;
            values[(int)FaultQuantity.UnrequestedCharge] = _openSwitch.ChargeNanoamps;
            values[(int)FaultQuantity.UnrequestedDischarge] = _openSwitch.DischargeNanoamps;
            values[(int)FaultQuantity.StoppedClock] = _clock.StoppedSamples;
            values[(int)FaultQuantity.VoltageUnknown] = hasVoltage ? 0 : 1;
            values[(int)FaultQuantity.CurrentUnknown] = hasCurrent ? 0 : 1;
            bool hasTemperature = temperature.State == ReadingState.Valid
                && _temperature.AgeMilliseconds <= _longestTemperatureAgeMilliseconds;
            values[(int)FaultQuantity.TemperatureUnknown] = hasTemperature ? 0 : 1;
        }
    }
}
