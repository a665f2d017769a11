using Microbattery.Cells.Designs;
using Microbattery.Cells.Physics;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Accuracy;
using Microbattery.HostTests.Physics;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.World;

namespace Microbattery.HostTests.Accuracy
{
    /// <summary>Cells and worlds the tests of the accuracy bench use.</summary>
    internal static class Cells
    {
        internal const string Name = "front-edge-nanoenergy-100";

        internal static PulsePattern NoPulses { get; } = new(0, 0, 0, 1, 2, 60);

        /// <summary>A design with the catalogue's profile: nobody waits for a tester.</summary>
        internal static CharacterizedCell Catalogue(string name) => new(
            name, new FilmCellParameters { Design = CellRecipes.Find(name).Design }, ProfileCatalogue.Find(name));

        internal static AccuracyWorld World(
            IFeed? feed = null, PulsePattern? load = null, double celsius = 25, double start = 0.5, double selfDischargePerYear = 0) =>
            World(Films.Lipon().Ideal() with { SelfDischargePerYear = selfDischargePerYear }, feed, load, celsius, start);

        internal static AccuracyWorld World(
            FilmCellParameters parameters, IFeed? feed = null, PulsePattern? load = null, double celsius = 25, double start = 0.5)
        {
            FilmCell cell = new(parameters, start, celsius);
            double oneC = cell.NominalCoulombs / 3600;
            return new AccuracyWorld(
                cell,
                feed ?? new NoFeed(),
                new PulsedLoad(load ?? NoPulses, oneC, double.PositiveInfinity, 3),
                new Ambient(celsius, 0),
                4.21,
                oneC / 2000,
                oneC / 20000,
                0);
        }

        internal sealed class NoFeed : IFeed
        {
            public double CurrentAmps(double seconds, double stateOfCharge) => 0;
        }

        internal sealed class SteadyFeed(double amps) : IFeed
        {
            public double CurrentAmps(double seconds, double stateOfCharge) => amps;
        }
    }
}
