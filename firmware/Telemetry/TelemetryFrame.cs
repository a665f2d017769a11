using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Charging;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Protection;

namespace Microbattery.Firmware.Telemetry
{
    /// <summary>What a person or a bench wants to see of the last tick.</summary>
    public sealed class TelemetryFrame
    {
        /// <summary>When the tick was: the board's date, ms.</summary>
        public long DateMilliseconds;

        /// <summary>Ticks since the start.</summary>
        public int TickCount;

        /// <summary>Cell voltage, µV; the last good one while <see cref="Faults.VoltageUnknown"/> is set.</summary>
        public int VoltageMicrovolts;

        /// <summary>Cell current, nA, positive charges; the last good one while <see cref="Faults.CurrentUnknown"/> is set.</summary>
        public int CurrentNanoamps;

        /// <summary>Cell temperature, m°C; the last good one while <see cref="Faults.TemperatureUnknown"/> is set.</summary>
        public int TemperatureMillicelsius;

        /// <summary>Whether there is a state of charge yet.</summary>
        public bool GaugeStarted;

        /// <summary>Whether that goes on from the journal.</summary>
        public bool GaugeResumed;

        /// <summary>State of charge, ppm; half, give or take everything, until the gauge has started.</summary>
        public int StateOfChargePpm = 500000;

        /// <summary>Bound of its error, ppm.</summary>
        public int ErrorPpm = 1000000;

        /// <summary>What a person is shown, ppm: the state of charge without its corrections' jumps.</summary>
        public int DisplayedPpm = 500000;

        /// <summary>Capacity over the profile's, as learned, ppm: state of health.</summary>
        public int CapacityPpm = 1000000;

        /// <summary>Resistance over the profile's, as learned, ppm.</summary>
        public int ResistancePpm = 1000000;

        /// <summary>Where charging stands.</summary>
        public ChargePhase ChargePhase;

        /// <summary>Whether the charge switch is closed.</summary>
        public bool ChargeClosed;

        /// <summary>Whether it opens and closes all the time, to hold a voltage or a current: no news.</summary>
        public bool ChargeGating;

        /// <summary>Whether the load switch is closed.</summary>
        public bool LoadClosed;

        /// <summary>What is wrong.</summary>
        public Faults Faults;

        /// <summary>What is near its limit, and not beyond it.</summary>
        public Faults Warnings;

        /// <summary>Share of the cell's discharge current limit that the load should take at most now, ppm, 250 000 to 1 000 000.</summary>
        public int AllowedLoadPpm = 1000000;

        /// <summary>What of the configuration was refused, if anything was.</summary>
        public ConfigurationFault ConfigurationFault;

        /// <summary>Why the profile was refused, if it was.</summary>
        public ProfileFault ProfileFault;

        /// <summary>Why the calibration was refused, if it was.</summary>
        public CalibrationFault CalibrationFault;
    }
}
