namespace System.Device.Gpio
{
    /// <summary>Host only: what a simulated board's pins are connected to.</summary>
    public interface ISimulatedPins
    {
        /// <summary>A pin became something.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <param name="mode">What it became.</param>
        void SetMode(int pinNumber, PinMode mode);

        /// <summary>A pin is driven.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <param name="isHigh">Its level.</param>
        void Drive(int pinNumber, bool isHigh);

        /// <summary>The level of a pin.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <returns>True for high.</returns>
        bool Read(int pinNumber);
    }
}
