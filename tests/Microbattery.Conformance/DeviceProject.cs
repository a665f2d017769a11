using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Microbattery.Conformance
{
    /// <summary>A project whose sources also compile for the device, and the assembly its build left.</summary>
    internal sealed record DeviceProject(string Path, string AssemblyPath, bool IsTests)
    {
        internal static string[] ProductFolders { get; } = ["firmware", "hal", "boards"];

        /// <summary>Every project that says DeviceSource: a new one is checked without being listed here.</summary>
        internal static DeviceProject[] FindAll()
        {
            Dictionary<string, string> built = File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "assemblies-to-check.txt"))
                .Select(line => line.Split('|'))
                .ToDictionary(parts => parts[0], parts => parts[1]);
            IEnumerable<string> product = ProductFolders
                .SelectMany(folder => RepositoryFiles.Find(System.IO.Path.Combine(RepositoryFiles.Root, folder), "*.csproj"));
            string tests = System.IO.Path.Combine(RepositoryFiles.Root, "tests", "Microbattery.Tests", "Microbattery.Tests.csproj");
            return
            [
                .. product.Where(IsDeviceSource).Select(path => new DeviceProject(path, built[path], false)),
                new DeviceProject(tests, built[tests], true),
            ];
        }

        internal static bool IsDeviceSource(string project) =>
            XDocument.Load(project).Descendants("DeviceSource").Any(element => element.Value.Trim() == "true");
    }
}
