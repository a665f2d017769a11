using System;

namespace Microbattery.Firmware.Telemetry
{
    /// <summary>
    /// The table of telemetry columns, one row each. The line that a board prints, its header and docs/reference/telemetry.md come from it.
    /// </summary>
    /// <remarks>A row is made on request, so that the texts stay in flash.</remarks>
    public static class TelemetryTable
    {
        /// <summary>Number of columns.</summary>
        public const int Count = 25;

        /// <summary>A column of a frame.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1, in the order they are printed.</param>
        /// <param name="frame">The frame.</param>
        /// <returns>A new row.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
        public static TelemetryColumn Column(int index, TelemetryFrame frame)
        {
            ArgumentNullException.ThrowIfNull(frame, nameof(frame));

            switch (index)
            {
                case 0:
                    return new TelemetryColumn("time_ms", "ms", frame.DateMilliseconds, "Time of the tick: the board's date.");
                case 1:
                    return new TelemetryColumn(
                        "voltage_uv", "µV", frame.VoltageMicrovolts, "Cell voltage; the last good one while it is unknown.");
                case 2:
                    return new TelemetryColumn(
                        "current_na",
                        "nA",
                        frame.CurrentNanoamps,
                        "Cell current, positive charges; the last good one while it is unknown.");
                case 3:
                    return new TelemetryColumn(
                        "temperature_mc", "m°C", frame.TemperatureMillicelsius, "Cell temperature; the last good one while it is unknown.");
                case 4:
                    return new TelemetryColumn(
                        "soc_ppm", "ppm", frame.StateOfChargePpm, "State of charge; one half until the gauge has started.");
                case 5:
                    return new TelemetryColumn("soc_error_ppm", "ppm", frame.UncertaintyPpm, "Its uncertainty, one sigma.");
                case 6:
                    return new TelemetryColumn("phase", "", (int)frame.ChargePhase, "Charge phase, by its number.");
                case 7:
                    return new TelemetryColumn("charge_enabled", "", frame.ChargeClosed ? 1 : 0, "Whether the charge switch is closed.");
                case 8:
                    return new TelemetryColumn("load_enabled", "", frame.LoadClosed ? 1 : 0, "Whether the load switch is closed.");
                case 9:
                    return new TelemetryColumn("faults", "", (int)frame.Faults, "Faults, a bit each: docs/reference/faults.md.");
                case 10:
                    return new TelemetryColumn(
                        "displayed_ppm", "ppm", frame.DisplayedPpm, "Displayed state of charge: without the jumps of corrections.");
                case 11:
                    return new TelemetryColumn(
                        "capacity_ppm", "ppm", frame.CapacityPpm, "Learned capacity over the profile's: state of health.");
                case 12:
                    return new TelemetryColumn("resistance_ppm", "ppm", frame.ResistancePpm, "Learned resistance over the profile's.");
                case 13:
                    return new TelemetryColumn(
                        "warnings", "", (int)frame.Warnings, "Quantities past their warning point, in the bits of the faults.");
                case 14:
                    return new TelemetryColumn(
                        "allowed_load_ppm",
                        "ppm",
                        frame.AllowedLoadPpm,
                        "Share of the discharge current limit that the load should take at most now.");
                case 15:
                    return new TelemetryColumn(
                        "refused_setting",
                        "",
                        (int)frame.RefusedSetting,
                        "Number of the figure of the configuration that was refused; 0 for none: docs/reference/settings.md.");
                case 16:
                    return new TelemetryColumn(
                        "refused_entry", "", frame.RefusedEntry, "Entry of a table that was refused; -1 for a figure that is no entry.");
                case 17:
                    return new TelemetryColumn("refused_value", "", frame.RefusedValue, "The value refused, in the unit of its row.");
                case 18:
                    return new TelemetryColumn("refused_least", "", frame.RefusedLeast, "Least that value may be.");
                case 19:
                    return new TelemetryColumn("refused_most", "", frame.RefusedMost, "Most that value may be.");
                case 20:
                    return new TelemetryColumn(
                        "failure_kind", "", (int)frame.FailureKind, "Number of the exception of the last failed tick; 0 for none.");
                case 21:
                    return new TelemetryColumn("failure_step", "", (int)frame.FailureStep, "Number of the part of the pass that failed.");
                case 22:
                    return new TelemetryColumn("failure_time_ms", "ms", frame.FailureDateMilliseconds, "Time of the last failed tick.");
                case 23:
                    return new TelemetryColumn(
                        "storage_failure_kind",
                        "",
                        (int)frame.StorageFailureKind,
                        "Number of the last exception of the storage; 0 for none.");
                case 24:
                    return new TelemetryColumn(
                        "fitting_charge_na",
                        "nA",
                        frame.FittingChargeNanoamps,
                        "Largest charge current that fits the voltage tolerance, where the profile allows more; else 0.");
                default:
                    throw new ArgumentOutOfRangeException(nameof(index));
            }
        }
    }
}
