using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Measurement;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// Says which switch may be closed, from the sample alone: it knows nothing of gauge or charge gate and has the last word.
    /// </summary>
    /// <remarks>
    /// Three steps. Where may each quantity be by now: the last good reading, grown by the worst believable rate since (<see cref="PossibleRange"/>), so
    /// that an unread sensor trips by itself, at once for charging, for the load when age has brought it there. Can the sample be true: the detectors.
    /// Is anything beyond its limit: the rows of the <see cref="FaultTable"/>, walked by the judge.
    /// Three tiers: past its warning point a row is in <see cref="Warnings"/>; from there to the trip point less and less current is allowed where less
    /// current helps; beyond it the switch opens. What counts time also counts samples: while the clock stands each sample stands for the shortest time
    /// between two.
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

        /// <summary>Protection of one cell. Until the first <see cref="Update"/> nothing is permitted.</summary>
        /// <param name="profile">Its limits; must have passed the check.</param>
        /// <param name="figures">How far the board's readings may be off.</param>
        /// <param name="settings">How to judge.</param>
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

        /// <summary>Faults that keep the charge switch open. Under-voltage does not: charging is its cure.</summary>
        public Faults BlocksCharge { get; }

        /// <summary>Faults that keep the load switch open. Over-voltage does not: a load is its cure.</summary>
        public Faults BlocksLoad { get; }

        /// <summary>Faults that stay until they are acknowledged or a time has passed, over a reset too.</summary>
        public Faults Latched { get; }

        /// <summary>Faults whose trips belong into the fault history.</summary>
        public Faults Recorded { get; }

        /// <summary>Faults with which there is nothing to watch while both switches are open.</summary>
        public Faults Blinding { get; }

        /// <summary>What is wrong now. Before the first sample: everything that a sample must prove.</summary>
        public Faults Active => _hasSampled
            ? _judge.Active
            : _judge.Active | Faults.VoltageUnknown | Faults.CurrentUnknown | Faults.TemperatureUnknown;

        /// <summary>What is near its limit, and not beyond it.</summary>
        public Faults Warnings => _judge.Warnings;

        /// <summary>Share of its current limit that charging may take, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedChargePpm => _judge.AllowedChargePpm;

        /// <summary>Share of its current limit that the load should take, ppm, 250 000 to 1 000 000: nobody but the load can hold it to that.</summary>
        public int AllowedLoadPpm => _judge.AllowedLoadPpm;

        /// <summary>Whether something that tripped is about to clear: the samples or the time that prove it are being counted.</summary>
        public bool IsReleasing => _judge.IsReleasing;

        /// <summary>Whether the next sample decides about something: it should come soon.</summary>
        public bool IsSuspicious => _judge.IsSuspicious || _plausibility.IsPending;

        /// <summary>Whether voltage and current of the last sample may contradict those before it: the next one decides.</summary>
        public bool IsPending => _plausibility.IsPending;

        /// <summary>Lowest voltage the cell may have now, µV. Near 0 V a broken wire and a collapsed cell read the same: for the load it counts as
        /// collapsed, at once.</summary>
        public int LowestVoltageMicrovolts => _lowestMicrovolts;

        /// <summary>Takes faults over from a journal: a reset clears nothing.</summary>
        /// <param name="faults">Those that were active; only <see cref="Latched"/> ones are taken.</param>
        public void Restore(Faults faults)
        {
            _judge.Restore(faults);
            if ((faults & Faults.ReadingsContradict) != Faults.None)
            {
                _plausibility.SuspectStandstill();
            }
        }

        /// <summary>Somebody has seen to what latched: it clears with the next samples if its cause is gone.</summary>
        public void Acknowledge()
        {
            _plausibility.Acknowledge();
            _judge.Acknowledge();
        }

        /// <summary>Judges one sample.</summary>
        /// <param name="sample">The sample.</param>
        /// <param name="nowMilliseconds">The board's clock, ms.</param>
        /// <param name="elapsedMilliseconds">Since the sample before, ms, 0 or more.</param>
        /// <param name="chargeWasClosed">Whether the charge switch was closed since then.</param>
        /// <param name="loadWasClosed">Whether the load switch was closed since then.</param>
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
                // With the switches open there are no steps that could take it back; closing them again is the proof.
                _plausibility.ResetScore();
            }

            _hasSampled = true;
        }

        /// <summary>What protection counts as time: a clock that stands still must not stop it.</summary>
        /// <param name="elapsedMilliseconds">Since the sample before by the clock, ms.</param>
        /// <returns>ms; the shortest time between two samples while the clock stands.</returns>
        public long CountedMilliseconds(long elapsedMilliseconds) =>
            _clock.StoppedSamples > _stoppedSamples ? _stoppedSampleMilliseconds : elapsedMilliseconds;

        /// <summary>A saturated reading is no number, but it proves that the value is beyond what the input can show.</summary>
        private static bool IsSaturated(Reading reading, ReadingFault fault) =>
            reading.State == ReadingState.Failed && reading.Fault == fault;

        private int LowestVoltage(Reading voltage, Reading second)
        {
            if (IsSaturated(voltage, ReadingFault.SensorOpen) || IsSaturated(voltage, ReadingFault.SaturatedLow))
            {
                return 0;
            }

            // For the load the lower of the two counts. The limit of charge is closer than a second way is sure of; there they have to agree.
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

            // What latches, or forbids charging for good, is judged by what was measured, never by what may be.
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
