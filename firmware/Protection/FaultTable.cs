using System;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;

namespace Microbattery.Firmware.Protection
{
    /// <summary>
    /// The table of faults: one row for each fault, in the order of their bits.
    /// </summary>
    /// <remarks>
    /// The judge walks the rows. The masks of faults that block, latch or are recorded come from them, and so does
    /// docs/reference/faults.md. A new fault is a bit, a row here, a detector for its quantity, and a test. A row is made on request, so
    /// that the texts stay in flash.
    /// </remarks>
    public sealed class FaultTable
    {
        /// <summary>Number of faults: one for each bit of <see cref="Faults"/>.</summary>
        public const int Count = 23;

        private const FaultTraits BlocksBoth = FaultTraits.BlocksCharge | FaultTraits.BlocksLoad;
        private const FaultTraits Charge = FaultTraits.BlocksCharge | FaultTraits.Recorded;
        private const FaultTraits Load = FaultTraits.BlocksLoad | FaultTraits.Recorded;
        private const FaultTraits LatchedBlinding = FaultTraits.Latched | FaultTraits.Blinding;
        private const int WarningTenths = 9; // of a current limit: a source or load is seldom set closer to its limit
        private const int LeastMarginDivisor = 4; // of the cut-off: for cells of a low voltage, as lithium titanate's

        private readonly CellProfile _profile;
        private readonly BoardFigures _figures;
        private readonly ProtectionSettings _settings;

        /// <summary>The faults of one cell on one board.</summary>
        /// <param name="profile">The cell; must have passed the check.</param>
        /// <param name="figures">The board.</param>
        /// <param name="settings">How to judge.</param>
        public FaultTable(CellProfile profile, BoardFigures figures, ProtectionSettings settings)
        {
            _profile = profile ?? throw new ArgumentNullException(nameof(profile));
            _figures = figures ?? throw new ArgumentNullException(nameof(figures));
            _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        }

        /// <summary>Faults with a trait.</summary>
        /// <param name="traits">One trait or several.</param>
        /// <returns>Faults that have one of them.</returns>
        public Faults With(FaultTraits traits)
        {
            Faults faults = Faults.None;
            for (int i = 0; i < Count; i++)
            {
                FaultRow row = Row(i);
                if ((row.Traits & traits) != FaultTraits.None)
                {
                    faults |= row.Fault;
                }
            }

            return faults;
        }

        /// <summary>One row of the table.</summary>
        /// <param name="index">Number of the fault's bit, 0 to <see cref="Count"/> - 1.</param>
        /// <returns>A new row.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
        public FaultRow Row(int index)
        {
            Faults fault = (Faults)(1 << index);
            switch (fault)
            {
                case Faults.VoltageUnknown:
                    return new FaultRow(
                        fault,
                        FaultQuantity.VoltageUnknown,
                        FaultTraits.BlocksCharge | FaultTraits.Blinding,
                        "The cell voltage was not measured in this sample.",
                        "Valid or not. It is not recorded: failed samples would displace real trips from the fault history.")
                        .At(0, 0, 0, 1, 1);
                case Faults.CurrentUnknown:
                    return new FaultRow(
                        fault,
                        FaultQuantity.CurrentUnknown,
                        FaultTraits.BlocksCharge | FaultTraits.Blinding,
                        "The cell current was not measured in this sample.",
                        "Valid or not. Not recorded, for the same reason as the voltage.").At(0, 0, 0, 1, 1);
                case Faults.TemperatureUnknown:
                    return new FaultRow(
                        fault,
                        FaultQuantity.TemperatureUnknown,
                        FaultTraits.BlocksCharge | FaultTraits.Blinding,
                        "The cell temperature is unknown, or its last reading is too old.",
                        "Valid or not, and Protection.LongestTemperatureAgeMilliseconds. Not recorded, for the same reason as the voltage.")
                        .At(0, 0, 0, 1, 1);
                case Faults.OverVoltage:
                case Faults.UnderVoltage:
                case Faults.CellOvercharged:
                case Faults.TooLowToCharge:
                    return VoltageRow(fault);
                case Faults.ChargeOverCurrent:
                case Faults.DischargeOverCurrent:
                case Faults.ShortCircuit:
                case Faults.ChargeSwitchStuck:
                case Faults.LoadSwitchStuck:
                    return CurrentRow(fault);
                case Faults.TooColdToCharge:
                case Faults.TooHotToCharge:
                case Faults.TooColdToDischarge:
                case Faults.TooHotToDischarge:
                    return TemperatureRow(fault);
                default:
                    return OtherRow(fault);
            }
        }

