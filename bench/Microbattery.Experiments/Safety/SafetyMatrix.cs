using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Experiments.Boards;
using Microbattery.Hal.FrontEnds;

namespace Microbattery.Experiments.Safety
{
    /// <summary>Every fault in every state on some boards; the same whatever the number of jobs.</summary>
    public static class SafetyMatrix
    {
        /// <summary>Seed of the noise in every row.</summary>
        public const int Seed = 1;

        /// <summary>One board of each kind: converter and amplifiers, power monitor, power monitor with a second voltage.</summary>
        public static IReadOnlyList<string> DefaultBoards { get; } = ["esp32-devkit", "esp32-c6-devkit", "raspberry-pi-pico"];

        /// <summary>Runs it.</summary>
        /// <param name="boards">Names of <see cref="BoardCatalogue"/>.</param>
        /// <param name="jobs">Runs at a time, 1 or more.</param>
        /// <param name="cancellation">Stops it.</param>
        /// <returns>Board by board, fault by fault, state by state.</returns>
        public static IReadOnlyList<SafetyRow> Run(IReadOnlyList<string> boards, int jobs, CancellationToken cancellation)
        {
            ArgumentNullException.ThrowIfNull(boards);
            return Run(Cases(boards), jobs, cancellation);
        }

        /// <summary>Runs some of it.</summary>
        /// <param name="cases">What runs.</param>
        /// <param name="jobs">Runs at a time, 1 or more.</param>
        /// <param name="cancellation">Stops it.</param>
        /// <returns>A row for each case, in their order.</returns>
        public static IReadOnlyList<SafetyRow> Run(IReadOnlyList<SafetyCase> cases, int jobs, CancellationToken cancellation)
        {
            ArgumentNullException.ThrowIfNull(cases);
            SafetyRow[] rows = new SafetyRow[cases.Count];
            ParallelOptions options = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
            Parallel.For(0, cases.Count, options, i => rows[i] = FaultRun.Run(cases[i])
                ?? throw new InvalidOperationException($"{cases[i].Board} does not reach '{cases[i].State.Name}'"));
            return rows;
        }

        /// <summary>Every fault in every state of some boards.</summary>
        /// <param name="boards">Names of <see cref="BoardCatalogue"/>.</param>
        /// <returns>Board by board, fault by fault, state by state.</returns>
        public static IReadOnlyList<SafetyCase> Cases(IReadOnlyList<string> boards) =>
            [
                .. boards.SelectMany(
                    board => On(board).SelectMany(fault => StatesOf(board).Select(state => new SafetyCase(board, fault, state)))),
            ];

        /// <summary>The faults a board can have.</summary>
        /// <param name="board">A name of <see cref="BoardCatalogue"/>.</param>
        /// <returns>The faults, in the order of the table.</returns>
        public static IReadOnlyList<InjectedFault> On(string board)
        {
            FrontEndDesign design = BoardCatalogue.Find(board).Create().Design;
            return [.. FaultCatalogue.All.Where(fault => fault.AppliesTo(design))];
        }

        /// <summary>The states a board can be in.</summary>
        /// <param name="board">A name of <see cref="BoardCatalogue"/>.</param>
        /// <returns>The states, in the order of the table.</returns>
        public static IReadOnlyList<MachineState> StatesOf(string board) =>
            [.. MachineStates.All.Where(state => !state.Sleeps || BoardCatalogue.Find(board).SleepsDeeply)];
    }
}
