using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microbattery.Records;

namespace Microbattery.Experiments.Matrices
{
    /// <summary>
    /// Runs many cases over several factors, in parallel, until a time budget is spent: covering designs one after another, each of which
    /// has every pair of factor values, or the whole product. What ran is kept line by line in a file, from which a later run goes on.
    /// </summary>
    public sealed class WideMatrix
    {
        private const double ProgressSeconds = 2;

        /// <summary>The factors.</summary>
        public required IReadOnlyList<Factor> Factors { get; init; }

        /// <summary>Whether a row of values can be run.</summary>
        public required Func<int[], bool> IsPossible { get; init; }

        /// <summary>Runs a row of values.</summary>
        public required Func<int[], WideResult> Run { get; init; }

        /// <summary>Runs at a time.</summary>
        public int Jobs { get; init; } = Environment.ProcessorCount;

        /// <summary>How long it may take, s.</summary>
        public double BudgetSeconds { get; init; } = double.PositiveInfinity;

        /// <summary>Whether it runs the whole product, in its order, instead of covering designs.</summary>
        public bool IsWhole { get; init; }

        /// <summary>File of what has run: written as it goes, and read first if it is there; null for none.</summary>
        public string? Journal { get; init; }

        /// <summary>Told how far it is.</summary>
        public Action<string> Progress { get; init; } = _ => { };

        /// <summary>Rows of the whole product that can be run or not.</summary>
        public double Product => Factors.Aggregate(1.0, (product, factor) => product * factor.Values.Count);

        /// <summary>Runs.</summary>
        /// <param name="cancellation">Ends it early; what has run is kept.</param>
        /// <returns>What came of it.</returns>
        /// <exception cref="InputException">The file is of another matrix.</exception>
        public WideOutcome Execute(CancellationToken cancellation)
        {
            ConcurrentDictionary<string, WideResult> done = new(ReadJournal(), StringComparer.Ordinal);
            int resumed = done.Count;
            Stopwatch watch = Stopwatch.StartNew();
            using StreamWriter? journal = OpenJournal(resumed > 0);
            Lock gate = new();
            double told = 0;
            int designs = 0;
            int impossible = 0;
            IEnumerable<int[]> rows = IsWhole ? Whole() : Designs(design => (designs, impossible) = (designs + 1, design.Impossible));
            ParallelOptions options = new() { MaxDegreeOfParallelism = Jobs };
            bool IsOver() => cancellation.IsCancellationRequested || watch.Elapsed.TotalSeconds > BudgetSeconds;
            int ran = 0;
            Parallel.ForEach(
                Partitioner.Create(rows.TakeWhile(_ => !IsOver()), EnumerablePartitionerOptions.NoBuffering),
                options,
                row =>
                {
                    string key = Key(row);
                    if (IsOver() || done.ContainsKey(key))
                    {
                        return;
                    }

                    WideResult result;
                    try
                    {
                        result = Run(row);
                    }
                    catch (OperationCanceledException)
                    {
                        // Half a run is none.
                        return;
                    }

                    if (!done.TryAdd(key, result))
                    {
                        return;
                    }

                    lock (gate)
                    {
                        ran++;
                        journal?.WriteLine($"{key}\t{result.ToLine()}");
                        double now = watch.Elapsed.TotalSeconds;
                        if (now - told >= ProgressSeconds)
                        {
                            told = now;
                            Progress(Tell(ran, now, done.Values.Count(one => one.Broken.Length > 0)));
                        }
                    }
                });
            return new WideOutcome
            {
                Factors = Factors,
                Results = [.. done.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (Row: Parse(one.Key)!, one.Value))],
                Resumed = resumed,
                Ran = ran,
                Designs = designs,
                ImpossiblePairs = impossible,
                Seconds = watch.Elapsed.TotalSeconds,
                WasCancelled = cancellation.IsCancellationRequested,
                Product = Product,
            };
        }

        private string Tell(int ran, double seconds, int broken)
        {
            double rate = ran / seconds;
            string left = IsWhole ? $"{Span((Product - ran) / rate)} for all of {Product:0}"
                : double.IsPositiveInfinity(BudgetSeconds) ? "until every pair has run"
                : $"{Span(BudgetSeconds - seconds)} of the budget left";
            return FormattableString.Invariant($"{ran} runs, {rate:0} a second, {broken} break; {left}");
        }

        private static string Span(double seconds) => seconds < 120 ? FormattableString.Invariant($"{Math.Max(seconds, 0):0} s")
            : seconds < 7200 ? FormattableString.Invariant($"{seconds / 60:0} min")
            : FormattableString.Invariant($"{seconds / 3600:0} h");

        /// <summary>One design without a budget, as many as fit into one.</summary>
        private IEnumerable<int[]> Designs(Action<CoveringDesign> onWhole)
        {
            int seed = 0;
            do
            {
                CoveringDesign design = new([.. Factors.Select(factor => factor.Values.Count)], IsPossible, ++seed);
                foreach (int[] row in design.Rows())
                {
                    yield return row;
                }

                onWhole(design);
            }
            while (!double.IsPositiveInfinity(BudgetSeconds));
        }

        private IEnumerable<int[]> Whole()
        {
            int[] row = new int[Factors.Count];
            while (true)
            {
                if (IsPossible(row))
                {
                    yield return [.. row];
                }

                int i = row.Length - 1;
                while (i >= 0 && ++row[i] == Factors[i].Values.Count)
                {
                    row[i--] = 0;
                }

                if (i < 0)
                {
                    yield break;
                }
            }
        }

        private string Key(int[] row) => string.Join('|', row.Select((value, i) => Factors[i].Values[value]));

        private int[]? Parse(string key)
        {
            string[] names = key.Split('|');
            int[] row = [.. names.Zip(Factors, (name, factor) => IndexOf(factor.Values, name))];
            return names.Length == Factors.Count && !row.Contains(-1) ? row : null;
        }

        private static int IndexOf(IReadOnlyList<string> values, string name)
        {
            for (int i = 0; i < values.Count; i++)
            {
                if (values[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }

        private Dictionary<string, WideResult> ReadJournal()
        {
            Dictionary<string, WideResult> done = new(StringComparer.Ordinal);
            if (Journal is null || !File.Exists(Journal))
            {
                return done;
            }

            string[] lines = File.ReadAllLines(Journal);
            for (int i = 1; i < lines.Length; i++)
            {
                string[] parts = lines[i].Split('\t', 2);
                if (parts.Length < 2 || WideResult.FromLine(parts[1]) is not WideResult result)
                {
                    // The last line of a run that was killed may be half there.
                    if (i == lines.Length - 1)
                    {
                        break;
                    }

                    throw new InputException(Journal, i + 1, "is no line of a matrix: expected names of its factors, a tab, its figures");
                }

                if (Parse(parts[0]) is null)
                {
                    throw new InputException(Journal, i + 1, $"'{parts[0]}' is of another matrix: other cells, boards or uses");
                }

                done[parts[0]] = result;
            }

            return done;
        }

        private StreamWriter? OpenJournal(bool goesOn)
        {
            if (Journal is null)
            {
                return null;
            }

            OutputFile.RequireWritable(Journal);
            StreamWriter writer = new(Journal, goesOn) { NewLine = "\n", AutoFlush = true };
            OutputFile.Keep(Journal);
            if (!goesOn)
            {
                writer.WriteLine(string.Join('|', Factors.Select(factor => factor.Name)));
            }

            return writer;
        }
    }
}
