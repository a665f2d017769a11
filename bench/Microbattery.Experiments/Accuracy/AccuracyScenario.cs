using System;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Cells;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.World;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>How a cell is used, over its capacity, so that every cell of the catalogue can be.</summary>
    public sealed record AccuracyScenario
    {
        /// <summary>Short name, as the command line takes it.</summary>
        public required string Name { get; init; }

        /// <summary>What happens, in a line.</summary>
        public required string What { get; init; }

        /// <summary>How long, days.</summary>
        public required double Days { get; init; }

        /// <summary>Mean temperature, °C.</summary>
        public double MeanCelsius { get; init; } = 25;

        /// <summary>From the mean to the hottest, in a day, °C.</summary>
        public double SwingCelsius { get; init; }

        /// <summary>What years did to the cell.</summary>
        public CellAge Age { get; init; } = CellAge.Fresh;

        /// <summary>Lowest true state of charge at the start, 0 to 1; drawn evenly up to the highest.</summary>
        public double LowestStart { get; init; } = 0.3;

        /// <summary>Highest true state of charge at the start, 0 to 1.</summary>
        public double HighestStart { get; init; } = 0.9;

        /// <summary>Hour of the day at which the board is first powered.</summary>
        public double StartHour { get; init; } = 8;

        /// <summary>What the load does.</summary>
        public required PulsePattern Load { get; init; }

        /// <summary>
        /// The application wants its load from this day on; before it the board sleeps deeply whenever the firmware allows.
        /// </summary>
        public double LoadWantedFromDay { get; init; }

        /// <summary>Largest current of the source over capacity, 1/h.</summary>
        public required double FeedRate { get; init; }

        /// <summary>Makes the source.</summary>
        public required Func<FeedPoint, IPowerSource> Feed { get; init; }

        /// <summary>
        /// Temperature for a cell: never colder than 5 °C above its coldest charge, or nothing but refusals would be seen.
        /// </summary>
        /// <param name="profile">The cell.</param>
        /// <returns>The temperature.</returns>
        public Ambient AmbientFor(CellProfile profile)
        {
            ArgumentNullException.ThrowIfNull(profile);
            double coldest = (profile.ChargeMinimumMillicelsius / 1000.0) + 5;
            return new Ambient(Math.Max(MeanCelsius, coldest + SwingCelsius), SwingCelsius);
        }
    }

    /// <summary>What a scenario's source is made for.</summary>
    /// <param name="Amps">The most it gives, A.</param>
    /// <param name="Volts">Voltage at which it gives no more, V.</param>
    /// <param name="Seed">Seed of its weather.</param>
    /// <param name="Cell">The cell, for a user who looks after it.</param>
    public readonly record struct FeedPoint(double Amps, double Volts, int Seed, ICellModel Cell);
}
