using BenchmarkDotNet.Attributes;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Physics;

namespace Microbattery.Benchmarks
{
    /// <summary>One second of the film cell's physics at the default grid of 16 volumes.</summary>
    [MemoryDiagnoser]
    public class FilmCellBenchmark
    {
        private readonly FilmCell _cell = new(new FilmCellParameters { Design = CellRecipes.Find("enfilm-efl700a39").Design }, 0.5, 25);
        private double _amps = 1e-4;

        /// <summary>A step under a current that turns each time, so that the cell stays where it is.</summary>
        /// <returns>The voltage, V.</returns>
        [Benchmark]
        public double Step()
        {
            _cell.Step(1, _amps);
            _amps = -_amps;
            return _cell.Voltage;
        }
    }
}
