using System.Collections.Generic;

namespace System.Device.Gpio
{
    /// <summary>Host double of the device's GPIO controller, connected to <see cref="ISimulatedPins"/>.</summary>
    public sealed class GpioController : IDisposable
    {
        private readonly ISimulatedPins _pins;
        private readonly Dictionary<int, GpioPin> _open = [];

        /// <summary>As on the device. A PC has no pins.</summary>
        /// <exception cref="PlatformNotSupportedException">Always: use the other constructor on a host.</exception>
        public GpioController()
        {
            throw new PlatformNotSupportedException("a PC has no pins: give the controller simulated ones");
        }

        /// <summary>Host only: a controller of simulated pins.</summary>
        /// <param name="pins">The pins.</param>
        public GpioController(ISimulatedPins pins)
        {
            ArgumentNullException.ThrowIfNull(pins);
            _pins = pins;
        }

        /// <summary>Opens a pin as a floating input.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <returns>The pin.</returns>
        /// <exception cref="InvalidOperationException">It is open already.</exception>
        public GpioPin OpenPin(int pinNumber)
        {
            if (_open.ContainsKey(pinNumber))
            {
                throw new InvalidOperationException($"pin {pinNumber} is open already");
            }

            GpioPin pin = new(pinNumber, _pins);
            _open.Add(pinNumber, pin);
            return pin;
        }

        /// <summary>Opens a pin in a mode.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <param name="mode">What it becomes. An output starts low.</param>
        /// <returns>The pin.</returns>
        /// <exception cref="InvalidOperationException">It is open already.</exception>
        public GpioPin OpenPin(int pinNumber, PinMode mode)
        {
            GpioPin pin = OpenPin(pinNumber);
            pin.SetPinMode(mode);
            return pin;
        }

        /// <summary>Whether a pin is open.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <returns>True when it is.</returns>
        public bool IsPinOpen(int pinNumber) => _open.ContainsKey(pinNumber);

        /// <summary>Closes a pin, which floats from then on.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <exception cref="InvalidOperationException">It is not open.</exception>
        public void ClosePin(int pinNumber)
        {
            if (!_open.Remove(pinNumber, out GpioPin? pin))
            {
                throw new InvalidOperationException($"pin {pinNumber} is not open");
            }

            pin.Dispose();
        }

        /// <summary>Closes every pin.</summary>
        public void Dispose()
        {
            foreach (GpioPin pin in _open.Values)
            {
                pin.Dispose();
            }

            _open.Clear();
        }
    }
}
