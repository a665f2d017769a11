using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Microbattery.Conformance
{
    /// <summary>The compiler of this build, on sources for the device: the real class library, C# 9.0, as device/check compiles.</summary>
    internal static class DeviceCompiler
    {
        /// <summary>Compiles files to one assembly with symbols, unoptimised: each offence of a sample stays on its line.</summary>
        /// <param name="assemblyPath">The assembly to write.</param>
        /// <param name="languageVersion">The C# version.</param>
        /// <param name="files">The sources.</param>
        /// <returns>The errors, a line each, with file and line first; empty when the assembly was written.</returns>
        internal static string[] Compile(string assemblyPath, string languageVersion, params string[] files)
        {
            IEnumerable<string> arguments =
            [
                "exec", Metadata("CompilerPath"), "-nologo", "-noconfig", "-nostdlib", "-unsafe", "-target:library", "-debug:portable",
                "-optimize-", $"-langversion:{languageVersion}", $"-out:{assemblyPath}", $"-reference:{ClassLibrary.AssemblyPath}",
                .. files,
            ];
            using Process compiler = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
            string output = compiler.StandardOutput.ReadToEnd();
            compiler.WaitForExit();
            string[] errors = [.. output.Split('\n').Where(line => line.Contains(": error CS", StringComparison.Ordinal))];
            return compiler.ExitCode == 0 || errors.Length > 0 ? errors : throw new IOException($"the compiler failed: {output}");
        }

        private static string Metadata(string key) => typeof(DeviceCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key).Value!;
    }
}
