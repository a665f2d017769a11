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

        /// <summary>Number of the pin.</summary>
        public int PinNumber { get; }

        /// <summary>Mode of the pin.</summary>
        /// <returns>The mode.</returns>
        public PinMode GetPinMode() => _mode;

        /// <summary>Sets the mode of the pin.</summary>
        /// <param name="value">The mode. An output starts low (CPU_GPIO_EnableOutputPin with GpioPinValue_Low).</param>
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

        /// <summary>Reads the level of the pin.</summary>
        /// <returns>The level.</returns>
        public PinValue Read()
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _pins.Read(PinNumber) ? PinValue.High : PinValue.Low;
        }

        /// <summary>Drives the pin.</summary>
        /// <param name="value">The level.</param>
        /// <exception cref="ArgumentException">The pin is not an output.</exception>
        public void Write(PinValue value)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_mode != PinMode.Output)
            {
                throw new ArgumentException($"pin {PinNumber} is {_mode}; only an output can be written", nameof(value));
            }

            _pins.Drive(PinNumber, value == PinValue.High);
        }

        /// <summary>Closes the pin, which floats from then on.</summary>
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
