using Microbattery.Bench.Profiles;
using Microbattery.Bench.Simulation;
using Microbattery.Boards;
using Microbattery.Boards.Stm32F769iDisco;
using Microbattery.Firmware.Cells;

namespace Microbattery.HostTests
{
    /// <summary>Simulated boards as tests want them.</summary>
    internal static class Boards
    {
        internal static CellProfile Cell { get; } = ProfileCatalogue.Find("enfilm-efl700a39");

        internal static BoardDescription Disco { get; } = Stm32F769iDiscoBoard.Create();

        internal static Ambient Room { get; } = new(25, 5);

        internal static VirtualBoard WithErrors(int seed, Ambient? ambient = null, CellProfile? cell = null) => new(
            Disco,
            Scenario.SensorBoard(cell ?? Cell, seed, ambient ?? Room),
            FrontEndErrors.Draw(Disco.Accuracy, 1.2, seed, 1),
            seed);

        internal static VirtualBoard Ideal(Scenario scenario) => new(Disco, scenario, FrontEndErrors.None, 1);

        internal static Scenario Quiet(double stateOfCharge) => Scenario.SensorBoard(Cell, 1, Room) with
        {
            Truth = CellTruth.Nominal,
            InitialStateOfCharge = stateOfCharge,
            Load = new DutyCycledLoad(0, 0, 1, 10),
            Source = new UsbSource(0, 0, 0),
            Ambient = new Ambient(25, 0),
        };

        internal static void Run(VirtualBoard board, double seconds)
        {
            double end = board.World.Seconds + seconds;
            while (board.World.Seconds < end)
            {
                board.Tick();
            }
        }
    }
}
