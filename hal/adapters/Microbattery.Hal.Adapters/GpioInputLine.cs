using System.Device.Gpio;
using Microbattery.Hal.Lines;

namespace Microbattery.Hal.Adapters
{
    /// <summary>An input pin without a pull: something on the board holds its level.</summary>
    public sealed class GpioInputLine : IInputLine
    {
        private readonly GpioPin _pin;

        /// <summary>Opens a pin.</summary>
        /// <param name="pins">The pins.</param>
        /// <param name="pinNumber">Which.</param>
        public GpioInputLine(GpioController pins, int pinNumber)
        {
            _pin = pins.OpenPin(pinNumber, PinMode.Input);
        }

        /// <inheritdoc/>
        public bool IsHigh => _pin.Read() == PinValue.High;
    }
}
