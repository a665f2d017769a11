namespace Microbattery.Firmware.Telemetry
{
    /// <summary>What was thrown, as a number that fits a record. The numbers stand in telemetry and in the fault history: they do not change.</summary>
    public enum FailureKind
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>An exception of a type that has no number of its own. On nanoFramework a division by zero is one.</summary>
        Other = 1,

        /// <summary>System.NullReferenceException.</summary>
        NullReference = 2,

        /// <summary>System.IndexOutOfRangeException.</summary>
        IndexOutOfRange = 3,

        /// <summary>System.ArgumentException, or one of its descendants: a pin that is no output, a buffer of the wrong length.</summary>
        Argument = 4,

        /// <summary>System.InvalidOperationException, or one of its descendants: an object that is closed.</summary>
        InvalidOperation = 5,

        /// <summary>System.InvalidCastException.</summary>
        InvalidCast = 6,

        /// <summary>System.NotSupportedException.</summary>
        NotSupported = 7,

        /// <summary>System.NotImplementedException: the firmware of this MCU has no such peripheral.</summary>
        NotImplemented = 8,

        /// <summary>System.OutOfMemoryException.</summary>
        OutOfMemory = 9,

        /// <summary>System.TimeoutException: a chip that does not finish.</summary>
        Timeout = 10,

        /// <summary>System.IO.IOException: storage.</summary>
        InputOutput = 11,
    }
}
