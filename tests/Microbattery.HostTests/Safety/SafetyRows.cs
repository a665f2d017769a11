using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microbattery.Experiments.Safety;

namespace Microbattery.HostTests.Safety
{
    /// <summary>Rows of the safety matrix that tests share: each case runs once.</summary>
    internal static class SafetyRows
    {
        private static readonly ConcurrentDictionary<(string Board, string Fault, string State), SafetyRow> s_rows = [];

        /// <summary>Every case of the boards of the page.</summary>
        internal static IReadOnlyList<SafetyCase> All { get; } = SafetyMatrix.Cases(SafetyMatrix.DefaultBoards);

        /// <summary>One state of every fault of every board, drawn by seed; every state in a wide run.</summary>
        internal static IReadOnlyList<SafetyRow> Sample { get; } =
            Of([.. All.GroupBy(one => (one.Board, one.Fault)).SelectMany((states, i) => Breadth.Of(states, 1, i))]);

        /// <summary>Rows of some cases.</summary>
        internal static IReadOnlyList<SafetyRow> Of(IReadOnlyList<SafetyCase> cases)
        {
            SafetyCase[] missing = [.. cases.Where(one => !s_rows.ContainsKey(Key(one)))];
            foreach (SafetyRow row in SafetyMatrix.Run(missing, Environment.ProcessorCount, CancellationToken.None))
            {
                s_rows[Key(new SafetyCase(row.Board, row.Fault, row.State))] = row;
            }

            return [.. cases.Select(one => s_rows[Key(one)])];
        }

        private static (string Board, string Fault, string State) Key(SafetyCase one) => (one.Board, one.Fault.Name, one.State.Name);
    }
}
