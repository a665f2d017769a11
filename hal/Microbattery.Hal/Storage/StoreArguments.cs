using System;

namespace Microbattery.Hal.Storage
{
    /// <summary>Checks of the numbers that record stores are created with.</summary>
    public static class StoreArguments
    {
        /// <summary>Checks a number of slots, of bytes or of pages.</summary>
        /// <param name="count">The number.</param>
        /// <param name="name">Name of the parameter.</param>
        /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
        public static void CheckCount(int count, string name)
        {
            if (count < 1)
            {
                throw new ArgumentOutOfRangeException(name, name + " is " + count.ToString() + "; it must be 1 or more");
            }
        }
    }
}
