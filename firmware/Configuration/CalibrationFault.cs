namespace Microbattery.Firmware.Configuration
{
    /// <summary>Why a calibration was refused. The numbers stand in telemetry: they do not change.</summary>
    public enum CalibrationFault
    {
        /// <summary>It was not.</summary>
        None = 0,

        /// <summary>There is none, on a board that must have one.</summary>
        Missing = 1,

        /// <summary>No stored record is whole.</summary>
        Corrupt = 2,

        /// <summary>The record is of another version of its format.</summary>
        OtherVersion = 3,

        /// <summary>It was taken on a front end of other parts.</summary>
        OtherDesign = 4,

        /// <summary>A point's code is not one that a healthy input gives.</summary>
        CodeOutOfRange = 5,

        /// <summary>Its two points are too close together to say what the gain is, or the same.</summary>
        PointsTooClose = 6,

        /// <summary>The value falls where the code rises: leads swapped, or points.</summary>
        Reversed = 7,

        /// <summary>The gain is further off nominal than the parts allow.</summary>
        GainImplausible = 8,

        /// <summary>A point is further off nominal than the parts allow.</summary>
        OffsetImplausible = 9,

        /// <summary>The storage did not take it.</summary>
        NotStored = 10,
    }
}
