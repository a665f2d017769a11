using System;
using System.Collections.Generic;
using System.Linq;

namespace Microbattery.Experiments.Matrices
{
    /// <summary>
    /// A covering design of strength two: rows in which every pair of values of every two factors occurs, where it can occur at all.
    /// Greedy, one row at a time (D. Cohen et al., IEEE Trans. Softw. Eng. 23 (1997) 437, "The AETG system"), seeded: equal seeds give
    /// equal designs, another seed meets other triples.
    /// </summary>
    public sealed class CoveringDesign
    {
        private const int Tries = 12;         // candidates for a row, of which the one with most new pairs is taken
        // Draws of the other factors for a pair before it counts as impossible: a value that fits one other of 35 is missed by 1e-25.
        private const int RepairTries = 2000;

        private readonly int[] _levels;
        private readonly Func<int[], bool> _isPossible;
        private readonly Random _random;
        private readonly bool[][] _covered;
        private readonly int[] _pairOffset;
        private readonly Queue<(int First, int Second, int Pair)> _open = [];

        /// <summary>A design before its first row.</summary>
        /// <param name="levels">How many values each factor has, 1 or more each; two factors or more.</param>
        /// <param name="isPossible">Whether a row can be run.</param>
        /// <param name="seed">Equal seeds give equal designs.</param>
        public CoveringDesign(IReadOnlyList<int> levels, Func<int[], bool> isPossible, int seed)
        {
            ArgumentNullException.ThrowIfNull(levels);
            ArgumentNullException.ThrowIfNull(isPossible);
            _levels = [.. levels];
            _isPossible = isPossible;
            _random = new Random(seed);
            int count = _levels.Length;
            _pairOffset = new int[count * count];
            List<bool[]> covered = [];
            List<(int First, int Second, int Pair)> open = [];
            for (int a = 0; a < count; a++)
            {
                for (int b = a + 1; b < count; b++)
                {
                    _pairOffset[(a * count) + b] = covered.Count;
                    covered.Add(new bool[_levels[a] * _levels[b]]);
                    for (int pair = 0; pair < _levels[a] * _levels[b]; pair++)
                    {
                        open.Add((a, b, pair));
                    }
                }
            }

            _covered = [.. covered];
            (int First, int Second, int Pair)[] shuffled = [.. open];
            _random.Shuffle(shuffled);
            _open = new(shuffled);
        }

        /// <summary>Pairs for which no row was found that can be run.</summary>
        public int Impossible { get; private set; }

        /// <summary>The rows: a value of each factor, from 0.</summary>
        /// <returns>Rows until every pair has occurred.</returns>
        public IEnumerable<int[]> Rows()
        {
            while (_open.TryDequeue(out (int First, int Second, int Pair) next))
            {
                if (_covered[Offset(next.First, next.Second)][next.Pair])
                {
                    continue;
                }

                if (Find(next.First, next.Pair / _levels[next.Second], next.Second, next.Pair % _levels[next.Second]) is not int[] row)
                {
                    Impossible++;
                    continue;
                }

                Cover(row);
                yield return row;
            }
        }

        private int[]? Find(int first, int firstValue, int second, int secondValue)
        {
            int[]? best = null;
            int most = 0;
            int found = 0;
            for (int i = 0; i < RepairTries && found < Tries; i++)
            {
                int[] row = [.. _levels.Select(count => _random.Next(count))];
                row[first] = firstValue;
                row[second] = secondValue;
                if (!_isPossible(row))
                {
                    continue;
                }

                found++;
                int gain = Gain(row);
                (best, most) = gain > most ? (row, gain) : (best, most);
            }

            return best;
        }

        private int Gain(int[] row)
        {
            int gain = 0;
            for (int a = 0; a < row.Length; a++)
            {
                for (int b = a + 1; b < row.Length; b++)
                {
                    gain += _covered[Offset(a, b)][(row[a] * _levels[b]) + row[b]] ? 0 : 1;
                }
            }

            return gain;
        }

        private void Cover(int[] row)
        {
            for (int a = 0; a < row.Length; a++)
            {
                for (int b = a + 1; b < row.Length; b++)
                {
                    _covered[Offset(a, b)][(row[a] * _levels[b]) + row[b]] = true;
                }
            }
        }

        private int Offset(int first, int second) => _pairOffset[(first * _levels.Length) + second];
    }
}
