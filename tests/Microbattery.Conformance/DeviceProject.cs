using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace Microbattery.Conformance
{
    /// <summary>A nanoFramework project, and the assembly that device/check compiled of it.</summary>
    internal sealed record DeviceProject(string Path)
    {
        private readonly XDocument _content = XDocument.Load(Path);

        internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

        /// <summary>Whether it is a part of the tests that run on a device, or what starts them: not in what a device ships.</summary>
        internal bool IsTests => Name.StartsWith("Microbattery.Tests.", StringComparison.Ordinal);

        internal bool IsProgram => Property("OutputType") == "Exe";

        internal string AssemblyPath => System.IO.Path.Combine(
            RepositoryFiles.CompiledForDevice, Configuration, Name, Property("AssemblyName") + (IsProgram ? ".exe" : ".dll"));

        internal string[] ProjectReferences =>
            [.. Elements("ProjectReference").Select(element => FileName(element.Attribute("Include")!.Value))];

        /// <summary>The class library and the others it refers to, by the names of their files.</summary>
        internal string[] Libraries =>
            [.. Elements("HintPath").Select(element => FileName(element.Value))];

        private static string Configuration =>
            typeof(DeviceProject).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

        /// <summary>All of them: a new one is checked without being listed here.</summary>
        internal static DeviceProject[] FindAll()
        {
            string folder = System.IO.Path.Combine(RepositoryFiles.Root, "device");
            return [.. RepositoryFiles.Find(folder, "*.nfproj").Select(path => new DeviceProject(path))];
        }

        // Paths in these projects are those of Windows.
        private static string FileName(string path) => System.IO.Path.GetFileNameWithoutExtension(path.Split('\\')[^1]);

        private string Property(string name) => Elements(name).Single().Value;

        private IEnumerable<XElement> Elements(string name) =>
            _content.Descendants().Where(element => element.Name.LocalName == name);
    }
}
