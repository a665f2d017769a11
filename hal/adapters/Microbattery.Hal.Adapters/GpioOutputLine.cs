using System;
using System.Device.Gpio;
using Microbattery.Hal.Lines;

namespace Microbattery.Hal.Adapters
{
    /// <summary>An output pin that starts low.</summary>
    /// <remarks>
    /// On the device a pin that is not yet an output refuses a write (ArgumentException), and becoming an output drives it low
    /// (CPU_GPIO_EnableOutputPin with GpioPinValue_Low). An ESP32 pulls the pin up weakly for some microseconds before that; the resistor
    /// on the board must hold the pin low against it. The write after it does not rely on any of this.
    /// </remarks>
    public sealed class GpioOutputLine : IOutputLine
    {
        private readonly GpioPin _pin;

        /// <summary>Opens a pin and drives it low.</summary>
        /// <param name="pins">The pins.</param>
        /// <param name="pinNumber">Number of the pin.</param>
        /// <exception cref="ArgumentNullException">The pins are missing.</exception>
        public GpioOutputLine(GpioController pins, int pinNumber)
        {
            ArgumentNullException.ThrowIfNull(pins, nameof(pins));
            _pin = pins.OpenPin(pinNumber);
            _pin.SetPinMode(PinMode.Output);
            _pin.Write(PinValue.Low);
        }

        /// <inheritdoc/>
        public void Drive(bool isHigh) => _pin.Write(isHigh ? PinValue.High : PinValue.Low);
    }
}
