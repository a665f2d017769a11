using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Gauge;
using Microbattery.Firmware.Measurement;
using Microbattery.Firmware.Protection;

namespace Microbattery.Firmware.Telemetry
{
    /// <summary>Results of one tick, for a person or a bench. A copy: the supervisor keeps nothing in it.</summary>
    public sealed class TelemetryFrame
    {
        /// <summary>Time of the tick: the board's date, ms.</summary>
        public long DateMilliseconds { get; set; }

        /// <summary>Ticks since the start; starts again at 0 after 2^31.</summary>
        public int TickCount { get; set; }

        /// <summary>Cell voltage, µV; the last good one while <see cref="Faults.VoltageUnknown"/> is set.</summary>
        public int VoltageMicrovolts { get; set; }

        /// <summary>Cell current, nA, positive charges; the last good one while <see cref="Faults.CurrentUnknown"/> is set.</summary>
        public int CurrentNanoamps { get; set; }

        /// <summary>Cell temperature, m°C; the last good one while <see cref="Faults.TemperatureUnknown"/> is set.</summary>
        public int TemperatureMillicelsius { get; set; }

        /// <summary>Whether the gauge has a state of charge.</summary>
        public bool GaugeStarted { get; set; }

        /// <summary>Whether that state of charge continues from the journal.</summary>
        public bool GaugeResumed { get; set; }

        /// <summary>State of charge, ppm; one half, with the largest uncertainty, until the gauge has started.</summary>
        public int StateOfChargePpm { get; set; } = 500000;

        /// <summary>Uncertainty of the state of charge, one sigma, ppm.</summary>
        public int UncertaintyPpm { get; set; } = 1000000;

        /// <summary>Displayed state of charge, ppm: without the jumps of corrections.</summary>
        public int DisplayedPpm { get; set; } = 500000;

        /// <summary>Learned capacity over the profile's, ppm: state of health.</summary>
        public int CapacityPpm { get; set; } = 1000000;

        /// <summary>Learned resistance over the profile's, ppm.</summary>
        public int ResistancePpm { get; set; } = 1000000;

        /// <summary>Phase of charging.</summary>
        public ChargePhase ChargePhase { get; set; }

        /// <summary>Whether the charge switch is closed.</summary>
        public bool ChargeClosed { get; set; }

        /// <summary>Whether the charge switch opens and closes to hold a voltage or a current: each closing is no event then.</summary>
        public bool ChargeGating { get; set; }

        /// <summary>Whether the load switch is closed.</summary>
        public bool LoadClosed { get; set; }

        /// <summary>Active faults.</summary>
        public Faults Faults { get; set; }

        /// <summary>Quantities past their warning point and not past their limit, in the bits of the faults.</summary>
        public Faults Warnings { get; set; }

        /// <summary>Share of the cell's discharge current limit that the load should take at most now, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedLoadPpm { get; set; } = 1000000;

        /// <summary>The figure of the configuration that was refused; none when it was accepted.</summary>
        public Setting RefusedSetting { get; set; }

        /// <summary>The entry of a table that was refused, from 0; -1 for a figure that is no entry.</summary>
        public int RefusedEntry { get; set; } = Refusal.NoEntry;

        /// <summary>The value refused, in the unit of its row.</summary>
        public long RefusedValue { get; set; }

        /// <summary>Least that value may be.</summary>
        public long RefusedLeast { get; set; }

        /// <summary>Most that value may be.</summary>
        public long RefusedMost { get; set; }

        /// <summary>Type of the exception of the last failed tick; none when none failed.</summary>
        public FailureKind FailureKind { get; set; }

        /// <summary>Part of the pass in which it was thrown.</summary>
        public PassStep FailureStep { get; set; }

        /// <summary>Time of that tick: the board's date, ms.</summary>
        public long FailureDateMilliseconds { get; set; }

        /// <summary>Type of the last exception of the storage; none when it has thrown none.</summary>
        public FailureKind StorageFailureKind { get; set; }

        /// <summary>Largest charge current whose voltage drop fits into the cell's voltage tolerance, nA. Given where the profile allows
        /// more: a larger current charges in short pulses only. 0 where the profile's limit fits.</summary>
        public int FittingChargeNanoamps { get; set; }

        /// <summary>Copies the sample.</summary>
        /// <param name="sample">The sample.</param>
        internal void SetSample(CellSample sample)
        {
            VoltageMicrovolts = sample.VoltageMicrovolts.Value;
            CurrentNanoamps = sample.CurrentNanoamps.Value;
            TemperatureMillicelsius = sample.TemperatureMillicelsius.Value;
        }

        /// <summary>Copies the results of the parts.</summary>
        /// <param name="protection">Protection.</param>
        /// <param name="gauge">The gauge.</param>
        /// <param name="chargeGate">The charge gate.</param>
        internal void SetParts(CellProtection protection, FuelGauge gauge, ChargeGate chargeGate)
        {
            Warnings = protection.Warnings;
            AllowedLoadPpm = protection.AllowedLoadPpm;
            GaugeStarted = gauge.IsStarted;
            GaugeResumed = gauge.IsResumed;
            StateOfChargePpm = gauge.StateOfChargePpm;
            UncertaintyPpm = gauge.ErrorPpm;
            DisplayedPpm = gauge.IsStarted ? gauge.Displayed.StateOfChargePpm : gauge.StateOfChargePpm;
            CapacityPpm = gauge.Estimator.CapacityPpm;
            ResistancePpm = gauge.Estimator.ResistancePpm;
            ChargePhase = chargeGate.Phase;
            ChargeGating = chargeGate.IsGating;
        }

        /// <summary>Copies the cause of the last failed tick.</summary>
        /// <param name="cause">The cause.</param>
        internal void SetFailure(FailureCause cause)
        {
            FailureKind = cause.Kind;
            FailureStep = cause.Step;
            FailureDateMilliseconds = cause.DateMilliseconds;
        }

        /// <summary>Copies what was refused.</summary>
        /// <param name="refusal">The refused figure; null for none.</param>
        internal void SetRefusal(Refusal refusal)
        {
            RefusedSetting = refusal == null ? Setting.None : refusal.Setting;
            RefusedEntry = refusal == null ? Refusal.NoEntry : refusal.Entry;
            RefusedValue = refusal == null ? 0 : refusal.Value;
            RefusedLeast = refusal == null ? 0 : refusal.Least;
            RefusedMost = refusal == null ? 0 : refusal.Most;
        }
    }
}
