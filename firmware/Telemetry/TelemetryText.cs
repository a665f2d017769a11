namespace Microbattery.Firmware.Telemetry
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
        public static string Line(TelemetryFrame frame) =>
            string.Concat(
                new string[]
                {
                    frame.DateMilliseconds.ToString(), ",",
                    frame.VoltageMicrovolts.ToString(), ",",
                    frame.CurrentNanoamps.ToString(), ",",
                    frame.TemperatureMillicelsius.ToString(), ",",
                    frame.StateOfChargePpm.ToString(), ",",
                    frame.ErrorPpm.ToString(), ",",
                    ((int)frame.ChargePhase).ToString(), ",",
                    frame.ChargeClosed ? "1," : "0,",
                    frame.LoadClosed ? "1," : "0,",
                    ((int)frame.Faults).ToString(), ",",
                    frame.ShownPpm.ToString(), ",",
                    frame.CapacityPpm.ToString(), ",",
                    frame.ResistancePpm.ToString(), ",",
                    ((int)frame.Warnings).ToString(), ",",
                    frame.AllowedLoadPpm.ToString(), ",",
                    ((int)frame.ConfigurationFault).ToString(), ",",
                    ((int)frame.ProfileFault).ToString(), ",",
                    ((int)frame.CalibrationFault).ToString(),
                });
    }
}
