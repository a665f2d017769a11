using System.Runtime.InteropServices;

namespace Microbattery.Conformance.Samples.Refused
{
    internal static class NativeMethods
    {
        [DllImport("native")]
        internal static extern int Native();
    }
}
