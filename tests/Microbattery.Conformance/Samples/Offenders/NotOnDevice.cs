using System;

namespace Microbattery.Conformance.Samples.Offenders
{
    internal sealed class NotOnDevice
    {
        internal static object Nothing()
        {
            return DBNull.Value; // offence
        }

        internal static bool Is(object thing)
        {
            return thing is UIntPtr; // offence
        }

        [Obsolete]
        internal static int Attributes() => 1;
    }
}
