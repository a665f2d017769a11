using System.Device.Gpio;

namespace Microbattery.Hal.Adapters
{
    /// <summary>Output pins that start low: on the device a pin has no initial value, so it is written before and after its mode is set.</summary>
    internal static class OutputPin
    {
        internal static GpioPin OpenLow(GpioController pins, int pinNumber)
        {
            GpioPin pin = pins.OpenPin(pinNumber);
            pin.Write(PinValue.Low);
            pin.SetPinMode(PinMode.Output);
            pin.Write(PinValue.Low);
            return pin;
        }
    }
}
