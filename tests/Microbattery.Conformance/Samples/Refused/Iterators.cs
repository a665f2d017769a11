using System.Collections;

namespace Microbattery.Conformance.Samples.Refused
{
    internal static class Iterators
    {
        internal static IEnumerable Numbers()
        {
            yield return 1;
        }

        internal static IEnumerable Table() => new int[3];
    }
}
