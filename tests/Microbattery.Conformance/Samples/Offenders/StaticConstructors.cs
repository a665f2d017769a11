using System;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed class StaticConstructors
    {
        internal static readonly int[] Table = { 1, 2, 3, 4 };
        internal static readonly long Long = 5;
        internal static readonly int Now = DateTime.UtcNow.Year; // offence
        internal static readonly StaticConstructors Changing = new(); // offence
        internal static readonly NeverChanging Fixed = new(3);
        internal static readonly int Derived = Table.Length; // offence

        internal int Value;
    }

    internal sealed class NeverChanging
    {
        internal readonly int Value;

        internal NeverChanging(int value)
        {
            Value = value;
        }
    }

    internal static class StaticEffects
    {
        static StaticEffects()
        {
            Console.WriteLine("first use"); // offence
            StaticConstructors.Changing.Value = 1; // offence
        }

        internal static void Touch()
        {
        }
    }
}
