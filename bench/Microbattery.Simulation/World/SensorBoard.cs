using System;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Cells;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;

namespace Microbattery.Simulation.World
{
    /// <summary>A sensor board that lives on the sun: loads and source in proportion to the cell.</summary>
    public static class SensorBoard
    {
        private const double PeakSunRate = 0.35;
        private const double BaseRate = 0.003;
        private const double BurstRate = 2.3;
        private const double BurstSeconds = 2.3;
        private const double PeriodSeconds = 200.7; // no tick period divides it
        private const double RangeShare = 0.9;      // of the peak load that the board's sensor is made for

        /// <summary>
        /// Seven tenths of a cell a day out, up to 2.7 in under a clear sky: a sound board keeps its cell within its limits.
        /// </summary>
        /// <param name="profile">The cell.</param>
        /// <param name="seed">Equal seeds give equal cells and weather.</param>
        /// <param name="ambient">Temperature.</param>
        /// <returns>The scenario.</returns>
        public static Scenario Solar(CellProfile profile, int seed, Ambient ambient) => new()
        {
            Profile = profile,
            Spread = CellSpread.Draw(new GaussianNoise(seed)),
            Source = Sun(profile, seed),
            Load = Load(profile, double.PositiveInfinity),
            Ambient = ambient,
        };

        /// <summary>A solar cell that brings up to 2.7 cells a day.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="seed">Equal seeds give equal weather.</param>
        /// <returns>The source.</returns>
        public static SolarSource Sun(CellProfile profile, int seed) => new(PeakSunRate * Scenario.OneC(profile), seed);

        /// <summary>A load that sleeps, and wakes for a burst every three minutes.</summary>
        /// <param name="profile">The cell.</param>
        /// <param name="peakAmps">The most that the board's sensor is made for, A: a burst takes no more than nine tenths of it.</param>
        /// <returns>The load.</returns>
        public static DutyCycledLoad Load(CellProfile profile, double peakAmps)
        {
            double oneC = Scenario.OneC(profile);
            return new DutyCycledLoad(BaseRate * oneC, Math.Min(BurstRate * oneC, RangeShare * peakAmps), BurstSeconds, PeriodSeconds);
        }
    }
}
