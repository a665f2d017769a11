using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Cells.Models;
using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Records;

namespace Microbattery.Experiments.Accuracy
{
    /// <summary>Every cell in every scenario, each with some seeds; the same whatever the number of jobs.</summary>
    public sealed class AccuracyMatrix
    {
        private readonly int _jobs;
        private readonly Action<string> _progress;

        /// <summary>A matrix.</summary>
        /// <param name="jobs">Runs at a time, 1 or more.</param>
        /// <param name="progress">Told what is done; called from any thread, one at a time.</param>
        public AccuracyMatrix(int jobs, Action<string> progress)
        {
            _jobs = jobs;
            _progress = progress;
        }

        /// <summary>The cells it runs when none are named.</summary>
        public static IReadOnlyList<string> DefaultCells { get; } =
        [
            "front-edge-nanoenergy-100", "front-edge-nanoenergy-1000", "cymbet-cbc005", "cymbet-cbc050",
            "enfilm-efl700a39", "ips-thinergy-1000", "lmo-lipon-li", "lco-lipon-si",
        ];

        /// <summary>Simulated time between samples of the errors, s.</summary>
        public double SampleSeconds { get; init; } = 600;

        /// <summary>How far open-circuit voltages differ within a lot, one sigma, V.</summary>
        public double OpenCircuitSigmaVolts { get; init; } = TrueCell.OpenCircuitSigmaVolts;

        /// <summary>What is not drawn but exact.</summary>
        public IReadOnlyList<ExactPart> Exact { get; init; } = [];

        /// <summary>Makes the estimators that look on.</summary>
        public Func<CellProfile, BoardFigures, IReadOnlyList<IEstimator>> Others { get; init; } = Baselines.Create;

        /// <summary>Characterises cell types.</summary>
        /// <param name="names">Their names.</param>
        /// <param name="cancellation">Stops it.</param>
        /// <returns>The cells, in the same order.</returns>
        /// <exception cref="InputException">A name is unknown.</exception>
        public IReadOnlyList<CharacterizedCell> Characterize(IReadOnlyList<string> names, CancellationToken cancellation)
        {
            ArgumentNullException.ThrowIfNull(names);
            return Each(names.Count, i => CharacterizedCell.Make(names[i], OpenCircuitSigmaVolts), i => $"characterised {names[i]}", cancellation);
        }

        /// <summary>Runs everything.</summary>
        /// <param name="cells">The cells.</param>
        /// <param name="scenarios">The scenarios.</param>
        /// <param name="seeds">Seeds 1 to this, 1 or more.</param>
        /// <param name="cancellation">Stops it.</param>
        /// <returns>A row for each scenario and cell, scenario by scenario.</returns>
        public IReadOnlyList<AccuracyRow> Run(
            IReadOnlyList<CharacterizedCell> cells, IReadOnlyList<AccuracyScenario> scenarios, int seeds, CancellationToken cancellation)
        {
            ArgumentNullException.ThrowIfNull(cells);
            ArgumentNullException.ThrowIfNull(scenarios);
            var rows = scenarios.SelectMany(scenario => cells.Select(cell => (Cell: cell, Scenario: scenario))).ToArray();
            RunResult[] results = Each(
                rows.Length * seeds,
                i => new AccuracyRun(rows[i / seeds].Cell, rows[i / seeds].Scenario, (i % seeds) + 1, OpenCircuitSigmaVolts, Exact, Others).Run(SampleSeconds, cancellation),
                i => $"{rows[i / seeds].Scenario.Name} {rows[i / seeds].Cell.Name} seed {(i % seeds) + 1}",
                cancellation);
            return rows.Select((row, i) => new AccuracyRow(row.Cell.Name, row.Scenario, results[(i * seeds)..((i + 1) * seeds)])).ToArray();
        }

        private T[] Each<T>(int count, Func<int, T> make, Func<int, string> name, CancellationToken cancellation)
        {
            T[] made = new T[count];
            int done = 0;
            Lock progress = new();
            try
            {
                Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = _jobs, CancellationToken = cancellation }, i =>
                {
                    made[i] = make(i);
                    lock (progress)
                    {
                        done++;
                        _progress($"{done} of {count}: {name(i)}");
                    }
                });
            }
            catch (AggregateException exception) when (exception.InnerExceptions.OfType<InputException>().FirstOrDefault() is InputException input)
            {
                throw input;
            }

            return made;
        }
    }
}
