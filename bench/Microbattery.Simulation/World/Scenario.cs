using System;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Cells;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;

namespace Microbattery.Simulation.World
{
    /// <summary>What happens to a board: its cell, source, load and weather.</summary>
    /// <param name="Profile">The cell as the firmware knows it.</param>
    /// <param name="Truth">How the true cell differs.</param>
    /// <param name="InitialStateOfCharge">True state of charge at the start, 0 to 1; the cell is rested.</param>
    /// <param name="Source">What feeds the charge switch.</param>
    /// <param name="Load">What the load switch feeds.</param>
    /// <param name="BoardAmps">What the board itself takes, before the load switch, A.</param>
    /// <param name="Ambient">Temperature.</param>
    public sealed record Scenario(
        CellProfile Profile,
        CellTruth Truth,
        double InitialStateOfCharge,
        IPowerSource Source,
        DutyCycledLoad Load,
        double BoardAmps,
        Ambient Ambient)
    {
        /// <summary>
        /// A sensor board that lives on the sun: loads and source in proportion to the cell, a little over one cell a day out, up to
        /// 2.7 in under a clear sky. A burst every two minutes, of a length that no tick period divides.
        /// </summary>
        /// <param name="profile">The cell.</param>
        /// <param name="seed">Equal seeds give equal cells and weather.</param>
        /// <param name="ambient">Temperature.</param>
        /// <param name="source">Another source, or null for the sun.</param>
        /// <returns>The scenario.</returns>
        public static Scenario SensorBoard(CellProfile profile, int seed, Ambient ambient, IPowerSource? source = null)
        {
            ArgumentNullException.ThrowIfNull(profile);
            double oneCell = OneC(profile);
            return new Scenario(
                profile,
                CellTruth.Draw(seed),
                0.6,
                source ?? new SolarSource(0.35 * oneCell, seed),
                new DutyCycledLoad(0.003 * oneCell, 2.3 * oneCell, 2.3, 120.7),
                0.0045 * oneCell,
                ambient);
        }

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
