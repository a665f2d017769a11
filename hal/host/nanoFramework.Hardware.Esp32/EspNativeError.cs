namespace nanoFramework.Hardware.Esp32
{
    /// <summary>What the chip's software answers.</summary>
    public enum EspNativeError
    {
        /// <summary>Something else.</summary>
        FAIL = -1,

        /// <summary>Done.</summary>
        OK = 0,

        /// <summary>No such pin or time.</summary>
        INVALID_ARG = 0x102,

        /// <summary>Not now.</summary>
        INVALID_STATE = 0x103,
    }
}
