using System;
using System.Linq;
using Microbattery.Conformance.Rules;

namespace Microbattery.Conformance
{
    /// <summary>The device assemblies of this build, checked once for all tests.</summary>
    internal static class DeviceCode
    {
        private const string Comment = "What device code uses of nanoFramework. To rewrite the list:\n# "
            + "UPDATE_PLATFORM_SURFACE=1 dotnet test --project tests/Microbattery.Conformance";

        private static readonly Lazy<(Finding[] Findings, Surface Surface)> s_checked = new(CheckAll);

        internal static CompiledAssembly[] Assemblies { get; } =
            [.. DeviceProject.FindAll().Select(project => new CompiledAssembly(project.Path, project.AssemblyPath, project.IsTests))];

        internal static Finding[] Findings => s_checked.Value.Findings;

        /// <summary>What the device assemblies use of the platform, on its list or not.</summary>
        internal static string[] Used => [.. s_checked.Value.Surface.Used];

        internal static PlatformSurface List { get; } = LoadList();

        private static PlatformSurface LoadList()
        {
            if (Environment.GetEnvironmentVariable("UPDATE_PLATFORM_SURFACE") == "1")
            {
                Rewrite();
            }

            return PlatformSurface.Load(RepositoryFiles.SurfaceList);
        }

        /// <summary>Only what the platform has gets onto the list: anything else in use stays a finding.</summary>
        private static void Rewrite()
        {
            PlatformSurface all = PlatformLists.Load();
            PlatformSurface used = new();
            Surface surface = new(all, OwnNames());
            foreach (CompiledAssembly assembly in Assemblies)
            {
                Walker.Check(assembly, [surface]);
            }

            foreach (string line in surface.Used.Where(all.Has))
            {
                used.Add(line, all.SectionOf(line));
            }

            used.Save(RepositoryFiles.SurfaceList, Comment);
        }

        private static (Finding[] Findings, Surface Surface) CheckAll()
        {
            Surface surface = new(List, OwnNames());
            Rule[] rules = RuleBook.All(surface);
            return ([.. Assemblies.SelectMany(assembly => Walker.Check(assembly, rules))], surface);
        }

        private static string[] OwnNames() => [.. Assemblies.Select(assembly => assembly.Name)];
    }
}
