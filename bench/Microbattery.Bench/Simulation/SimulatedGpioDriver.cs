using System;
using System.Device.Gpio;
using System.Threading;

namespace Microbattery.Bench.Simulation
{
    /// <summary>Pins of a simulated board under the real GpioController: levels, modes, and who wants to know when one changes.</summary>
    public sealed class SimulatedGpioDriver : GpioDriver
    {
        private const int Pins = 256;
        private readonly PinValue[] _level = new PinValue[Pins];
        private readonly PinMode[] _mode = new PinMode[Pins];
        private readonly bool[] _open = new bool[Pins];

        /// <summary>Called after an output pin was written: number and level.</summary>
        public event Action<int, bool>? OutputChanged;

        /// <inheritdoc/>
        protected override int PinCount => Pins;

        /// <summary>Level an output pin drives: low while it is no output, as the resistors on the board hold it.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <returns>True for high.</returns>
        public bool IsHigh(int pinNumber) => _mode[pinNumber] == PinMode.Output && _level[pinNumber] == PinValue.High;

        /// <inheritdoc/>
        protected override void OpenPin(int pinNumber) => _open[pinNumber] = true;

        /// <inheritdoc/>
        protected override void ClosePin(int pinNumber) => _open[pinNumber] = false;

        /// <inheritdoc/>
        protected override void SetPinMode(int pinNumber, PinMode mode) => _mode[pinNumber] = mode;

        /// <inheritdoc/>
        protected override PinMode GetPinMode(int pinNumber) => _mode[pinNumber];

        /// <inheritdoc/>
        protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

        /// <inheritdoc/>
        protected override PinValue Read(int pinNumber) => _level[pinNumber];

        /// <inheritdoc/>
        protected override void Write(int pinNumber, PinValue value)
        {
            _level[pinNumber] = value;
            OutputChanged?.Invoke(pinNumber, IsHigh(pinNumber));
        }

        /// <inheritdoc/>
        protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        /// <inheritdoc/>
        protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
            throw new NotSupportedException();

        /// <inheritdoc/>
        protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
            throw new NotSupportedException();
    }
}
