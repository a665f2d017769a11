using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.DeviceProjects
{
    /// <summary>A nanoFramework project in device/, and its packages.config.</summary>
    internal sealed partial record DeviceProject(string Path)
    {
        private readonly XDocument _content = XDocument.Load(Path);

        internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

        internal string Folder => System.IO.Path.GetDirectoryName(Path)!;

        internal string AssemblyName => Property("AssemblyName");

        internal string OutputType => Property("OutputType");

        internal int ProjectSystemImports => Elements("Import").Select(element => element.Attribute("Project")!.Value)
            .Count(path => path.StartsWith("$(NanoFrameworkProjectSystemPath)", StringComparison.Ordinal));

        internal string[] ProjectReferences =>
            [.. Elements("ProjectReference").Select(element => System.IO.Path.GetFileNameWithoutExtension(FullPath(Include(element))))];

        internal CompileItem[] CompileItems =>
        [
            .. Elements("Compile").Select(element => new CompileItem(
                FullPath(Include(element)),
                [.. (element.Attribute("Exclude")?.Value.Split(';') ?? []).Select(FullPath)])),
        ];

        internal string[] AllSources => [.. CompileItems.SelectMany(item => item.Files)];

        internal string[] Sources =>
            [.. AllSources.Where(file => !file.StartsWith(DeviceProjectTests.DeviceFiles, StringComparison.Ordinal))];

        internal DevicePackage[] Packages =>
            [.. PackageElements.Select(element => new DevicePackage(element.Attribute("id")!.Value, element.Attribute("version")!.Value))];

        internal bool PackagesAreForNano => PackageElements.All(element => element.Attribute("targetFramework")!.Value == "netnano1.0"
            && element.Attribute("developmentDependency") is not null == (
                element.Attribute("id")!.Value == DeviceProjectTests.TestPackage));

        internal DeviceReference[] References => [.. Elements("Reference").Select(ReadReference)];

        private IEnumerable<XElement> PackageElements =>
            XDocument.Load(System.IO.Path.Combine(Folder, "packages.config")).Descendants("package");

        internal string Property(string name) => Elements(name).Single().Value;

        internal string FullPath(string path) =>
            System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, path.Replace('\\', System.IO.Path.DirectorySeparatorChar)));

        private static string Include(XElement element) => element.Attribute("Include")!.Value;

        private static DeviceReference ReadReference(XElement element)
        {
            Match name = AssemblyReference().Match(Include(element));
            Match hint = Hint().Match(element.Elements().Single(child => child.Name.LocalName == "HintPath").Value);
            Assert.IsTrue(name.Success && hint.Success, element.ToString());
            return new DeviceReference(
                name.Groups[1].Value,
                name.Groups[2].Value,
                new DevicePackage(hint.Groups[1].Value, hint.Groups[2].Value),
                hint.Groups[3].Value);
        }

        private IEnumerable<XElement> Elements(string name) =>
            _content.Descendants().Where(element => element.Name.LocalName == name);

        [GeneratedRegex(@"^([\w.]+), Version=([\d.]+), Culture=neutral, PublicKeyToken=c07d481e9758c731$")]
        private static partial Regex AssemblyReference();

        [GeneratedRegex(@"^\.\.\\\.\.\\packages\\(.+?)\.(\d+\.\d+\.\d+)\\lib\\(.+)$")]
        private static partial Regex Hint();
    }
}
