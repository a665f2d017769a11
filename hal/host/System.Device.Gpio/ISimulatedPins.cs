namespace System.Device.Gpio
{
    /// <summary>Host only: the pins of a simulated board.</summary>
    public interface ISimulatedPins
    {
        /// <summary>Sets the mode of a pin.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <param name="mode">The mode.</param>
        void SetMode(int pinNumber, PinMode mode);

        /// <summary>Drives a pin.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <param name="isHigh">Its level.</param>
        void Drive(int pinNumber, bool isHigh);

        /// <summary>Reads the level of a pin.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <returns>True for high.</returns>
        bool Read(int pinNumber);
    }
}
