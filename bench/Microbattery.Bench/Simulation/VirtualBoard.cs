using System;
using System.Device.Adc;
using System.Device.Gpio;
using Microbattery.Boards;
using Microbattery.Firmware;
using Microbattery.Hal;

namespace Microbattery.Bench.Simulation
{
    /// <summary>A board in a simulated world: the adapters and the firmware that run on the MCU, over simulated pins and converter.</summary>
    public sealed class VirtualBoard
    {
        private readonly VirtualClock _clock = new();

        /// <summary>Powers a board up.</summary>
        /// <param name="board">The board.</param>
        /// <param name="scenario">What happens to it.</param>
        /// <param name="errors">What is wrong with its front end.</param>
        /// <param name="seed">Equal seeds give equal noise.</param>
        /// <param name="store">What survives a power cut; null for an empty one.</param>
        public VirtualBoard(BoardDescription board, Scenario scenario, FrontEndErrors errors, int seed, IRecordStore? store = null)
        {
            ArgumentNullException.ThrowIfNull(board);
            ArgumentNullException.ThrowIfNull(scenario);
            World = new SimulatedWorld(scenario);
            Pins = new SimulatedGpioDriver();
            Converter = new SimulatedConverter(board.Design, errors, World, () => Pins.IsHigh(board.DividerEnablePin), seed);
            Pins.OutputChanged += (pin, isHigh) =>
            {
                if (pin == board.ChargeSwitchPin && World.ChargeClosed != isHigh)
                {
                    World.ChargeClosed = isHigh;
                    World.Settle();
                }
                else if (pin == board.LoadSwitchPin && World.LoadClosed != isHigh)
                {
                    World.LoadClosed = isHigh;
                    World.Settle();
                }
            };
            World.Settle();
            Supervisor = BoardAssembly.Assemble(
                board,
                scenario.Profile,
                new AdcController(Converter),
                new GpioController(Pins),
                _clock,
                store ?? new MemoryRecordStore(2),
                new SupervisorSettings());
        }

        /// <summary>The cell and what surrounds it.</summary>
        public SimulatedWorld World { get; }

        /// <summary>The pins.</summary>
        public SimulatedGpioDriver Pins { get; }

        /// <summary>The converter.</summary>
        public SimulatedConverter Converter { get; }

        /// <summary>The firmware.</summary>
        public Supervisor Supervisor { get; }

        /// <summary>One tick, then time until the next is wanted.</summary>
        public void Tick()
        {
            long start = _clock.NowMilliseconds;
            Supervisor.Tick();
            _clock.NowMilliseconds = start + Supervisor.NextTickMilliseconds;
            World.AdvanceTo(_clock.NowMilliseconds / 1000.0);
        }
    }
}