        private FaultRow VoltageRow(Faults fault)
        {
            int tolerance = _profile.ChargeVoltageToleranceMicrovolts;
            int hysteresis = _settings.VoltageHysteresisMicrovolts;
            int release = _settings.ReleaseTicks;
            long highest = (long)_profile.ChargeVoltageMicrovolts + tolerance;
            switch (fault)
            {
                case Faults.OverVoltage:
                    return new FaultRow(
                        fault,
                        FaultQuantity.HighestVoltage,
                        Charge,
                        "The cell may be above charge voltage and tolerance.",
                        "Charge voltage and tolerance of the profile; warning from half the tolerance on. A load removes it.")
                        .At(highest - (tolerance / 2), highest, hysteresis, 1, release);
                case Faults.UnderVoltage:
                    int quarter = _profile.CutoffVoltageMicrovolts / LeastMarginDivisor;
                    int margin = _settings.UnderVoltageMarginMicrovolts < quarter ? _settings.UnderVoltageMarginMicrovolts : quarter;
                    return new FaultRow(
                        fault,
                        FaultQuantity.LowestVoltage,
                        Load | FaultTraits.LimitsLoad,
                        "The cell may be well below cut-off.",
                        "Cut-off of the profile less Protection.UnderVoltageMarginMicrovolts; "
                        + "warning from the cut-off on. Charging removes it.")
                        .At(-_profile.CutoffVoltageMicrovolts, margin - _profile.CutoffVoltageMicrovolts, hysteresis, 1, release);
                case Faults.CellOvercharged:
                    return new FaultRow(
                        fault,
                        FaultQuantity.MeasuredVoltage,
                        Charge | LatchedBlinding,
                        "The cell was above charge voltage by more than twice its tolerance.",
                        "Charge voltage and twice the tolerance of the profile, measured: a possible value never latches a fault.")
                        .At(FaultRow.Never, highest + tolerance, 2 * tolerance, _settings.CurrentTripTicks, release);
                default:
                    long tooLow = _profile.ChargeNotBelowMicrovolts > 0 ? -(long)_profile.ChargeNotBelowMicrovolts : FaultRow.Never;
                    return new FaultRow(
                        fault,
                        FaultQuantity.MeasuredLowVoltage,
                        Charge,
                        "The cell is below the voltage from which it may be charged at all.",
                        "ChargeNotBelowMicrovolts of the profile, measured; never in a profile without it.")
                        .At(FaultRow.Never, tooLow, hysteresis, _settings.SettledTicks, release);
            }
        }

        private FaultRow CurrentRow(Faults fault)
        {
            int trip = _settings.CurrentTripTicks;
            int release = _settings.CurrentReleaseTicks;
            int settled = _settings.SettledTicks;
            long charge = _profile.ChargeCurrentLimitNanoamps;
            long discharge = _profile.DischargeCurrentLimitNanoamps;
            switch (fault)
            {
                case Faults.ChargeOverCurrent:
                    return new FaultRow(
                        fault,
                        FaultQuantity.HighestCurrent,
                        Charge,
                        "The charge current may be above its limit.",
                        "Charge current limit of the profile; warning from nine tenths on.")
                        .At(charge * WarningTenths / 10, charge, 0, trip, release);
                case Faults.DischargeOverCurrent:
                    return new FaultRow(
                        fault,
                        FaultQuantity.LowestCurrent,
                        Load | FaultTraits.LimitsLoad,
                        "The discharge current may be above its limit for longer than a pulse.",
                        "Discharge current limit and pulse duration of the profile; warning from nine tenths on.")
                        .At(discharge * WarningTenths / 10, discharge, 0, trip, release).AfterPulse(_profile.DischargePulseMilliseconds);
                case Faults.ShortCircuit:
                    return new FaultRow(
                        fault,
                        FaultQuantity.MeasuredDischarge,
                        Load | LatchedBlinding,
                        "The discharge current exceeds the limit of a pulse.",
                        "Pulse current of the profile, measured.").At(FaultRow.Never, _profile.DischargePulseNanoamps, 0, trip, release);
                case Faults.ChargeSwitchStuck:
                    return new FaultRow(
                        fault,
                        FaultQuantity.UnrequestedCharge,
                        Charge | LatchedBlinding,
                        "Charge current flows while the charge switch is open.",
                        "Six times the offset error of the board's current sensor.")
                        .At(FaultRow.Never, OpenSwitchDetector.ChargeLimitNanoamps(_figures), 0, settled, release);
                default:
                    return new FaultRow(
                        fault,
                        FaultQuantity.UnrequestedDischarge,
                        Load | LatchedBlinding,
                        "More discharge current flows than the board takes while the load switch is open.",
                        "Six times the offset error, twice the sleep current with its error, and a quarter of the peak load of the board.")
                        .At(FaultRow.Never, OpenSwitchDetector.DischargeLimitNanoamps(_figures), 0, settled, release);
            }
        }

