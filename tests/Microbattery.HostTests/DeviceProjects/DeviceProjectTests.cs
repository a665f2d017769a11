using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.DeviceProjects
{
    /// <summary>
    /// The nanoFramework projects in device/ build what the .NET projects build, for the packages and in the manner that the device needs.
    /// That they compile, device/check sees to.
    /// </summary>
    [TestClass]
    public partial class DeviceProjectTests
    {
        internal const string TestPackage = "nanoFramework.TestFramework";

        private const string Launcher = "Microbattery.Tests.Launcher";
        private const string TestAssembly = "NFUnitTest";
        private const string SolutionEntry = "Project(\"{11A8DD76-328B-46DF-9F39-F559912D0360}\") = ";

        private static readonly string s_deviceFolder = Path.Combine(RepositoryFiles.Root, "device");
        internal static readonly string DeviceFiles = s_deviceFolder + Path.DirectorySeparatorChar;
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
                foreach (DeviceReference reference in project.References)
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
            IEnumerable<DevicePackage> all = DeviceProjects.SelectMany(project => project.Packages);
            foreach (IGrouping<string, DevicePackage> package in all.GroupBy(package => package.Id))
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
        public void The_build_of_this_solution_compiles_against_the_same_class_library()
        {
            XElement restored = XDocument.Load(Path.Combine(RepositoryFiles.Root, "Directory.Packages.props")).Descendants("PackageVersion")
                .Single(element => element.Attribute("Include")!.Value == "nanoFramework.CoreLibrary");
            foreach (DeviceProject project in DeviceProjects)
            {
                DevicePackage flashed = project.Packages.Single(package => package.Id == "nanoFramework.CoreLibrary");
                Assert.AreEqual(flashed.Version, restored.Attribute("Version")!.Value, project.Name);
            }
        }

        [TestMethod]
        public void Projects_of_firmware_hal_and_boards_are_for_the_device_but_for_the_host_implementations()
        {
            foreach (HostProject project in HostProjects.Values)
            {
                string path = Path.GetRelativePath(RepositoryFiles.Root, project.Path);
                bool isHost = path.StartsWith(Path.Combine("hal", "host"), StringComparison.Ordinal);
                Assert.AreNotEqual(isHost, project.IsDeviceSource, project.Name);
            }
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
    }
}
