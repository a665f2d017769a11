using System.Device.Gpio;
using Microbattery.Hal.Lines;

namespace Microbattery.Hal.Adapters
{
    /// <summary>
    /// An output pin that starts low. On the device a pin that is no output yet refuses to be written (ArgumentException), and becoming
    /// an output drives it low (CPU_GPIO_EnableOutputPin with GpioPinValue_Low); an ESP32 pulls the pin up weakly for some microseconds
    /// before, which the resistor on the board has to hold against. The write after it makes sure.
    /// </summary>
    public sealed class GpioOutputLine : IOutputLine
    {
        private readonly GpioPin _pin;

        /// <summary>Opens a pin, low.</summary>
        /// <param name="pins">The pins.</param>
        /// <param name="pinNumber">Which.</param>
        public GpioOutputLine(GpioController pins, int pinNumber)
        {
            _pin = pins.OpenPin(pinNumber);
            _pin.SetPinMode(PinMode.Output);
            _pin.Write(PinValue.Low);
        }

        /// <inheritdoc/>
        public void Drive(bool isHigh) => _pin.Write(isHigh ? PinValue.High : PinValue.Low);
    }
}
