using BenchmarkDotNet.Attributes;
using Microbattery.Cells.Models;
using Microbattery.Cells.Profiles;

namespace Microbattery.Benchmarks
{
    /// <summary>A step of the models that are not the film. Goal for the fractional one: 100 ns.</summary>
    [MemoryDiagnoser]
    public class CellModelBenchmark
    {
        private readonly FractionalCell _fractional = new(ProfileCatalogue.Find("enfilm-efl700a39"), CellSpread.Nominal, 0.5, 25);
        private readonly ProfileCell _profile = new(ProfileCatalogue.Find("enfilm-efl700a39"), CellSpread.Nominal, 0.5);
        private double _amps = 1e-6;

        [Benchmark]
        public double FractionalStep()
        {
            _amps = -_amps;
            _fractional.Step(1, _amps);
            return _fractional.Voltage;
        }

        [Benchmark]
        public double ProfileStep()
        {
            _amps = -_amps;
            _profile.Step(1, _amps);
            return _profile.Voltage;
        }
    }
}
