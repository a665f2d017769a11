using System;
using System.Collections.Generic;
using Microbattery.Boards;
using Microbattery.Experiments.Boards;
using Microbattery.Firmware.Cells;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.World;

namespace Microbattery.Cli
{
    /// <summary>What is simulated, and under which conditions: all that a person must know to get the same run again.</summary>
    internal sealed record RunConditions
    {
        /// <summary>The cell, as the firmware knows it.</summary>
        internal required CellProfile Profile { get; init; }

        /// <summary>The kind of board.</summary>
        internal required BoardModel Model { get; init; }

        /// <summary>The board as data.</summary>
        internal required BoardDescription Board { get; init; }

        /// <summary>Simulated days.</summary>
        internal required double Days { get; init; }

        /// <summary>Seed of cell, weather, sensor errors and noise.</summary>
        internal required int Seed { get; init; }

        /// <summary>Temperature.</summary>
        internal required Ambient Ambient { get; init; }

        /// <summary>What charges, as the option names it.</summary>
        internal required string Source { get; init; }

        /// <summary>Sensor errors, times those of the board.</summary>
        internal required double SensorErrors { get; init; }

        /// <summary>What the run is, before anything heavy starts: the first line names cell, board, days, source and seed.</summary>
        internal IEnumerable<string> Heading()
        {
            string source = Source == "sun" ? "the sun" : Source;
            List<string> lines =
            [
                .. TextLines.Wrap(
                    $"Simulates {TextLines.Days(Days)} of {Profile.Name} ({Profile.CapacityNanoampSeconds / 3.6e6:0.###} µA·h) "
                    + $"on {Board.Name}, charged by {source}, seed {Seed}."),
                .. TextLines.Wrap(
                    $"The firmware charges the cell up to {Volts(Profile.ChargeVoltageMicrovolts):0.00} V and opens the load switch below "
                    + $"{Volts(Profile.CutoffVoltageMicrovolts):0.00} V. A positive current charges. Charge is how full the cell is: "
                    + "what the gauge says, the error it admits, and the truth."),
            ];
            double largest = Resolution.Of(Board).LargestNanoamps;
            int limit = Math.Max(Profile.ChargeCurrentLimitNanoamps, Profile.DischargeCurrentLimitNanoamps);
            if (largest < limit)
            {
                lines.AddRange(TextLines.Wrap(
                    $"Note: this board measures up to {largest / 1e6:0.###} mA, the cell may carry {limit / 1e6:0.###} mA. "
                    + "A current between them opens the switches as over-current."));
            }

            return lines;
        }

        /// <summary>The conditions in one line.</summary>
        internal IEnumerable<string> Line() => TextLines.Wrap(
            $"conditions: seed {Seed}, {Ambient.MeanCelsius:0.#} ± {Ambient.SwingCelsius:0.#} °C, {Source}, {Board.Name}, "
            + $"sensor errors x {SensorErrors:0.##}");

        private static double Volts(int microvolts) => microvolts / 1e6;
    }
}
