#nullable disable
using System.Collections;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class Iterators
    {
        internal static IEnumerable Numbers() // offence
        {
            yield return 1;
        }

        internal static IEnumerable Table() => new int[3];
    }
}
