using System;
using System.Linq;

namespace Microbattery.Conformance
{
    /// <summary>The device assemblies of this build, checked once for all tests.</summary>
    internal static class DeviceCode
    {
        private static readonly Lazy<Finding[]> s_findings =
            new(() => [.. Assemblies!.SelectMany(assembly => Walker.Check(assembly, RuleBook.All))]);

        internal static CompiledAssembly[] Assemblies { get; } =
            [.. DeviceProject.FindAll().Select(project => new CompiledAssembly(project.Path, project.AssemblyPath, project.IsTests))];

        internal static Finding[] Findings => s_findings.Value;
    }
}
