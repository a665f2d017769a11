using System.Threading;
using BenchmarkDotNet.Attributes;
using Microbattery.Bench.Profiles;
using Microbattery.Bench.Simulation;
using Microbattery.Boards;
using Microbattery.Boards.Stm32F769iDisco;

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
            SimulationRun run = new(
                board,
                Scenario.SensorBoard(ProfileCatalogue.Find("enfilm-efl700a39"), 1, new Ambient(25, 5)),
                FrontEndErrors.Draw(board.Accuracy, 1.2, 1, 1),
                1);
            run.Run(86400, 60, null, CancellationToken.None);
            return run.Errors.RootMeanSquare;
        }
    }
}
