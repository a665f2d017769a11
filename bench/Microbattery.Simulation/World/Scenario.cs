using System;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Cells;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;

namespace Microbattery.Simulation.World
{
    /// <summary>What happens to a board: its cell, source, load, supply and temperature.</summary>
    public sealed record Scenario
    {
        /// <summary>The cell as the firmware knows it.</summary>
        public required CellProfile Profile { get; init; }

        /// <summary>How the true cell differs.</summary>
        public CellSpread Spread { get; init; } = CellSpread.Nominal;

        /// <summary>True state of charge at the start, 0 to 1; the cell is rested.</summary>
        public double InitialStateOfCharge { get; init; } = 0.6;

        /// <summary>Makes the cell.</summary>
        public Func<Scenario, ICellModel> CreateCell { get; init; } =
            scenario => new ProfileCell(scenario.Profile, scenario.Spread, scenario.InitialStateOfCharge);

        /// <summary>Makes what feeds the charge switch: of the cell, for a user who looks at it.</summary>
        public Func<ICellModel, IPowerSource> CreateSource { get; init; } = _ => CurrentSource.None;

        /// <summary>What the load switch feeds.</summary>
        public ILoad Load { get; init; } = new DutyCycledLoad(0, 0, 1, 10);

        /// <summary>What feeds the MCU, and what it takes.</summary>
        public SupplyDesign Supply { get; init; } = SupplyDesign.None;

        /// <summary>Temperature.</summary>
        public Ambient Ambient { get; init; } = new(25, 0);

        /// <summary>Hour of the day at which it begins.</summary>
        public double StartHour { get; init; }

        /// <summary>Another source, the same whatever the cell does.</summary>
        public IPowerSource Source { init => CreateSource = _ => value; }

        /// <summary>The current that empties a full cell in an hour, A.</summary>
        /// <param name="profile">The cell.</param>
        /// <returns>A.</returns>
        public static double OneC(CellProfile profile)
        {
            ArgumentNullException.ThrowIfNull(profile);
            return profile.CapacityNanoampSeconds / 3600e9;
        }
    }
}
