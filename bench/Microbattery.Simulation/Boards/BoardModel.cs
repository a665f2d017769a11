using System;
using System.Device.Gpio;
using Microbattery.Boards;
using Microbattery.Firmware.Ports;

namespace Microbattery.Simulation.Boards
{
    /// <summary>A kind of board as the simulator knows it.</summary>
    public sealed record BoardModel
    {
        /// <summary>Its folder below boards/.</summary>
        public required string Folder { get; init; }

        /// <summary>What its board.json says.</summary>
        public required BoardSheet Sheet { get; init; }

        /// <summary>Creates its description: pins, parts, figures.</summary>
        public required Func<BoardDescription> Create { get; init; }

        /// <summary>Noise of one conversion, steps of its finest range, one sigma.</summary>
        public required double NoiseSteps { get; init; }

        /// <summary>Whether its program sleeps so that it starts again.</summary>
        public required bool SleepsDeeply { get; init; }

        /// <summary>Whether its date goes on while its program does not run.</summary>
        public required bool DateRunsThroughReset { get; init; }

        /// <summary>Opens its sensor, on virtual hardware, as its Program does on the board.</summary>
        public required Func<BoardDescription, VirtualHardware, GpioController, IClock, ICellSensor> OpenSensor { get; init; }
    }
}
