#nullable disable
using System;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class MissingExceptions
    {
        internal static int Divide(int a, int b)
        {
            try
            {
                return a / b;
            }
            catch (DivideByZeroException) // offence
            {
                return 0;
            }
        }

        internal static void Refuse() => throw new OverflowException(); // offence

        internal static bool IsArithmetic(Exception thrown) => thrown is ArithmeticException; // offence
    }
}
