namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Functions of the pins.</summary>
    public class Configuration
    {
        /// <summary>Connects a pin to a function.</summary>
        /// <param name="pin">The pin.</param>
        /// <param name="value">The function.</param>
        /// <exception cref="System.PlatformNotSupportedException">Always: a PC has no pins.</exception>
        public static void SetPinFunction(int pin, DeviceFunction value) =>
            throw new System.PlatformNotSupportedException("a PC has no pins");
    }
}
