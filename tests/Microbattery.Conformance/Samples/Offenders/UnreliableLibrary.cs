#define DEBUG // or the call is gone, which is the point
#nullable disable
using System;
using System.Diagnostics;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class UnreliableLibrary
    {
        internal static int Larger(int a, int b)
        {
            Debug.WriteLine("here"); // offence
            return Math.Max(a, b); // offence
        }
    }
}
