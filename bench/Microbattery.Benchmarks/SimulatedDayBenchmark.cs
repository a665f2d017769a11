using System.Threading;
using BenchmarkDotNet.Attributes;
using Microbattery.Boards;
using Microbattery.Boards.Stm32F769iDisco;
using Microbattery.Cells.Profiles;
using Microbattery.Experiments.Boards;
using Microbattery.Experiments.Runs;
using Microbattery.Firmware.Configuration;
using Microbattery.Simulation.Boards;
using Microbattery.Simulation.FrontEnds;
using Microbattery.Simulation.World;

namespace Microbattery.Benchmarks
{
    /// <summary>A day of a simulated sensor board: 86 400 ticks through converter and pins, the cell, sun and load.</summary>
    [MemoryDiagnoser]
    public class SimulatedDayBenchmark
    {
        [Benchmark]
        public double SimulatedDay()
        {
            BoardDescription board = Stm32F769iDiscoBoard.Create();
            SimulationRun run = new(new BoardSetup
            {
                Model = BoardCatalogue.Find(board.Name),
                Description = board,
                Scenario = SensorBoard.Solar(ProfileCatalogue.Find("enfilm-efl700a39"), 1, new Ambient(25, 5)),
                Errors = FrontEndErrors.Draw(board.Accuracy, 1.2, 1, 1),
                Settings = new SupervisorSettings { CellIsFormed = true },
            });
            run.Run(86400, 60, null, CancellationToken.None);
            return run.Errors.RootMeanSquare;
        }
    }
}
