using System.Collections.Generic;

namespace Microbattery.Conformance
{
    /// <summary>Where one and the same source compiles to different members on the two platforms: from .NET's to the device's.</summary>
    internal static class Equivalents
    {
        private const string FormatOnDevice = "M:System.String.Format(System.String,System.Object[]) -> System.String";

        private static readonly Dictionary<string, string> s_onDevice = new()
        {
            // Where the class library has no overloads for one, two or three arguments, params takes them.
            ["M:System.String.Format(System.String,System.Object) -> System.String"] = FormatOnDevice,
            ["M:System.String.Format(System.String,System.Object,System.Object) -> System.String"] = FormatOnDevice,
            ["M:System.String.Format(System.String,System.Object,System.Object,System.Object) -> System.String"] = FormatOnDevice,

            // lock: the compiler takes the older call where the newer is missing.
            ["M:System.Threading.Monitor.Enter(System.Object,System.Boolean&)"] = "M:System.Threading.Monitor.Enter(System.Object)",

            // The host double asks the compiler for file and line, as MSTest does.
            ["M:nanoFramework.TestFramework.TestMethodAttribute..ctor(System.String,System.Int32)"] =
                "M:nanoFramework.TestFramework.TestMethodAttribute..ctor()",
        };

        internal static string OnDevice(string line) => s_onDevice.GetValueOrDefault(line, line);
    }
}
