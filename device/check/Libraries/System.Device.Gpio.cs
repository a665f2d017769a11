namespace System.Device.Gpio
{
    public enum PinMode
    {
        Input,
        InputPullDown,
        InputPullUp,
        Output,
    }

    public struct PinValue
    {
        public static extern PinValue High { get; }

        public static extern PinValue Low { get; }

        public static extern bool operator ==(PinValue a, PinValue b);

        public static extern bool operator !=(PinValue a, PinValue b);
    }

    public sealed class GpioPin
    {
        private extern GpioPin();

        public extern PinValue Read();

        public extern void SetPinMode(PinMode value);

        public extern void Write(PinValue value);
    }

    public sealed class GpioController
    {
        public extern GpioController();

        public extern GpioPin OpenPin(int pinNumber);

        public extern GpioPin OpenPin(int pinNumber, PinMode mode);
    }
}
