namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Which pin does what.</summary>
    public class Configuration
    {
        /// <summary>Gives a pin to a function.</summary>
        /// <param name="pin">The pin.</param>
        /// <param name="value">The function.</param>
        /// <exception cref="System.PlatformNotSupportedException">Always: a PC has no pins.</exception>
        public static void SetPinFunction(int pin, DeviceFunction value) =>
            throw new System.PlatformNotSupportedException("a PC has no pins");
    }
}
