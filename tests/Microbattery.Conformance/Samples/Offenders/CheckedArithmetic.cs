namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class CheckedArithmetic
    {
        internal static int Sum(int a, int b) => checked(a + b); // offence

        internal static int Narrow(long value)
        {
            checked
            {
                return (int)value; // offence
            }
        }

        internal static int[] Allocate(long length) => new int[length];
    }
}
