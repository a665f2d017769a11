using Microbattery.Firmware.Telemetry;

namespace Microbattery.Boards
{
    /// <summary>A frame as one line of text, for a serial port. Allocates: call it when somebody reads, not every tick.</summary>
    public static class TelemetryText
    {
        /// <summary>The columns of <see cref="Line"/>.</summary>
        public const string Header =
            "time_ms,voltage_uv,current_na,temperature_mc,soc_ppm,soc_error_ppm,phase,charge_enabled,load_enabled,faults,"
            + "shown_ppm,capacity_ppm,resistance_ppm,warnings,allowed_load_ppm,refused,profile_fault,calibration_fault";

        /// <summary>A frame as comma separated integers.</summary>
        /// <param name="frame">The frame.</param>
        /// <returns>One line, without its end.</returns>
        public static string Line(TelemetryFrame frame)
        {
            string line = frame.DateMilliseconds.ToString();
            int[] rest =
            {
                frame.VoltageMicrovolts,
                frame.CurrentNanoamps,
                frame.TemperatureMillicelsius,
                frame.StateOfChargePpm,
                frame.ErrorPpm,
                (int)frame.ChargePhase,
                frame.ChargeClosed ? 1 : 0,
                frame.LoadClosed ? 1 : 0,
                (int)frame.Faults,
                frame.DisplayedPpm,
                frame.CapacityPpm,
                frame.ResistancePpm,
                (int)frame.Warnings,
                frame.AllowedLoadPpm,
                (int)frame.ConfigurationFault,
                (int)frame.ProfileFault,
                (int)frame.CalibrationFault,
            };
            for (int i = 0; i < rest.Length; i++)
            {
                line += "," + rest[i].ToString();
            }

            return line;
        }
    }
}
