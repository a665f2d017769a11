using System;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed class Generics<T> // offence
    {
        internal static TOther Same<TOther>(TOther value) => value; // offence

        internal T Item(T value) => value;
    }

    internal static class GenericUses
    {
        internal static bool Both( // offence
            Func<bool> first,
            Action second)
        {
            second();
            return first(); // offence
        }
    }
}
