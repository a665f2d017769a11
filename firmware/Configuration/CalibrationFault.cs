namespace Microbattery.Firmware.Configuration
{
    /// <summary>Reason for which a calibration was refused. The numbers are part of telemetry: they never change.</summary>
    public enum CalibrationFault
    {
        /// <summary>The calibration was not refused.</summary>
        None = 0,

        /// <summary>No calibration is stored on a board that must have one.</summary>
        Missing = 1,

        /// <summary>No stored record has a correct checksum.</summary>
        Corrupt = 2,

        /// <summary>The record is of another version of its format.</summary>
        OtherVersion = 3,

        /// <summary>The record was taken on a front end of another design.</summary>
        OtherDesign = 4,

        /// <summary>The code of a point is outside the range of a healthy input.</summary>
        CodeOutOfRange = 5,

        /// <summary>The two points are the same, or too close together to determine the gain.</summary>
        PointsTooClose = 6,

        /// <summary>The value falls where the code rises: leads or points are swapped.</summary>
        Reversed = 7,

        /// <summary>The gain is further off nominal than the parts allow.</summary>
        GainImplausible = 8,

        /// <summary>A point is further off nominal than the parts allow.</summary>
        OffsetImplausible = 9,

        /// <summary>The storage did not accept the record.</summary>
        NotStored = 10,
    }
}
