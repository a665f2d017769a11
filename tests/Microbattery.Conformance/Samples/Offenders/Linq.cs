#nullable disable
using System.Linq;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class Linq
    {
        internal static int Sum(int[] values) => values.Sum(); // offence

        internal static int Length(int[] values) => values.Length;
    }
}
