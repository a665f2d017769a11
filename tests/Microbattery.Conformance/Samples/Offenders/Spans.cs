#nullable disable
using System;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal static class Spans
    {
        internal static int Length(byte[] bytes) => bytes.AsSpan().Length; // offence

        internal static int Letters(string text)
        {
            ReadOnlySpan<char> letters = text; // offence
            return letters.Length; // offence
        }
    }
}
