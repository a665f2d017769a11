using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests
{
    /// <summary>
    /// The nanoFramework projects in device/ build what the .NET projects build. A build here does not see them, so this does.
    /// </summary>
    [TestClass]
    public partial class DeviceProjectTests
    {
        private const string Launcher = "Microbattery.Tests.Launcher";
        private const string TestAssembly = "NFUnitTest";
        private const string SolutionEntry = "Project(\"{11A8DD76-328B-46DF-9F39-F559912D0360}\") = ";
        private const string TestPackage = "nanoFramework.TestFramework";

        private static readonly string s_deviceFolder = Path.Combine(RepositoryFiles.Root, "device");
        private static readonly string s_deviceFiles = s_deviceFolder + Path.DirectorySeparatorChar;
        private static readonly string s_testFolder = Path.Combine(RepositoryFiles.Root, "tests", "Microbattery.Tests");

        // What .NET has itself and no double stands for: Environment.TickCount64, and files.
        private static readonly Dictionary<string, string[]> s_packagesWithoutDouble = new()
        {
            ["Microbattery.Hal.Adapters"] = ["nanoFramework.Runtime.Native"],
            ["Microbattery.Hal.Files"] = ["nanoFramework.System.IO.FileSystem"],
            [Launcher] = [TestPackage, "nanoFramework.Runtime.Native"],
        };

        // As the packages themselves say; CoreLibrary is under all.
        private static readonly Dictionary<string, string[]> s_packagesBelow = new()
        {
            ["nanoFramework.Hardware.Esp32"] = ["nanoFramework.Runtime.Events"],
            ["nanoFramework.System.Device.Gpio"] = ["nanoFramework.Runtime.Events"],
            ["nanoFramework.System.IO.FileSystem"] =
                ["nanoFramework.Runtime.Events", "nanoFramework.System.IO.Streams", "nanoFramework.System.Text"],
        };

        private static Dictionary<string, HostProject> HostProjects { get; } = new[] { "firmware", "hal", "boards" }
            .SelectMany(folder => SourceFiles(Path.Combine(RepositoryFiles.Root, folder), "*.csproj"))
            .Select(path => new HostProject(path))
            .ToDictionary(project => project.Name);

        private static DeviceProject[] DeviceProjects { get; } =
            [.. SourceFiles(s_deviceFolder, "*.nfproj").Select(path => new DeviceProject(path))];

        private static DeviceProject[] TestParts { get; } =
            [.. DeviceProjects.Where(project => project.AssemblyName == TestAssembly)];

        [TestMethod]
        public void Every_assembly_for_the_device_has_a_project_that_compiles_the_same_files()
        {
            HostProject[] expected = [.. HostProjects.Values.Where(project => project.IsDeviceSource)];
            CollectionAssert.AreEquivalent(
                expected.Select(project => project.Name).Append(Launcher).ToArray(),
                DeviceProjects.Except(TestParts).Select(project => project.Name).ToArray());

            foreach (HostProject host in expected)
            {
                DeviceProject device = Find(host.Name);
                Assert.AreEqual(host.Name, device.AssemblyName);
                Assert.AreEqual(host.OutputType, device.OutputType, host.Name);
                CollectionAssert.AreEquivalent(SourceFiles(host.Folder, "*.cs"), device.Sources, host.Name);
            }
        }

        [TestMethod]
        public void A_new_file_needs_no_edit()
        {
            foreach (HostProject host in HostProjects.Values.Where(project => project.IsDeviceSource))
            {
                CompileItem item = Find(host.Name).CompileItems.Single(item => item.IsWildcard);
                Assert.AreEqual(host.Folder, item.Folder, host.Name);
            }
        }

        [TestMethod]
        public void Project_references_are_those_of_the_host_project_and_all_below_it()
        {
            // A project of this kind hands no reference on to the one that refers to it.
            foreach (HostProject host in HostProjects.Values.Where(project => project.IsDeviceSource))
            {
                CollectionAssert.AreEquivalent(
                    Below(host).Where(project => project.IsDeviceSource).Select(project => project.Name).ToArray(),
                    Find(host.Name).ProjectReferences,
                    host.Name);
            }

            foreach (DeviceProject part in TestParts)
            {
                CollectionAssert.AreEquivalent(
                    new[] { "Microbattery.Firmware", "Microbattery.Hal", Launcher }, part.ProjectReferences, part.Name);
            }
        }

        [TestMethod]
        public void Packages_are_those_of_the_doubles_and_no_others()
        {
            // More than that, and a board whose interpreter has not the native half would not start.
            foreach (DeviceProject project in DeviceProjects)
            {
                IEnumerable<string> direct = HostProjects.TryGetValue(project.Name, out HostProject? host)
                    ? Below(host).Append(host).SelectMany(DirectPackages)
                    : s_packagesWithoutDouble[Launcher];
                string[] expected =
                [
                    .. direct.SelectMany(package => s_packagesBelow.GetValueOrDefault(package, []).Append(package))
                        .Append("nanoFramework.CoreLibrary").Distinct(),
                ];
                CollectionAssert.AreEquivalent(expected, project.Packages.Select(package => package.Id).ToArray(), project.Name);
            }
        }

        [TestMethod]
        public void Every_package_has_its_reference_and_every_reference_its_package()
        {
            foreach (DeviceProject project in DeviceProjects)
            {
                CollectionAssert.AreEquivalent(
                    project.Packages, project.References.Select(reference => reference.Package).ToArray(), project.Name);
                foreach (Reference reference in project.References)
                {
                    Assert.AreEqual(reference.Package.Version + ".0", reference.AssemblyVersion, project.Name);
                    Assert.AreEqual(AssemblyOf(reference.Package.Id), reference.AssemblyName, project.Name);
                    Assert.AreEqual(reference.AssemblyName, Path.GetFileNameWithoutExtension(reference.FileName), project.Name);
                }
            }
        }

        [TestMethod]
        public void A_package_has_one_version_everywhere()
        {
            IEnumerable<Package> all = DeviceProjects.SelectMany(project => project.Packages);
            foreach (IGrouping<string, Package> package in all.GroupBy(package => package.Id))
            {
                Assert.AreEqual(1, package.Distinct().Count(), package.Key);
            }
        }

        [TestMethod]
        public void All_compile_as_the_device_needs_it()
        {
            // A newer language injects attribute types that shift the native method table. msbuild reads the first Directory.Build file
            // it finds going up, and after the project: the repository's would set another language version.
            foreach (DeviceProject project in DeviceProjects)
            {
                Assert.AreEqual("9.0", project.Property("LangVersion"), project.Name);
                Assert.AreEqual("v1.0", project.Property("TargetFrameworkVersion"), project.Name);
                Assert.IsTrue(project.PackagesAreForNano, project.Name);
                Assert.AreEqual(3, project.ProjectSystemImports, project.Name);
                CollectionAssert.Contains(project.AllSources, Path.Combine(s_deviceFolder, "AssemblyInfo.cs"), project.Name);
            }

            string properties = File.ReadAllText(Path.Combine(s_deviceFolder, "Directory.Build.props"));
            Assert.IsFalse(properties.Contains("<LangVersion>") || properties.Contains("<Import "));
            Assert.IsFalse(File.ReadAllText(Path.Combine(s_deviceFolder, "Directory.Build.targets")).Contains("<Import "));
        }

        [TestMethod]
        public void Every_test_is_in_one_part_and_the_doubles_in_all()
        {
            string doubles = Path.Combine(s_testFolder, "Doubles") + Path.DirectorySeparatorChar;
            foreach (string file in SourceFiles(s_testFolder, "*.cs"))
            {
                int parts = TestParts.Count(part => part.Sources.Contains(file));
                Assert.AreEqual(file.StartsWith(doubles, StringComparison.Ordinal) ? TestParts.Length : 1, parts, file);
            }
        }

        [TestMethod]
        public void The_test_adapter_finds_its_way()
        {
            foreach (DeviceProject part in TestParts)
            {
                Assert.AreEqual("true", part.Property("IsTestProject"), part.Name);
                Assert.AreEqual(@"$(MSBuildProjectDirectory)\nano.runsettings", part.Property("RunSettingsFilePath"), part.Name);
                Assert.IsTrue(File.Exists(Path.Combine(part.Folder, "nano.runsettings")), part.Name);

                // It opens as a file what follows these words.
                foreach (Match match in OpenedByTheAdapter().Matches(File.ReadAllText(part.Path)))
                {
                    Assert.IsTrue(File.Exists(part.FullPath(match.Groups[1].Value)), $"{part.Name}: {match.Value}");
                }
            }
        }

        [TestMethod]
        public void The_solution_builds_and_deploys_every_project_and_nothing_else()
        {
            string[] lines = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "nanoFramework.sln"));
            string[] listed = [.. lines.Where(line => line.StartsWith(SolutionEntry, StringComparison.Ordinal))];
            string[] expected =
            [
                .. DeviceProjects.Select(project => SolutionEntry
                    + $"\"{project.Name}\", \"device\\{project.Name}\\{project.Name}.nfproj\", \"{project.Property("ProjectGuid")}\""),
            ];
            CollectionAssert.AreEquivalent(expected, listed);
            Assert.IsFalse(lines.Any(line => line.Contains(".csproj", StringComparison.Ordinal)));

            string[] configured = [.. lines.Where(line => line.Contains("|Any CPU."))];
            string[] wanted =
            [
                .. from project in DeviceProjects
                   from configuration in new[] { "Debug|Any CPU", "Release|Any CPU" }
                   from step in new[] { "ActiveCfg", "Build.0", "Deploy.0" }
                   select $"\t\t{project.Property("ProjectGuid")}.{configuration}.{step} = {configuration}",
            ];
            CollectionAssert.AreEquivalent(wanted, configured);
        }

        [TestMethod]
        public void Every_project_has_a_GUID_of_its_own()
        {
            Guid[] guids = [.. DeviceProjects.Select(project => Guid.Parse(project.Property("ProjectGuid")))];
            CollectionAssert.AllItemsAreUnique(guids);
            CollectionAssert.DoesNotContain(guids, Guid.Empty);
        }

        private static DeviceProject Find(string name) => DeviceProjects.Single(project => project.Name == name);

        private static HashSet<HostProject> Below(HostProject project)
        {
            HashSet<HostProject> below = [];
            foreach (HostProject reference in project.ProjectReferences.Select(name => HostProjects[name]))
            {
                below.Add(reference);
                below.UnionWith(Below(reference));
            }

            return below;
        }

        private static IEnumerable<string> DirectPackages(HostProject project) => project.IsDeviceSource
            ? s_packagesWithoutDouble.GetValueOrDefault(project.Name, [])
            : [WithPrefix(project.Name)];

        private static string WithPrefix(string assembly) =>
            assembly.StartsWith("nanoFramework.", StringComparison.Ordinal) ? assembly : "nanoFramework." + assembly;

        private static string AssemblyOf(string package) => package switch
        {
            "nanoFramework.CoreLibrary" => "mscorlib",
            "nanoFramework.System.Text" => package,
            _ when package.StartsWith("nanoFramework.System.", StringComparison.Ordinal) => package["nanoFramework.".Length..],
            _ => package,
        };

        private static string[] SourceFiles(string folder, string pattern) =>
        [
            .. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")),
        ];

        [GeneratedRegex("<Compile Include=\"([^\"]+)\"", RegexOptions.IgnoreCase)]
        private static partial Regex OpenedByTheAdapter();

        private sealed record Package(string Id, string Version);

        private sealed record Reference(string AssemblyName, string AssemblyVersion, Package Package, string FileName);

        /// <summary>One Compile element: a file, or everything below a folder but some folders.</summary>
        private sealed record CompileItem(string Include, string[] Exclude)
        {
            private static readonly string s_everything = Path.Combine("**", "*.cs");
            private static readonly string s_all = Path.DirectorySeparatorChar + "**";

            internal bool IsWildcard => Include.EndsWith(s_everything, StringComparison.Ordinal);

            internal string Folder => Path.GetDirectoryName(Path.GetDirectoryName(Include))!;

            internal IEnumerable<string> Files => IsWildcard
                ? Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
                    .Where(file => !Exclude.Any(folder => file.StartsWith(folder[..^(s_all.Length - 1)], StringComparison.Ordinal)))
                : [Include];
        }

        private sealed record HostProject(string Path)
        {
            private readonly XDocument _content = XDocument.Load(Path);

            internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

            internal string Folder => System.IO.Path.GetDirectoryName(Path)!;

            internal bool IsDeviceSource => _content.Descendants("DeviceSource").Any(element => element.Value == "true");

            internal string OutputType => _content.Descendants("OutputType").SingleOrDefault()?.Value ?? "Library";

            internal IEnumerable<string> ProjectReferences => _content.Descendants("ProjectReference")
                .Select(element => System.IO.Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value));
        }

        private sealed partial record DeviceProject(string Path)
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
                [.. AllSources.Where(file => !file.StartsWith(s_deviceFiles, StringComparison.Ordinal))];

            internal Package[] Packages =>
                [.. PackageElements.Select(element => new Package(element.Attribute("id")!.Value, element.Attribute("version")!.Value))];

            internal bool PackagesAreForNano => PackageElements.All(element => element.Attribute("targetFramework")!.Value == "netnano1.0"
                && element.Attribute("developmentDependency") is not null == (element.Attribute("id")!.Value == TestPackage));

            internal Reference[] References => [.. Elements("Reference").Select(ReadReference)];

            private IEnumerable<XElement> PackageElements =>
                XDocument.Load(System.IO.Path.Combine(Folder, "packages.config")).Descendants("package");

            internal string Property(string name) => Elements(name).Single().Value;

            internal string FullPath(string path) =>
                System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, path.Replace('\\', System.IO.Path.DirectorySeparatorChar)));

            private static string Include(XElement element) => element.Attribute("Include")!.Value;

            private static Reference ReadReference(XElement element)
            {
                Match name = AssemblyReference().Match(Include(element));
                Match hint = Hint().Match(element.Elements().Single(child => child.Name.LocalName == "HintPath").Value);
                Assert.IsTrue(name.Success && hint.Success, element.ToString());
                return new Reference(
                    name.Groups[1].Value,
                    name.Groups[2].Value,
                    new Package(hint.Groups[1].Value, hint.Groups[2].Value),
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
}
