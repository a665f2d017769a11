namespace Microbattery.Conformance.Samples.Offenders
{
    internal static unsafe class Pointers
    {
        internal static int First(int[] values)
        {
            fixed (int* first = values) // offence
            {
                return *first;
            }
        }

        internal static void Buffer()
        {
            byte* buffer = stackalloc byte[8]; // offence
            buffer[0] = 1;
        }

        internal static int Call(delegate*<int> function) // offence
        {
            return function(); // offence
        }
    }
}
