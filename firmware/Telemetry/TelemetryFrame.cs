using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;

namespace Microbattery.Firmware.Telemetry
{
    /// <summary>What a person or a bench wants to know of the last tick: a copy, in which the supervisor keeps nothing.</summary>
    public sealed class TelemetryFrame
    {
        /// <summary>When the tick was: the board's date, ms.</summary>
        public long DateMilliseconds { get; set; }

        /// <summary>Ticks since the start; begins again at 0 after 2^31.</summary>
        public int TickCount { get; set; }

        /// <summary>Cell voltage, µV; the last good one while <see cref="Faults.VoltageUnknown"/> is set.</summary>
        public int VoltageMicrovolts { get; set; }

        /// <summary>Cell current, nA, positive charges; the last good one while <see cref="Faults.CurrentUnknown"/> is set.</summary>
        public int CurrentNanoamps { get; set; }

        /// <summary>Cell temperature, m°C; the last good one while <see cref="Faults.TemperatureUnknown"/> is set.</summary>
        public int TemperatureMillicelsius { get; set; }

        /// <summary>Whether there is a state of charge yet.</summary>
        public bool GaugeStarted { get; set; }

        /// <summary>Whether that goes on from the journal.</summary>
        public bool GaugeResumed { get; set; }

        /// <summary>State of charge, ppm; half, give or take everything, until the gauge has started.</summary>
        public int StateOfChargePpm { get; set; } = 500000;

        /// <summary>Uncertainty of the state of charge, one sigma, ppm.</summary>
        public int UncertaintyPpm { get; set; } = 1000000;

        /// <summary>Displayed state of charge, ppm: without the jumps of corrections.</summary>
        public int DisplayedPpm { get; set; } = 500000;

        /// <summary>Capacity over the profile's, as learned, ppm: state of health.</summary>
        public int CapacityPpm { get; set; } = 1000000;

        /// <summary>Resistance over the profile's, as learned, ppm.</summary>
        public int ResistancePpm { get; set; } = 1000000;

        /// <summary>Where charging stands.</summary>
        public ChargePhase ChargePhase { get; set; }

        /// <summary>Whether the charge switch is closed.</summary>
        public bool ChargeClosed { get; set; }

        /// <summary>Whether it opens and closes all the time, to hold a voltage or a current: not worth an event each.</summary>
        public bool ChargeGating { get; set; }

        /// <summary>Whether the load switch is closed.</summary>
        public bool LoadClosed { get; set; }

        /// <summary>What is wrong.</summary>
        public Faults Faults { get; set; }

        /// <summary>What is near its limit, and not beyond it.</summary>
        public Faults Warnings { get; set; }

        /// <summary>Share of the cell's discharge current limit that the load should take at most now, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedLoadPpm { get; set; } = 1000000;

        /// <summary>Which figure of the configuration was refused; none when it was accepted.</summary>
        public Setting RefusedSetting { get; set; }

        /// <summary>Which entry of a table was refused, from 0; -1 for a figure that is no entry.</summary>
        public int RefusedEntry { get; set; } = Refusal.NoEntry;

        /// <summary>The value refused, in the unit of its row.</summary>
        public long RefusedValue { get; set; }

        /// <summary>Least that value may be.</summary>
        public long RefusedLeast { get; set; }

        /// <summary>Most that value may be.</summary>
        public long RefusedMost { get; set; }

        /// <summary>What the last failed tick threw; none when none failed.</summary>
        public FailureKind FailureKind { get; set; }

        /// <summary>In which part of the pass.</summary>
        public PassStep FailureStep { get; set; }

        /// <summary>When: the board's date, ms.</summary>
        public long FailureDateMilliseconds { get; set; }

        /// <summary>What the last storage failure threw; none when storage has thrown nothing.</summary>
        public FailureKind StorageFailureKind { get; set; }

        /// <summary>The largest charge current whose drop the cell's voltage tolerance takes, nA, where the profile allows many times more: charging
        /// with more than this works in short pulses; 0 where the profile's limit fits.</summary>
        public int FittingChargeNanoamps { get; set; }

        /// <summary>Takes over what was refused.</summary>
        /// <param name="refusal">What was refused; null for nothing.</param>
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
