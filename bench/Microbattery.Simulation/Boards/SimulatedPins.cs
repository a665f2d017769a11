using System;
using System.Device.Gpio;

namespace Microbattery.Simulation.Boards
{
    /// <summary>Pins of a simulated board: levels, modes, and who wants to know when one changes.</summary>
    public sealed class SimulatedPins : ISimulatedPins
    {
        private const int Pins = 256;
        private readonly bool[] _level = new bool[Pins];
        private readonly PinMode[] _mode = new PinMode[Pins];

        /// <summary>Called after an output pin was driven or let go: number and level.</summary>
        public event Action<int, bool>? OutputChanged;

        /// <summary>Pin whose driver throws at every write; -1 for none.</summary>
        public Func<int> DeadPin { get; set; } = () => -1;

        /// <summary>Level of a pin that is no output, where something on the board drives it.</summary>
        public Func<int, bool>? InputLevel { get; set; }

        /// <summary>Level of an output: low while it is no output, as the resistors on the board hold it.</summary>
        /// <param name="pinNumber">The pin.</param>
        /// <returns>True for high.</returns>
        public bool IsHigh(int pinNumber) => _mode[pinNumber] == PinMode.Output && _level[pinNumber];

        /// <inheritdoc/>
        public void SetMode(int pinNumber, PinMode mode)
        {
            bool wasOutput = _mode[pinNumber] == PinMode.Output;
            _mode[pinNumber] = mode;
            if (wasOutput && mode != PinMode.Output)
            {
                OutputChanged?.Invoke(pinNumber, false);
            }
        }

        /// <inheritdoc/>
        public void Drive(int pinNumber, bool isHigh)
        {
            if (pinNumber == DeadPin())
            {
                throw new InvalidOperationException();
            }

            _level[pinNumber] = isHigh;
            OutputChanged?.Invoke(pinNumber, IsHigh(pinNumber));
        }

        /// <inheritdoc/>
        public bool Read(int pinNumber) => _mode[pinNumber] == PinMode.Output ? IsHigh(pinNumber) : InputLevel?.Invoke(pinNumber) ?? false;

        /// <summary>The MCU lost its state: every pin floats.</summary>
        public void ReleaseAll()
        {
            for (int pin = 0; pin < Pins; pin++)
            {
                SetMode(pin, PinMode.Input);
            }
        }
    }
}
