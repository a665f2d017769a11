using System;

namespace Microbattery.Cells.Profiles
{
    /// <summary>A table at even steps, as a profile's are: straight between entries, held at its ends.</summary>
    public static class EvenTable
    {
        /// <summary>What it is at a share of its length.</summary>
        /// <param name="table">Two entries or more.</param>
        /// <param name="share">0 at the first entry, 1 at the last: a state of charge.</param>
        /// <returns>The value, in the table's unit.</returns>
        public static double At(double[] table, double share)
        {
            ArgumentNullException.ThrowIfNull(table);
            return Between(table, share * (table.Length - 1));
        }

        /// <summary>The same by the place between two entries.</summary>
        /// <param name="table">Two entries or more.</param>
        /// <param name="position">0 at the first entry, 1 at the second.</param>
        /// <returns>The value, in the table's unit.</returns>
        public static double Between(double[] table, double position)
        {
            ArgumentNullException.ThrowIfNull(table);
            position = Math.Clamp(position, 0, table.Length - 1);
            int index = Math.Min((int)position, table.Length - 2);
            return table[index] + ((position - index) * (table[index + 1] - table[index]));
        }
    }
}
