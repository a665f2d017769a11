using System;
using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using Microbattery.Boards;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.Chips;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.World;

namespace Microbattery.Simulation.Boards
{
    /// <summary>What a simulated board is soldered from: pins, converter, and the chips some boards have on their bus.</summary>
    public sealed class VirtualHardware
    {
        /// <summary>The hardware of a board.</summary>
        /// <param name="board">The board.</param>
        /// <param name="world">What it measures.</param>
        /// <param name="errors">What is wrong with its front end.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        /// <param name="clock">Time.</param>
        public VirtualHardware(BoardDescription board, SimulatedWorld world, FrontEndErrors errors, int seed, IClock clock)
        {
            ArgumentNullException.ThrowIfNull(board);
            ArgumentNullException.ThrowIfNull(world);
            ArgumentNullException.ThrowIfNull(errors);
            Pins.InputLevel = pin => pin == board.WakePin && world.SourceIsPresent;
            Pins.DeadPin = () => world.Injected.DeadPin;
            FrontEnd = new SimulatedFrontEnd(board.Design, errors, world, () => Pins.IsHigh(board.DividerEnablePin));
            Converter = new SimulatedConverter(board.Design, FrontEnd, errors.NoiseSteps, seed);
            Ina228 = new SimulatedIna228(FrontEnd, clock, errors.NoiseSteps, seed);
            Ina226 = new SimulatedIna226(FrontEnd, clock, errors.NoiseSteps, seed);
            Ads1115 = new SimulatedAds1115(FrontEnd, clock, errors.NoiseSteps, seed);
        }

        /// <summary>The pins.</summary>
        public SimulatedPins Pins { get; } = new();

        /// <summary>Voltages at the inputs.</summary>
        public SimulatedFrontEnd FrontEnd { get; }

        /// <summary>The MCU's converter.</summary>
        public SimulatedConverter Converter { get; }

        /// <summary>A power monitor.</summary>
        public SimulatedIna228 Ina228 { get; }

        /// <summary>Another.</summary>
        public SimulatedIna226 Ina226 { get; }

        /// <summary>A converter on the bus.</summary>
        public SimulatedAds1115 Ads1115 { get; }

        /// <summary>The pins as the program opens them after a start.</summary>
        /// <returns>A new controller.</returns>
        public GpioController OpenPins() => new(Pins);

        /// <summary>The converter as the program opens it after a start.</summary>
        /// <returns>A new controller.</returns>
        public AdcController OpenConverter() => new(Converter);

        /// <summary>A chip on a bus as the program opens it after a start.</summary>
        /// <param name="bus">The bus.</param>
        /// <param name="address">The address.</param>
        /// <param name="chip">The chip.</param>
        /// <returns>A new device.</returns>
        public static I2cDevice OpenI2c(int bus, int address, ISimulatedI2cTarget chip) =>
            new(new I2cConnectionSettings(bus, address), chip);
    }
}
