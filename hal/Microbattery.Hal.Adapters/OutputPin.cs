using System.Device.Gpio;

namespace Microbattery.Hal.Adapters
{
    /// <summary>
    /// Output pins that start low. On the device a pin that is no output yet refuses to be written (ArgumentException), and becoming an
    /// output drives it low (CPU_GPIO_EnableOutputPin with GpioPinValue_Low); the write after it is for hosts that do otherwise.
    /// </summary>
    internal static class OutputPin
    {
        internal static GpioPin OpenLow(GpioController pins, int pinNumber)
        {
            GpioPin pin = pins.OpenPin(pinNumber);
            pin.SetPinMode(PinMode.Output);
            pin.Write(PinValue.Low);
            return pin;
        }
    }
}
