namespace System.Device.Gpio
{
    /// <summary>One open pin, with the device's rules: becoming an output drives it low, and only an output can be written.</summary>
    public sealed class GpioPin : IDisposable
    {
        private readonly ISimulatedPins _pins;
        private PinMode _mode = PinMode.Input;
        private bool _disposed;

        internal GpioPin(int pinNumber, ISimulatedPins pins)
        {
            PinNumber = pinNumber;
            _pins = pins;
        }

        /// <summary>Its number.</summary>
        public int PinNumber { get; }

        /// <summary>What it is.</summary>
        /// <returns>The mode.</returns>
        public PinMode GetPinMode() => _mode;

        /// <summary>Makes it something.</summary>
        /// <param name="value">What. An output starts low (CPU_GPIO_EnableOutputPin with GpioPinValue_Low).</param>
        public void SetPinMode(PinMode value)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _mode = value;
            _pins.SetMode(PinNumber, value);
            if (value == PinMode.Output)
            {
                _pins.Drive(PinNumber, false);
            }
        }

        /// <summary>Its level.</summary>
        /// <returns>The level.</returns>
        public PinValue Read()
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _pins.Read(PinNumber) ? PinValue.High : PinValue.Low;
        }

        /// <summary>Drives it.</summary>
        /// <param name="value">The level.</param>
        /// <exception cref="ArgumentException">It is no output.</exception>
        public void Write(PinValue value)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_mode != PinMode.Output)
            {
                throw new ArgumentException(null, nameof(value));
            }

            _pins.Drive(PinNumber, value == PinValue.High);
        }

        /// <summary>Lets it float.</summary>
        public void Dispose()
        {
            if (!_disposed)
            {
                SetPinMode(PinMode.Input);
                _disposed = true;
            }
        }
    }
}
