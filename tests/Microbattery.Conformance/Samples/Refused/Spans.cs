using System;

namespace Microbattery.Conformance.Samples.Refused
{
    internal static class Spans
    {
        internal static int Length(byte[] bytes) => bytes.AsSpan().Length;

        internal static int Letters(string text)
        {
            ReadOnlySpan<char> letters = text;
            return letters.Length;
        }
    }
}
