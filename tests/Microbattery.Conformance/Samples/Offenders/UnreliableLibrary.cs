#define DEBUG // or the call is gone, which is the point
using System.Diagnostics;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class UnreliableLibrary
    {
        internal static void Say()
        {
            Debug.WriteLine("here"); // offence
        }
    }
}
