namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Result of a call into the chip's software.</summary>
    public enum EspNativeError
    {
        /// <summary>Another error.</summary>
        FAIL = -1,

        /// <summary>No error.</summary>
        OK = 0,

        /// <summary>A pin or time that the chip does not have.</summary>
        INVALID_ARG = 0x102,

        /// <summary>Not possible in the present state.</summary>
        INVALID_STATE = 0x103,
    }
}
