using Microbattery.Cells.Designs;
using Microbattery.Cells.Physics;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Accuracy;
using Microbattery.HostTests.Physics;
using Microbattery.Simulation.Loads;
using Microbattery.Simulation.Sources;
using Microbattery.Simulation.Supplies;
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
            name,
            SimulatedModel.Film,
            new FilmCellParameters { Design = CellRecipes.Find(name).Design },
            ProfileCatalogue.Find(name),
            ProfileCatalogue.Find(name));

        /// <summary>Voltage at which sources give no more, V.</summary>
        internal const double SourceVolts = 4.21;

        internal static FilmCell Film(SimulatedWorld world) => (FilmCell)world.Cell;

        internal static SimulatedWorld World(
            IPowerSource? source = null, PulsePattern? load = null, double celsius = 25, double start = 0.5,
            double selfDischargePerYear = 0) =>
            World(Films.Lipon().Ideal() with { SelfDischargePerYear = selfDischargePerYear }, source, load, celsius, start);

        internal static SimulatedWorld World(
            FilmCellParameters parameters, IPowerSource? source = null, PulsePattern? load = null, double celsius = 25, double start = 0.5)
        {
            double oneC = new FilmCell(parameters, start, celsius).NominalCoulombs / 3600;
            SimulatedWorld world = new(new Scenario
            {
                Profile = ProfileCatalogue.Find(Name),
                CreateCell = _ => new FilmCell(parameters, start, celsius),
                Source = source ?? CurrentSource.None,
                Load = new PulsedLoad(load ?? NoPulses, oneC, double.PositiveInfinity, 3),
                Ambient = new Ambient(celsius, 0),
                Supply = new SupplyDesign { Awake = Rail.Cell, Asleep = Rail.Cell, AwakeAmps = oneC / 2000, AsleepAmps = oneC / 20000 },
            });
            world.Settle();
            return world;
        }
    }
}
