using System.Globalization;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>One run of the accuracy matrix: a cell of a type, in a scenario, at a sensor, drawn by a seed.</summary>
    /// <param name="Cell">Name of the cell type.</param>
    /// <param name="Model">Physics of the cell.</param>
    /// <param name="Scenario">What happens to it.</param>
    /// <param name="Board">Name of the board through whose front end and hal it is measured; null for an ideal monitor whose range fits the
    /// cell.</param>
    /// <param name="Seed">Equal seeds give equal cells, sensors, weather and noise.</param>
    public sealed record AccuracyCase(string Cell, SimulatedModel Model, AccuracyScenario Scenario, string? Board, int Seed)
    {
        /// <summary>What a table calls an ideal monitor.</summary>
        public const string IdealMonitor = "ideal monitor";

        /// <summary>The command that shows this run alone.</summary>
        public string Command => string.Create(
            CultureInfo.InvariantCulture,
            $"accuracy --cell {Cell} --scenario {Scenario.Name} --model {Model.ToString().ToLowerInvariant()} --sensor {Board ?? "ideal"} "
                + $"--seed {Seed}");
    }
}
