using System.Collections.Generic;
using System.Linq;
using Microbattery.Cells.Models;
using Microbattery.Records;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>What the matrix runs.</summary>
    public static class AccuracyScenarios
    {
        // A sensor node: 0.4 of a cell a day out; the sun brings half of one on a mean day, a quarter of that on a bad one.
        private static readonly PulsePattern s_sensor = new(1 / 250.0, 0.25, 0.5, 1, 3, 60);

        // A wearable by day: pulses for a display or a radio; at night it keeps time.
        private static readonly PulsePattern s_wearable = new(1 / 400.0, 0.5, 1, 2, 4, 60, 7, 23);

        /// <summary>All of them, in the order of the page.</summary>
        public static IReadOnlyList<AccuracyScenario> All { get; } =
        [
            Solar("solar", "sensor node on the sun, 25 °C, five days"),
            Solar("swing", "sensor node on the sun, -5 to 40 °C every day, five days") with { MeanCelsius = 17.5, SwingCelsius = 22.5 },
            Solar("cold", "sensor node on the sun, -10 °C (or 5 °C above the cell's coldest charge), five days") with { MeanCelsius = -10 },
            Solar("hot", "sensor node on the sun, 50 °C, five days") with { MeanCelsius = 50 },
            new()
            {
                Name = "wearable",
                What = "wearable, pulses of C/2 to 1C by day, charged full every evening, 25 to 33 °C, five days",
                Days = 5,
                MeanCelsius = 29,
                SwingCelsius = 4,
                LowestStart = 0.6,
                Load = s_wearable,
                FeedRate = 0.5,
                Feed = at => new UsbSource(at.Amps, 19, 22.5, at.Volts),
            },
            new()
            {
                Name = "shallow",
                What = "the same wearable kept between 40 and 80 %, never full, five days",
                Days = 5,
                MeanCelsius = 29,
                SwingCelsius = 4,
                LowestStart = 0.42,
                HighestStart = 0.78,
                Load = s_wearable,
                FeedRate = 0.3,
                Feed = at => new UserSource(at.Amps, at.Volts, 0.4, 0.8, () => at.Cell.StateOfCharge),
            },
            Solar("storage", "a month in a drawer at about 70 %, asleep, then two days on the sun") with
            {
                Days = 32,
                StartHour = 0,
                LowestStart = 0.65,
                HighestStart = 0.75,
                LoadWantedFromDay = 30,
                Feed = at => new LaterSource(new SolarSource(at.Amps, at.Seed, at.Volts), 30 * 86400),
            },
            Solar("aged", "sensor node on the sun, 25 °C, with a cell of 80 % capacity and twice the resistance, five days") with
            {
                Age = new CellAge(0.8, 2),
            },
            Solar("plateau", "powered in the evening at 25 to 45 %, under load at once, no sun for 12 h, four days") with
            {
                Days = 4,
                StartHour = 18,
                LowestStart = 0.25,
                HighestStart = 0.45,
            },
        ];

        /// <summary>A scenario by its name.</summary>
        /// <param name="name">Name.</param>
        /// <returns>The scenario.</returns>
        /// <exception cref="InputException">There is none.</exception>
        public static AccuracyScenario Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name)
            ?? throw new InputException(
                name, null, $"no scenario of that name; known are {string.Join(", ", All.Select(scenario => scenario.Name))}");

        private static AccuracyScenario Solar(string name, string what) => new()
        {
            Name = name,
            What = what,
            Days = 5,
            Load = s_sensor,
            FeedRate = 0.16,
            Feed = at => new SolarSource(at.Amps, at.Seed, at.Volts),
        };
    }
}
