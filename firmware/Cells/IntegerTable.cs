using System;

namespace Microbattery.Firmware.Cells
{
    /// <summary>Integers that are set once: a copy of what it is made of, which nobody can write to.</summary>
    public class IntegerTable
    {
        private readonly int[] _entries;

        /// <summary>A table of these entries.</summary>
        /// <param name="entries">Copied.</param>
        /// <exception cref="ArgumentNullException">There are none.</exception>
        public IntegerTable(int[] entries)
        {
            ArgumentNullException.ThrowIfNull(entries, nameof(entries));

            _entries = new int[entries.Length];
            Array.Copy(entries, _entries, entries.Length);
        }

        /// <summary>Number of entries.</summary>
        public int Length => _entries.Length;

        /// <summary>An entry.</summary>
        /// <param name="index">0 to <see cref="Length"/> - 1.</param>
        public int this[int index] => _entries[index];

        /// <summary>The entries. Only for who does not write to them.</summary>
        private protected int[] Entries => _entries;

        /// <summary>A copy of the entries.</summary>
        /// <returns>An array of one's own.</returns>
        public int[] ToArray()
        {
            int[] copy = new int[_entries.Length];
            Array.Copy(_entries, copy, copy.Length);
            return copy;
        }

        /// <summary>A copy with one entry changed.</summary>
        /// <param name="index">Which.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>An array of one's own.</returns>
        public int[] With(int index, int value)
        {
            int[] copy = ToArray();
            copy[index] = value;
            return copy;
        }
    }
}
