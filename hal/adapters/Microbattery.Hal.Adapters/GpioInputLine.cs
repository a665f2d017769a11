using System;
using System.Device.Gpio;
using Microbattery.Hal.Lines;

namespace Microbattery.Hal.Adapters
{
    /// <summary>An input pin without a pull resistor: a part on the board defines its level.</summary>
    public sealed class GpioInputLine : IInputLine
    {
        private readonly GpioPin _pin;

        /// <summary>Opens a pin.</summary>
        /// <param name="pins">The pins.</param>
        /// <param name="pinNumber">Number of the pin.</param>
        /// <exception cref="ArgumentNullException">The pins are missing.</exception>
        public GpioInputLine(GpioController pins, int pinNumber)
        {
            ArgumentNullException.ThrowIfNull(pins, nameof(pins));
            _pin = pins.OpenPin(pinNumber, PinMode.Input);
        }

        /// <inheritdoc/>
        public bool IsHigh => _pin.Read() == PinValue.High;
    }
}
