namespace Microbattery.Firmware.Telemetry
{
    /// <summary>Type of an exception, as a number that fits a record. The numbers are part of telemetry and fault history: they never
    /// change.</summary>
    public enum FailureKind
    {
        /// <summary>No exception.</summary>
        None = 0,

        /// <summary>An exception of a type without a number of its own. On nanoFramework a division by zero is one.</summary>
        Other = 1,

        /// <summary>System.NullReferenceException.</summary>
        NullReference = 2,

        /// <summary>System.IndexOutOfRangeException.</summary>
        IndexOutOfRange = 3,

        /// <summary>System.ArgumentException or a type derived from it: a pin that is no output, a buffer of the wrong length.</summary>
        Argument = 4,

        /// <summary>System.InvalidOperationException or a type derived from it: an object that is closed.</summary>
        InvalidOperation = 5,

        /// <summary>System.InvalidCastException.</summary>
        InvalidCast = 6,

        /// <summary>System.NotSupportedException.</summary>
        NotSupported = 7,

        /// <summary>System.NotImplementedException: the firmware of this MCU has no such peripheral.</summary>
        NotImplemented = 8,

        /// <summary>System.OutOfMemoryException.</summary>
        OutOfMemory = 9,

        /// <summary>System.TimeoutException: a chip that does not finish in time.</summary>
        Timeout = 10,

        /// <summary>System.IO.IOException: storage that cannot be read or written.</summary>
        InputOutput = 11,
    }
}
