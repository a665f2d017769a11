using Microbattery.Boards;
using Microbattery.Firmware.Configuration;
using Microbattery.Firmware.Ports;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.Supplies;
using Microbattery.Simulation.World;

namespace Microbattery.Simulation.Boards
{
    /// <summary>What a simulated board is made of and put into.</summary>
    public sealed record BoardSetup
    {
        /// <summary>The kind of board.</summary>
        public required BoardModel Model { get; init; }

        /// <summary>Its description, as the model creates it or changed.</summary>
        public required BoardDescription Description { get; init; }

        /// <summary>Cell, source, load and temperature.</summary>
        public required Scenario Scenario { get; init; }

        /// <summary>What is wrong with its front end.</summary>
        public FrontEndErrors Errors { get; init; } = FrontEndErrors.None;

        /// <summary>Seed of the noise.</summary>
        public int Seed { get; init; } = 1;

        /// <summary>What survives a power cut; null for an empty one.</summary>
        public IRecordStore? Store { get; init; }

        /// <summary>Where the board keeps its calibration, taken into its design at each start; null for what its design says.</summary>
        public IRecordStore? Calibration { get; init; }

        /// <summary>What feeds the MCU; null for what the board's sheet says.</summary>
        public SupplyDesign? Supply { get; init; }

        /// <summary>How the parts of the firmware work.</summary>
        public SupervisorSettings Settings { get; init; } = new();

        /// <summary>How long the application wants its load at each start, and every ten minutes while awake, s; not at all while
        /// <see cref="VirtualBoard.LoadWanted"/> is false.</summary>
        public double WorkSeconds { get; init; } = VirtualBoard.WorkPeriodSeconds;
    }
}
