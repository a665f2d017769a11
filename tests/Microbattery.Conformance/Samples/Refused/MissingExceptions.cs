using System;

namespace Microbattery.Conformance.Samples.Refused
{
    internal static class MissingExceptions
    {
        internal static int Divide(int a, int b)
        {
            try
            {
                return a / b;
            }
            catch (DivideByZeroException)
            {
                return 0;
            }
        }

        internal static void Refuse() => throw new OverflowException();

        internal static bool IsArithmetic(Exception thrown) => thrown is ArithmeticException;
    }
}
