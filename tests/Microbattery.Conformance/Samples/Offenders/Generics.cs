#nullable disable
using System;
using System.Collections.Generic;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed class Generics<T> // offence
    {
        private readonly List<int> _values = new(); // offence

        internal static TOther Same<TOther>(TOther value) => value; // offence

        internal int Count => _values.Count; // offence

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

        internal static int None() => Array.Empty<int>().Length; // offence
    }
}
