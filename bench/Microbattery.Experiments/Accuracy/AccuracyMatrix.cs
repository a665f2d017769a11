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

        /// <summary>Physics of the cells.</summary>
        public SimulatedModel Model { get; init; } = SimulatedModel.Film;

        /// <summary>Name of the board through which they are measured; null for an ideal monitor.</summary>
        public string? Board { get; init; }

        /// <summary>The first seed.</summary>
        public int FirstSeed { get; init; } = 1;

        /// <summary>Simulated time between samples of the errors, s.</summary>
        public double SampleSeconds { get; init; } = 600;

        /// <summary>How far open-circuit voltages differ within a production, one sigma, V.</summary>
        public double OpenCircuitSigmaVolts { get; init; } = CellSpread.OpenCircuitSigmaVolts;

        /// <summary>What is not drawn but exact.</summary>
        public IReadOnlyList<ExactPart> Exact { get; init; } = [];

        /// <summary>Makes the estimators that the firmware is compared with.</summary>
        public Func<CellProfile, BoardFigures, IReadOnlyList<IEstimator>> Others { get; init; } = Baselines.Create;

        /// <summary>Characterises cell types.</summary>
        /// <param name="names">Their names.</param>
        /// <param name="cancellation">Stops it.</param>
        /// <returns>The cells, in the same order.</returns>
        /// <exception cref="InputException">A name is unknown.</exception>
        public IReadOnlyList<CharacterizedCell> Characterize(IReadOnlyList<string> names, CancellationToken cancellation)
        {
            ArgumentNullException.ThrowIfNull(names);
            return Each(
                names.Count, i => CharacterizedCell.Make(names[i], Model, OpenCircuitSigmaVolts), i => $"characterised {names[i]}",
                cancellation);
        }

        /// <summary>Runs everything.</summary>
        /// <param name="cells">The cells.</param>
        /// <param name="scenarios">The scenarios.</param>
        /// <param name="seeds">How many seeds, 1 or more.</param>
        /// <param name="cancellation">Stops it.</param>
        /// <returns>A row for each scenario and cell, scenario by scenario.</returns>
        public IReadOnlyList<AccuracyRow> Run(
            IReadOnlyList<CharacterizedCell> cells, IReadOnlyList<AccuracyScenario> scenarios, int seeds, CancellationToken cancellation)
        {
            ArgumentNullException.ThrowIfNull(cells);
            ArgumentNullException.ThrowIfNull(scenarios);
            var rows = scenarios.SelectMany(scenario => cells.Select(cell => (Cell: cell, Scenario: scenario))).ToArray();
            AccuracyCase Case(int i) =>
                new(rows[i / seeds].Cell.Name, Model, rows[i / seeds].Scenario, Board, FirstSeed + (i % seeds));
            RunResult[] results = Each(
                rows.Length * seeds,
                i => new AccuracyRun(Case(i), rows[i / seeds].Cell, OpenCircuitSigmaVolts, Exact, Others).Run(SampleSeconds, cancellation),
                i => $"{Case(i).Scenario.Name} {Case(i).Cell} seed {Case(i).Seed}",
                cancellation);
            return rows.Select((_, i) => new AccuracyRow(Case(i * seeds), results[(i * seeds)..((i + 1) * seeds)])).ToArray();
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
            catch (AggregateException exception) when (
                exception.InnerExceptions.OfType<InputException>().FirstOrDefault() is InputException input)
            {
                throw input;
            }

            return made;
        }
    }
}
