namespace Microbattery.Firmware.Configuration
{
    /// <summary>What of the configuration was refused. Whatever it is, both switches stay open for ever.</summary>
    public enum ConfigurationFault
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>The cell's profile; why is in the telemetry's profile fault.</summary>
        Profile,

        /// <summary>The board's calibration; why is in the telemetry's calibration fault.</summary>
        Calibration,

        /// <summary>The board's figures: an error of a reading missing or below 0, or a current below 0.</summary>
        Accuracy,

        /// <summary>A setting of charging or protection that is out of its range.</summary>
        Settings,
    }
}
