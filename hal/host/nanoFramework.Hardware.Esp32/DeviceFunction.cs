namespace nanoFramework.Hardware.Esp32
{
    /// <summary>A function that a pin can be connected to.</summary>
    public enum DeviceFunction
    {
        /// <summary>Data of bus 1.</summary>
        I2C1_DATA = 0x20100,

        /// <summary>Clock of bus 1.</summary>
        I2C1_CLOCK = 0x20101,
    }
}
