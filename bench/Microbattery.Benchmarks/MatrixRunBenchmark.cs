using System.Linq;
using System.Threading;
using BenchmarkDotNet.Attributes;
using Microbattery.Cells.Models;
using Microbattery.Experiments.Accuracy;
using Microbattery.Experiments.Matrices;
using Microbattery.Experiments.Safety;

namespace Microbattery.Benchmarks
{
    /// <summary>
    /// A run of the wide matrices on one core: a safety run as the mean over the first rows of a covering design (goal: 6 ms, which is
    /// 100 000 in five minutes on two cores), and an accuracy run of five days (goal: 0.6 s, which is 2000 in ten minutes).
    /// </summary>
    public class MatrixRunBenchmark
    {
        private const int Rows = 200;
        private WideMatrix _safety = null!;
        private int[][] _rows = null!;
        private CharacterizedCell _cell = null!;

        [GlobalSetup]
        public void Prepare()
        {
            _safety = WideSafety.Create(false);
            int[] counts = [.. _safety.Factors.Select(factor => factor.Values.Count)];
            _rows = [.. new CoveringDesign(counts, _safety.IsPossible, 1).Rows().Take(Rows)];
            _cell = CharacterizedCell.Make("enfilm-efl700a39", SimulatedModel.Film, CellSpread.OpenCircuitSigmaVolts);
        }

        [Benchmark(OperationsPerInvoke = Rows)]
        public int SafetyRun() => _rows.Count(row => _safety.Run(row).Broken.Length > 0);

        [Benchmark]
        public long AccuracyRun() => new AccuracyRun(
            new AccuracyCase("enfilm-efl700a39", SimulatedModel.Film, AccuracyScenarios.Find("solar"), null, 1),
            _cell,
            CellSpread.OpenCircuitSigmaVolts,
            [],
            Baselines.Create,
            false).Run(3600, CancellationToken.None).Ticks;
    }
}
