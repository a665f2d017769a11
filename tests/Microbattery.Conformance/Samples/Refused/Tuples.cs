namespace Microbattery.Conformance.Samples.Refused
{
    internal static class Tuples
    {
        internal static (int Low, int High) Bounds(int value) => (value - 1, value + 1);

        internal static int Low(int value)
        {
            (int low, _) = Bounds(value);
            return low;
        }
    }
}
