#nullable disable
namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class Tuples
    {
        internal static (int Low, int High) Bounds(int value) => (value - 1, value + 1); // offence

        internal static int Low(int value)
        {
            (int low, _) = Bounds(value); // offence
            return low;
        }
    }
}
