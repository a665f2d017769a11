using System;

namespace Microbattery.Firmware.Cells
{
    /// <summary>An immutable list of integers, copied from the array it is made of.</summary>
    public class IntegerTable
    {
        private readonly int[] _entries;

        /// <summary>A table of the given entries.</summary>
        /// <param name="entries">The entries; copied.</param>
        /// <exception cref="ArgumentNullException">The entries are null.</exception>
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

        /// <summary>The entries, for a derived table that reads them and does not write.</summary>
        private protected int[] Entries => _entries;

        /// <summary>Copies the entries.</summary>
        /// <returns>A new array.</returns>
        public int[] ToArray()
        {
            int[] copy = new int[_entries.Length];
            Array.Copy(_entries, copy, copy.Length);
            return copy;
        }

        /// <summary>Copies the entries with one changed.</summary>
        /// <param name="index">0 to <see cref="Length"/> - 1.</param>
        /// <param name="value">Its new value.</param>
        /// <returns>A new array.</returns>
        public int[] With(int index, int value)
        {
            int[] copy = ToArray();
            copy[index] = value;
            return copy;
        }
    }
}