        private FaultRow TemperatureRow(Faults fault)
        {
            switch (fault)
            {
                case Faults.TooColdToCharge:
                    return TemperatureRow(
                        fault,
                        FaultQuantity.LowestTemperature,
                        Charge | FaultTraits.LimitsCharge,
                        -_profile.ChargeMinimumMillicelsius,
                        "The cell may be too cold to charge.");
                case Faults.TooHotToCharge:
                    return TemperatureRow(
                        fault,
                        FaultQuantity.HighestTemperature,
                        Charge | FaultTraits.LimitsCharge,
                        _profile.ChargeMaximumMillicelsius,
                        "The cell may be too hot to charge.");
                case Faults.TooColdToDischarge:
                    return TemperatureRow(
                        fault,
                        FaultQuantity.LowestTemperature,
                        Load | FaultTraits.LimitsLoad,
                        -_profile.DischargeMinimumMillicelsius,
                        "The cell may be too cold to discharge.");
                default:
                    return TemperatureRow(
                        fault,
                        FaultQuantity.HighestTemperature,
                        Load | FaultTraits.LimitsLoad,
                        _profile.DischargeMaximumMillicelsius,
                        "The cell may be too hot to discharge.");
            }
        }

        private FaultRow TemperatureRow(Faults fault, FaultQuantity quantity, FaultTraits traits, int limit, string summary) =>
            new FaultRow(
                fault, quantity, traits, summary, "Temperature window of the profile, with the warning and hysteresis of the settings.")
                .At(
                    limit - _settings.TemperatureWarningMillicelsius,
                    limit,
                    _settings.TemperatureHysteresisMillicelsius,
                    1,
                    _settings.ReleaseTicks);

        private FaultRow OtherRow(Faults fault)
        {
            int settled = _settings.SettledTicks;
            switch (fault)
            {
                case Faults.ConfigurationRefused:
                    return new FaultRow(
                        fault,
                        FaultQuantity.Supervisor,
                        BlocksBoth | FaultTraits.Blinding,
                        "The configuration was refused: the telemetry names the figure, its value and its range.",
                        "The table of settings: docs/reference/settings.md. It never clears: nothing else runs.");
                case Faults.TickFailed:
                    return new FaultRow(
                        fault,
                        FaultQuantity.Supervisor,
                        BlocksBoth | FaultTraits.Recorded | FaultTraits.Blinding,
                        "A tick did not run to its end: the telemetry names the exception and the part of the pass.",
                        "An exception; clears after Protection.ReleaseTicks ticks that ran to their end.");
                case Faults.ClockStepped:
                    return new FaultRow(
                        fault,
                        FaultQuantity.Supervisor,
                        FaultTraits.None,
                        "The clock stepped back, or forward by more than is plausible.",
                        "Less than 0, or more than 400 days, since the previous tick; set for one tick.");
                case Faults.JournalFailed:
                    return new FaultRow(
                        fault,
                        FaultQuantity.Supervisor,
                        FaultTraits.None,
                        "The journal could not be written.",
                        "The storage refused or threw; clears with the next record that was written.");
                case Faults.ReadingsContradict:
                    return new FaultRow(
                        fault,
                        FaultQuantity.Contradiction,
                        BlocksBoth | FaultTraits.Recorded | LatchedBlinding,
                        "Voltage and current contradict each other for a cell of this type: one of them is stuck, swapped or reversed.",
                        "Protection.MostContradiction, for the score of steps, standstill and charge moved.")
                        .At(FaultRow.Never, _settings.MostContradiction, 0, 1, _settings.CurrentReleaseTicks);
                case Faults.VoltagesDisagree:
                    return new FaultRow(
                        fault,
                        FaultQuantity.Disagreement,
                        Charge,
                        "Two measurements of the cell voltage do not agree, or the second one failed.",
                        "Protection.DisagreementMicrovolts; warning from half of it on.")
                        .At(_settings.DisagreementMicrovolts / 2, _settings.DisagreementMicrovolts, 0, settled, _settings.ReleaseTicks);
                case Faults.ClockStopped:
                    return new FaultRow(
                        fault,
                        FaultQuantity.StoppedClock,
                        Charge,
                        "The clock has stopped: no time can be counted.",
                        "Protection.StandingSamples, in a row.")
                        .At(FaultRow.Never, _settings.StandingSamples, 0, 1, _settings.ReleaseTicks);
                default:
                    throw new ArgumentOutOfRangeException(nameof(fault));
            }
        }
    }
}
