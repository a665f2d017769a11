using System.Linq;

namespace Microbattery.Conformance.Samples.Refused
{
    internal static class Linq
    {
        internal static int Sum(int[] values) => values.Sum();

        internal static int Length(int[] values) => values.Length;
    }
}
